/** What comparing texts takes of CodeMirror. The build puts the bundle of it in the place of this file. */

export { Chunk } from "@codemirror/merge";
export { Text } from "@codemirror/state";
