/** An app as a file to keep: one script as it is, several files as a ZIP archive. */

/** @import { AppCode } from "../../shared/frame-messages.d.mts" */

/**
 * @param {Pick<AppCode, "files">} app
 * @param {() => Promise<typeof import("./zip.mjs")>} loadZip
 * @returns {Promise<{name: string, blob: Blob}>}
 */
export async function fileOf({ files }, loadZip = () => import("./zip.mjs")) {
  const entries = Object.entries(files);
  const [[path = "", text = ""] = []] = entries;
  if (entries.length === 1) {
    return { name: path.split("/").at(-1) ?? path, blob: new Blob([text], { type: "text/x-python" }) };
  }
  const { makeZip } = await loadZip();
  const archive = makeZip(entries.map(([name, input]) => ({ name, input })));
  return {
    name: "app.zip",
    blob: await new Response(archive, { headers: { "Content-Type": "application/zip" } }).blob(),
  };
}

/**
 * Has the browser keep a file.
 * @param {{name: string, blob: Blob}} file
 */
export function keep({ name, blob }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000); // The browser may begin to read it later.
}
