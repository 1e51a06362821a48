/** What a download takes of client-zip. The build puts the bundle of it in the place of this file. */

export { makeZip } from "client-zip";
