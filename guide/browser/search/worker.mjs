/**
 * The search's worker, in the place of the theme's: answers the same messages. Material starts it
 * with the first page of a visit. It loads what it needs when somebody searches.
 *
 * Material starts it as a classic script, so it may not have an import statement.
 */

/** The kinds of Material's messages. */
const READY = 1;
const QUERY = 2;
const RESULT = 3;

/** From the folder of this file. */
const SITE = "../../../../";

/** @type {Promise<(query: string) => import("./results.mjs").Item[][]> | undefined} */
let loading;
let asked = 0;

async function load() {
  const [{ makeResults }, response] = await Promise.all([
    import("./results.mjs"),
    fetch(new URL(`${SITE}search/pages.json`, self.location.href)),
  ]);
  if (!response.ok) {
    throw new Error(`search/pages.json: status ${response.status}`);
  }
  return makeResults(await response.json());
}

/** What a reader gets who searches while the network is gone; the next key tries again. */
const UNLOADED = {
  location: "find/",
  title: "The search could not be loaded",
  text: "<p>Check the connection and type on: it is tried again. Or find your symptom in three choices.</p>",
  score: 1,
  terms: {},
};

self.addEventListener("message", async ({ data: { type, data: query } }) => {
  if (type !== QUERY) {
    return;
  }
  const turn = (asked += 1);
  /** @type {import("./results.mjs").Item[][]} */
  let items = [];
  try {
    // Material asks for nothing with the first page, and when the field is emptied.
    if (query.trim()) {
      loading ??= load();
      items = (await loading)(query);
    }
  } catch (error) {
    loading = undefined;
    console.warn(error);
    items = [[UNLOADED]];
  }
  // Of several that waited for the index, the last one counts.
  if (turn === asked) {
    self.postMessage({ type: RESULT, data: { items } });
  }
});

self.postMessage({ type: READY });
