/** How fast-check tries: a few inputs, the same each time; with `FUZZ=100`, a hundred times as many, at random. */

const times = Number(process.env["FUZZ"] ?? 0);

/** @param {number} numRuns how many inputs an ordinary run tries */
export const tried = (numRuns) => (times > 0 ? { numRuns: numRuns * times } : { numRuns, seed: 1 });
