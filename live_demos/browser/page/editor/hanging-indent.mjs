/** Tells each line how far it is indented, so that what wraps of it can stand further in. */

/** @import { Extension } from "@codemirror/state" */

/** Columns of a tab: CodeMirror's own. */
const TAB = 4;

/**
 * @param {import("./code-editor.mjs").CodeMirror} codemirror
 * @returns {Extension}
 */
export function hangingIndent({ Decoration, EditorView }) {
  // Of what is drawn alone: a file may have thousands of lines.
  return EditorView.decorations.of(({ state: { doc }, visibleRanges }) => {
    const ranges = [];
    for (const { from, to } of visibleRanges) {
      for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
        const columns = columnsBefore(line.text);
        if (columns > 0) {
          ranges.push(Decoration.line({ attributes: { style: `--columns: ${columns}` } }).range(line.from));
        }
        if (line.to >= to) {
          break;
        }
      }
    }
    return Decoration.set(ranges);
  });
}

/**
 * Counts the columns of the white space before a line's code.
 * @param {string} line
 */
export function columnsBefore(line) {
  const [space = ""] = /^[ \t]*/.exec(line) ?? [];
  return [...space].reduce((sum, sign) => sum + (sign === "\t" ? TAB - (sum % TAB) : 1), 0);
}
