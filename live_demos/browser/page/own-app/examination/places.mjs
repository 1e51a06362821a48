/** Says lines of an app's files in a sentence, as the command `settled` does. */

/** How many lines of a file are listed where there may be very many. */
const MOST = 8;

/** @param {{file: string, line: number}[]} places `file` is empty for the script that runs */
export function placesInWords(places) {
  const files = [...new Set(places.map(({ file }) => file))];
  return files
    .map((file) => {
      const lines = places.filter((place) => place.file === file).map(({ line }) => line);
      const more = lines.length > MOST ? " and more" : "";
      const where = file ? ` of ${file}` : "";
      return `${lines.length === 1 ? "line" : "lines"} ${lines.slice(0, MOST).join(", ")}${more}${where}`;
    })
    .join("; ");
}
