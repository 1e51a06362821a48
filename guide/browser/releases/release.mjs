/** Compares releases, and shows words in which backticks stand for code. */

/**
 * @param {string} release as 1.50
 * @param {string} since
 * @param {string} until
 */
export function isWithin(release, since, until) {
  return compare(since, release) <= 0 && compare(release, until) <= 0;
}

/**
 * @param {string} one
 * @param {string} other
 */
export function compare(one, other) {
  const [a, b] = [one, other].map((release) => release.split(".").map(Number));
  for (const [place, number] of (a ?? []).entries()) {
    const difference = number - (b?.[place] ?? 0);
    if (difference) {
      return difference;
    }
  }
  return 0;
}

/**
 * @param {string} words
 * @returns {(string | HTMLElement)[]}
 */
export function textOf(words) {
  return words.split("`").map((part, place) => {
    if (place % 2 === 0) {
      return part;
    }
    const code = document.createElement("code");
    code.textContent = part;
    return code;
  });
}
