/** What a Python file imports, and which Streamlit commands it calls: read from its syntax tree, not run. */

/** @import { SyntaxNode, Tree } from "@lezer/common" */

/**
 * @typedef {object} Import
 * @property {string} module the whole name: `os.path`; empty for `from . import x`
 * @property {number} dots how many stand before it
 * @property {string[]} names what is taken of it, `*` too
 * @property {number} line
 * @property {boolean} optional whether the file goes on without it
 */

/**
 * @typedef {object} Command
 * @property {string} name `dataframe`
 * @property {boolean} direct whether it is Streamlit's for sure: `st.table`, `st.sidebar.table`, not `column.table`
 * @property {string[]} passed the kinds of what is passed: names of nodes, or `st.session_state`
 * @property {number} line
 */

/** @typedef {(node: SyntaxNode | undefined) => string} Say gives the text of a node */
/** @typedef {{name: string, alias: string}} Named as in `name as alias` */

/** Who catches one of these goes on without the module. */
const CAUGHT = /\b(ImportError|ModuleNotFoundError|Exception|BaseException)\b/;

const CLAUSES = ["try", "except", "else", "finally", "if", "elif"];

/**
 * @param {Tree} tree of the text, by Lezer's Python grammar
 * @param {string} text
 * @returns {{imports: Import[], commands: Command[]}} in the order of the text
 */
export function readCode(tree, text) {
  /** @type {Import[]} */
  const imports = [];
  /** @type {Command[]} */
  const commands = [];
  /** What means Streamlit; where it is not imported, `st` does. */
  const modules = new Set(["st"]);
  /** What means a command of it. @type {Map<string, string>} */
  const own = new Map();
  /** @type {Say} */
  const say = (node) => (node ? text.slice(node.from, node.to) : "");
  const lineOf = lineFinder(text);

  for (const node of nodesOf(tree, "ImportStatement")) {
    const { source, taken } = readImport(node, say);
    const where = { optional: isOptional(node, say), line: lineOf(node.from) };
    if (source === null) {
      imports.push(...taken.map(({ name }) => ({ module: name, dots: 0, names: [], ...where })));
      taken.filter(({ name }) => name === "streamlit").forEach(({ alias }) => modules.add(alias));
    } else {
      const module = source.replace(/^\.+/, "");
      const names = taken.map(({ name }) => name);
      imports.push({ module, dots: source.length - module.length, names, ...where });
      if (source === "streamlit") {
        taken.forEach(({ name, alias }) => own.set(alias, name));
      }
    }
  }
  for (const node of nodesOf(tree, "CallExpression")) {
    const [called, list] = childrenOf(node);
    const parts = say(called).split(/\s*\.\s*/);
    const before = parts.slice(0, -1).join(".");
    const name = called?.name === "VariableName" ? own.get(say(called)) : parts.at(-1);
    if (name && ["VariableName", "MemberExpression"].includes(called?.name ?? "")) {
      const direct =
        before === "" || modules.has(before.replace(/\.sidebar$/, "")) || own.get(before) === "sidebar";
      commands.push({ name, direct, passed: kindsOf(list, say), line: lineOf(node.from) });
    }
  }
  return { imports, commands };
}

/**
 * @param {Tree} tree
 * @param {string} kind
 */
function nodesOf(tree, kind) {
  /** @type {SyntaxNode[]} */
  const found = [];
  tree.iterate({
    enter: ({ name, node }) => {
      if (name === kind) {
        found.push(node);
      }
    },
  });
  return found;
}

/** @param {SyntaxNode | null | undefined} node */
function childrenOf(node) {
  const children = [];
  for (let child = node?.firstChild ?? null; child; child = child.nextSibling) {
    children.push(child);
  }
  return children;
}

/** @param {string} text */
function lineFinder(text) {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (/** @type {number} */ position) => 1 + ends.filter((end) => end < position).length;
}

/**
 * @param {SyntaxNode} statement
 * @param {Say} say
 * @returns {{source: string | null, taken: Named[]}} `source` is what stands behind `from`, dots too
 */
function readImport(statement, say) {
  const words = childrenOf(statement).map((node) => ({ kind: node.name, text: say(node) }));
  const at = words.findIndex(({ kind }) => kind === "import");
  const before = words.slice(1, at).map(({ text }) => text);
  /** @type {Named[]} */
  const taken = [];
  let part = { name: "", alias: "" };
  /** @type {"name" | "alias"} */
  let side = "name";
  for (const { kind, text } of [...words.slice(at + 1), { kind: ",", text: "," }]) {
    if (kind === ",") {
      if (part.name) {
        taken.push({ name: part.name, alias: part.alias || part.name });
      }
      [part, side] = [{ name: "", alias: "" }, "name"];
    } else if (kind === "as") {
      side = "alias";
    } else if (["VariableName", ".", "*"].includes(kind)) {
      part[side] += text;
    }
  }
  return { source: words[0]?.kind === "from" ? before.join("") : null, taken };
}

/**
 * Whether the file goes on without what is imported here: in a `try`, or for types only.
 * @param {SyntaxNode} statement
 * @param {Say} say
 */
function isOptional(statement, say) {
  for (let inner = statement, outer = inner.parent; outer; inner = outer, outer = outer.parent) {
    const parts = childrenOf(outer);
    const place = parts.findIndex(({ from, to }) => from === inner.from && to === inner.to);
    const clause = parts.slice(0, place).findLast(({ name }) => CLAUSES.includes(name))?.name;
    const catches = parts.some(
      ({ name }, at) =>
        name === "except" && (parts[at + 1]?.name === "Body" || CAUGHT.test(say(parts[at + 1]))),
    );
    const forTypes = /\bTYPE_CHECKING$/.test(say(parts[place - 1]));
    if ((outer.name === "TryStatement" && clause === "try" && catches) || (clause === "if" && forTypes)) {
      return true;
    }
  }
  return false;
}

/**
 * @param {SyntaxNode | undefined} list of what is passed to a call
 * @param {Say} say
 */
function kindsOf(list, say) {
  return childrenOf(list).map((node) =>
    node.name === "MemberExpression" && /^\w+\.session_state$/.test(say(node))
      ? "st.session_state"
      : node.name,
  );
}
