/** Finds the page of this site that a demo stands on. */

import { SITE } from "../../shared/site-root.mjs";

/**
 * @param {string} slug maybe of no demo of this site
 * @returns {Promise<string | null>} the page's address, from the site's root
 */
export async function pageOfDemo(slug) {
  const response = slug ? await fetch(`${SITE}demos/index.json`).catch(() => null) : null;
  /** @type {{slug: string, page: string | null}[]} */
  const demos = response?.ok ? (await response.json().catch(() => ({}))).demos : [];
  return demos?.find((demo) => demo.slug === slug)?.page ?? null;
}
