/**
 * Says in short what a Python script does with Streamlit, so that two versions of it can be compared.
 *
 * A feature is a text, as an author writes it into `demo.toml` (docs/scenario-format.md):
 *
 *     st.rerun()                          is called; `def st.rerun()` in a function, `if st.button()` asked by an if
 *     st.slider(key=)                     is called with this argument
 *     st.session_state.volume =           is assigned to; `always …` in every run, with a value that is always the same
 *     st.session_state.volume = st.slider()   is assigned what this call returns
 *     del st.session_state.volume         is deleted
 *     @st.cache_data, @st.cache_data(ttl=)    decorates a function, with this argument
 *     try, while, global, lambda          stands in the script
 *     random key, key from session state  a widget's key is new each time, or depends on what is stored
 *     args from session state             a callback's arguments are read from session state
 *     callback called                     a callback is called where it should be passed on
 *
 * Other names for the same count as the same: `state = st.session_state`, `from time import sleep`,
 * `state["volume"]`, `place = st.container()` and `place.slider()`.
 */

/**
 * What is needed of a node of Lezer's tree of Python.
 * @typedef {object} PythonNode
 * @property {string} name
 * @property {number} from
 * @property {number} to
 * @property {PythonNode | null} firstChild
 * @property {PythonNode | null} nextSibling
 * @property {PythonNode | null} parent
 */

/** @typedef {{ features: Set<string>, strings: Set<string> }} CodeFeatures `strings`: plain ones, as they are written */

const STATE = "st.session_state";
const NEW_EACH_TIME =
  /^(uuid\.|random\.|secrets\.|time\.(time|monotonic|perf_counter)|datetime\..*now|.*\.now\(\)$|os\.urandom)/;
const WORDS = new Map([
  ["TryStatement", "try"],
  ["WhileStatement", "while"],
  ["ScopeStatement", "global"],
  ["LambdaExpression", "lambda"],
]);

/**
 * @param {string} code
 * @param {PythonNode} script the top of its tree
 * @returns {CodeFeatures}
 */
export function featuresOf(code, script) {
  const reader = new Reader(code);
  reader.visit(script, { inFunction: false, top: true });
  return { features: reader.features, strings: reader.strings };
}

/** Where a node stands: in a function, or at the top of the script where every run passes. */
/** @typedef {{ inFunction: boolean, top: boolean }} Place */

class Reader {
  /** @param {string} code */
  constructor(code) {
    this.code = code;
    /** What a name of the script's stands for. @type {Map<string, string>} */
    this.names = new Map();
    /** @type {Set<string>} */
    this.features = new Set();
    /** @type {Set<string>} */
    this.strings = new Set();
  }

  /**
   * @param {PythonNode} node
   * @param {Place} place
   */
  visit(node, place) {
    this.note(node, place);
    const inFunction =
      place.inFunction || node.name === "FunctionDefinition" || node.name === "LambdaExpression";
    const top = node.name === "Script";
    for (const child of children(node)) {
      this.visit(child, { inFunction, top });
    }
  }

  /**
   * @param {PythonNode} node
   * @param {Place} place
   */
  note(node, place) {
    const word = WORDS.get(node.name);
    if (word) {
      this.features.add(word);
    }
    switch (node.name) {
      case "ImportStatement":
        this.import(node);
        break;
      case "String":
        this.strings.add(contentOf(this.text(node)));
        break;
      case "CallExpression":
        this.call(node, place);
        break;
      case "Decorator":
        this.decorator(node);
        break;
      case "DeleteStatement":
        for (const target of children(node)) {
          this.delete(this.nameOf(target));
        }
        break;
      case "AssignStatement":
      case "UpdateStatement":
        this.assign(node, place);
        break;
    }
  }

  /** @param {PythonNode} node */
  import(node) {
    const words = this.text(node)
      .replace(/[()\\]/g, " ")
      .replace(/\s+/g, " ")
      .trim();
    const [, from, named] = /^(?:from (\S+) )?import (.*)$/.exec(words) ?? [];
    for (const one of named?.split(",") ?? []) {
      const [name = "", as = name] = one.trim().split(" as ");
      const full = from ? `${from}.${name}` : name;
      this.names.set(as, full.replace(/^streamlit\b/, "st"));
    }
  }

  /**
   * @param {PythonNode} node
   * @param {Place} place
   */
  call(node, { inFunction }) {
    const called = `${this.nameOf(node)}`;
    this.features.add(called);
    if (inFunction) {
      this.features.add(`def ${called}`);
    }
    if (node.parent?.name === "IfStatement") {
      this.features.add(`if ${called}`);
    }
    if (called === `${STATE}.pop()` || called === `${STATE}.clear()`) {
      this.delete(STATE);
    }
    const name = called.slice(0, -1); // without its closing parenthesis
    for (const [keyword, value] of keywords(node)) {
      const argument = this.text(keyword);
      this.features.add(`${name}${argument}=)`);
      if (
        argument.startsWith("on_") &&
        value.name === "CallExpression" &&
        !/partial/.test(this.nameOf(value))
      ) {
        this.features.add("callback called");
      }
      if (argument === "key") {
        this.key(value);
      } else if (/args$/.test(argument) && this.reads(value, STATE)) {
        this.features.add("args from session state");
      }
    }
  }

  /**
   * @param {PythonNode} node
   * @param {string} what
   * @returns {boolean}
   */
  reads(node, what) {
    return this.nameOf(node).startsWith(what) || children(node).some((child) => this.reads(child, what));
  }

  /** @param {PythonNode} value of a key */
  key(value) {
    const name = this.nameOf(value);
    if (NEW_EACH_TIME.test(name)) {
      this.features.add("random key");
    }
    if (name.startsWith(STATE)) {
      this.features.add("key from session state");
    }
    children(value).forEach((child) => this.key(child));
  }

  /** @param {string} name */
  delete(name) {
    if (name.startsWith(STATE)) {
      this.features.add(`del ${STATE}`);
      this.features.add(`del ${name}`);
    }
  }

  /**
   * @param {PythonNode} node
   * @param {Place} place
   */
  assign(node, { top, inFunction }) {
    const parts = children(node);
    const operator = parts.findIndex(({ name }) => name === "AssignOp" || name === "UpdateOp");
    const targets = parts.slice(0, operator).filter(({ name }) => name !== "," && name !== "TypeDef");
    const values = parts.slice(operator + 1);
    const value = values.length === 1 && values[0] ? this.nameOf(values[0]) : "";
    for (const target of targets) {
      const name = this.nameOf(target);
      if (target.name === "VariableName") {
        this.rename(this.text(target), value);
      } else if (name.startsWith(STATE)) {
        this.features.add(`${name} =`);
        if (inFunction) {
          this.features.add(`def ${name} =`);
        }
        if (value.endsWith("()")) {
          this.features.add(`${name} = ${value}`);
        }
        if (top && node.name === "AssignStatement" && values.every((one) => this.isConstant(one))) {
          this.features.add(`always ${name} =`);
        }
      }
    }
  }

  /**
   * Takes note that a variable is another name of session state, or a place to draw in.
   * @param {string} variable
   * @param {string} value
   */
  rename(variable, value) {
    if (value === STATE) {
      this.names.set(variable, STATE);
    } else if (/^st\.(sidebar|container|empty|columns|tabs|expander|form|popover)\b/.test(value)) {
      this.names.set(variable, "st");
    }
  }

  /**
   * @param {PythonNode} node
   * @returns {boolean} whether it has the same value in every run, as far as one can tell from how it looks
   */
  isConstant(node) {
    if (node.name === "VariableName") {
      return /^[A-Z][A-Z_0-9]*$/.test(this.text(node));
    }
    return (
      !["CallExpression", "MemberExpression"].includes(node.name) &&
      children(node).every((child) => this.isConstant(child))
    );
  }

  /** @param {PythonNode} node */
  decorator(node) {
    const [, ...parts] = children(node);
    const written = parts.filter((part) => part.name !== "ArgList").map((part) => this.text(part).trim());
    const [first = "", ...rest] = written.join("").split(".");
    const name = [this.names.get(first) ?? first, ...rest].join(".");
    this.features.add(`@${name}`);
    keywords(node).forEach(([keyword]) => this.features.add(`@${name}(${this.text(keyword)}=)`));
  }

  /**
   * Gives the full name of what an expression names or calls, with `()` behind each call.
   * @param {PythonNode} node
   * @returns {string} nothing for other expressions
   */
  nameOf(node) {
    const [base, dot, member] = children(node);
    if (node.name === "VariableName") {
      return this.names.get(this.text(node)) ?? this.text(node);
    }
    if (node.name === "CallExpression" && base) {
      return `${this.nameOf(base)}()`;
    }
    if (node.name === "MemberExpression" && base && member) {
      const name = dot?.name === "[" ? contentOf(this.text(member)) : this.text(member);
      // A place to draw in, made and used in one line.
      const whose = this.nameOf(base).replace(/^st\.(sidebar|container\(\)|empty\(\))$/, "st");
      return `${whose}.${name}`;
    }
    return "";
  }

  /** @param {PythonNode} node */
  text(node) {
    return this.code.slice(node.from, node.to);
  }
}

/**
 * @param {PythonNode} node
 * @returns {PythonNode[]}
 */
function children(node) {
  const found = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    found.push(child);
  }
  return found;
}

/**
 * @param {PythonNode} call
 * @returns {[PythonNode, PythonNode][]} names and values of its keyword arguments
 */
function keywords(call) {
  const given = children(call).find(({ name }) => name === "ArgList");
  const parts = given ? children(given) : [];
  return parts.flatMap((part, at) => {
    const [before, after] = [parts[at - 1], parts[at + 1]];
    return part.name === "AssignOp" && before && after
      ? [/** @type {[PythonNode, PythonNode]} */ ([before, after])]
      : [];
  });
}

/** @param {string} written a string with its quotes */
function contentOf(written) {
  return written.replace(/^[rbu]*("""|'''|"|')(.*)\1$/is, "$2");
}
