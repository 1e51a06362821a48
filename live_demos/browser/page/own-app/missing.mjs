/**
 * What an app asks for that is not here, or does not work in a browser, with what to do instead. The
 * sentences on commands were tried in the runtime: tests/live_demos/browser/page/own_app/test_missing.py.
 */

import { isPython } from "./app-files.mjs";
import { readCode } from "./imports.mjs";

/** @import { Tree } from "@lezer/common" */
/** @import { AppCode } from "../../shared/frame-messages.d.mts" */

/**
 * @typedef {object} Missing
 * @property {string} name `pandas`, `st.dataframe`
 * @property {{file: string, line: number}} place where it is asked for first
 * @property {string} words what is so, and what to do instead
 */

/** What to do instead, by the kind of what is not here. `…` in a list of names stands for any ending. */
const INSTEAD = /** @type {const} */ ([
  [
    ["pandas", "polars", "pyarrow", "geopandas", "datasets"],
    "Hold the rows in a list of dicts, and show them with st.json. For an input that is lost, the data rarely matters.",
  ],
  [
    ["numpy", "scipy"],
    "Use lists, math, random and statistics: for an input that is lost, the numbers rarely matter.",
  ],
  [
    ["requests", "httpx", "aiohttp", "urllib3", "bs4", "selenium"],
    "Put a function in its place that returns a fixed answer.",
  ],
  [
    ["matplotlib", "plotly", "altair", "seaborn", "bokeh", "pydeck", "folium", "cv2", "PIL", "imageio"],
    "Show with st.write what the picture is made of. A picture loses no input, unless the app reads what is selected in it.",
  ],
  [
    [
      "sqlite3",
      "sqlalchemy",
      "psycopg2",
      "psycopg",
      "pymysql",
      "mysql",
      "pymongo",
      "redis",
      "duckdb",
      "snowflake",
      "gspread",
      "boto3",
      "firebase_admin",
      "supabase",
    ],
    "Put a dict in its place that a function with @st.cache_resource returns.",
  ],
  [
    [
      "openai",
      "anthropic",
      "ollama",
      "langchain…",
      "langgraph",
      "llama_index",
      "transformers",
      "torch",
      "tensorflow",
      "keras",
      "sklearn",
      "xgboost",
    ],
    "Put a function in its place that returns a fixed answer, or yields its words one by one.",
  ],
  [["dotenv", "yaml"], "Write the settings into the app as a dict."],
  [
    ["streamlit_…", "st_…", "extra_streamlit_components"],
    "Put that widget of Streamlit in its place that comes closest.",
  ],
]);

const OTHERWISE =
  "Take out what needs it, a part at a time: of an input that is lost, the widgets, the session state and the callbacks are what matters.";

const FETCH = "An app cannot ask other hosts for anything here. Put a fixed answer in its place.";

/** What can be imported, and does not work. */
const LIMITED = new Map(
  Object.entries({
    "concurrent.futures": "No thread can be started in a browser. Call the function in place.",
    multiprocessing: "No process can be started in a browser. Call the function in place.",
    subprocess: "No process can be started in a browser. Put a fixed answer in its place.",
    threading: "No thread can be started in a browser. Call the function in place.",
    "urllib.request": FETCH,
    "http.client": FETCH,
  }),
);

const ROWS = "It needs pandas or numpy, which are not here, for lists and dicts too. Show rows with st.json.";
const CHART = "It needs a package that is not here. Show with st.write what it draws.";

/** Commands of Streamlit that need what is not here. */
const COMMANDS = new Map(
  Object.entries({
    altair_chart: CHART,
    area_chart: CHART,
    bar_chart: CHART,
    data_editor: ROWS,
    dataframe: ROWS,
    line_chart: CHART,
    plotly_chart: CHART,
    pydeck_chart: CHART,
    pyplot: CHART,
    scatter_chart: CHART,
    vega_lite_chart: CHART,
  }),
);

/** The same, where the name alone says too little: other things have a method `map`. */
const DIRECT_COMMANDS = new Map(
  Object.entries({
    connection:
      "No database can be reached. Put a dict in its place that a function with @st.cache_resource returns.",
    image: "It needs numpy and Pillow, which are not here. Show the name of the picture with st.write.",
    login: "It needs Authlib, which is not here. Put a button in its place that sets st.session_state.",
    map: CHART,
    pdf: "It needs a component that is not here.",
    table: ROWS,
  }),
);

/** What st.write draws with numpy. */
const NEEDS_NUMPY = new Set([
  "ArrayExpression",
  "ArrayComprehensionExpression",
  "DictionaryExpression",
  "DictionaryComprehensionExpression",
  "st.session_state",
]);
const WRITE =
  "Of a list, a dict or st.session_state it makes a table with numpy, which is not here. Use st.json.";

/**
 * @param {Pick<AppCode, "files" | "entrypoint">} app
 * @param {ReadonlySet<string>} there the modules that every app can import, by their first names
 * @param {(text: string) => Tree} parse by Lezer's Python grammar
 * @returns {Missing[]} each name once, in the order of the files and the lines
 */
export function missingOf(app, there, parse) {
  /** @type {Map<string, Missing>} */
  const found = new Map();
  const own = ownModules(app);
  for (const [file, text] of Object.entries(app.files)) {
    if (!isPython(file)) {
      continue;
    }
    const { imports, commands } = readCode(parse(text), text);
    const note = (/** @type {string} */ name, /** @type {number} */ line, /** @type {string} */ words) => {
      found.set(name, found.get(name) ?? { name, place: { file, line }, words });
    };
    for (const { module, dots, names, line, optional } of imports) {
      const first = module.split(".", 1)[0] ?? "";
      if (dots > 0 || own.has(first) || optional) {
        continue;
      }
      if (!there.has(first)) {
        note(first, line, `It is not here. ${insteadOf(first)}`);
      }
      const limited = [module, ...names.map((name) => `${module}.${name}`)].find((name) => LIMITED.has(name));
      if (limited) {
        note(limited, line, LIMITED.get(limited) ?? "");
      }
    }
    for (const { name, direct, passed, line } of commands) {
      const words = COMMANDS.get(name) ?? (direct ? DIRECT_COMMANDS.get(name) : undefined);
      if (words) {
        note(`st.${name}`, line, words);
      } else if (direct && name === "write" && passed.some((kind) => NEEDS_NUMPY.has(kind))) {
        note("st.write", line, WRITE);
      }
    }
  }
  return [...found.values()];
}

/**
 * Gives the first names of what the app's own files can be imported by.
 * @param {Pick<AppCode, "files" | "entrypoint">} app
 */
function ownModules({ files, entrypoint }) {
  const folder = entrypoint.replace(/[^/]*$/, ""); // Python looks beside the script that runs.
  const beside = Object.keys(files).filter((path) => path.startsWith(folder) && isPython(path));
  return new Set(beside.map((path) => path.slice(folder.length).split(/\/|\.py$/, 1)[0]));
}

/** @param {string} module its first name */
function insteadOf(module) {
  const fits = (/** @type {string} */ name) =>
    name === module || (name.endsWith("…") && module.startsWith(name.slice(0, -1)));
  return INSTEAD.find(([names]) => names.some(fits))?.[1] ?? OTHERWISE;
}
