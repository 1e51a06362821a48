/**
 * What a record may be, as `settled/_internal/record_shape.py` declares it, with limits to its size.
 *
 * Each shape takes a value of unknown origin apart and gives a clean copy: only declared fields, long texts
 * cut. A library that validates (ajv, for instance) gives a yes or no and leaves the value as it came.
 */

/** Characters of a text: a recorder keeps a hundred. What is said of a verdict is a sentence. */
const MOST_CHARACTERS = 300;

/** Of a list, or of names in session state. */
const MOST_PARTS = 300;

/** In one message: values, be they texts or numbers, and characters of all texts. */
const MOST_VALUES = 30_000;
const MOST_CHARACTERS_IN_ALL = 500_000;

const MOST_LINES = 1_000_000;
const CHECKSUMS = 2 ** 32;

/** Says that a value is no record, or too large for one. */
export class RefusedRecord extends Error {
  /** @param {"unlike" | "too-large"} kind */
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/** What is left to take of a message. */
export class Budget {
  values = MOST_VALUES;
  characters = MOST_CHARACTERS_IN_ALL;

  /** @param {unknown} value that is taken */
  spend(value) {
    this.values -= 1;
    this.characters -= typeof value === "string" ? value.length : 0;
    if (this.values < 0 || this.characters < 0) {
      throw new RefusedRecord("too-large");
    }
  }
}

/**
 * @typedef {object} Shape
 * @property {unknown} says what it is, as plain data: to be compared with the declaration
 * @property {(value: unknown, budget: Budget) => unknown} take gives a copy, or throws a `RefusedRecord`
 */

/**
 * @param {unknown} says
 * @param {(value: unknown) => boolean} is
 * @param {(value: any) => unknown} [copy]
 * @returns {Shape}
 */
function leaf(says, is, copy = (value) => value) {
  return {
    says,
    take(value, budget) {
      if (!is(value)) {
        throw new RefusedRecord("unlike");
      }
      const copied = copy(value);
      budget.spend(copied);
      return copied;
    },
  };
}

/** @param {string} text */
function cut(text) {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
}

/** @param {number} most @param {number} [least] */
function whole(most, least = 0) {
  return leaf(
    "number",
    (value) => typeof value === "number" && Number.isInteger(value) && value >= least && value <= most,
  );
}

/** @param {...(string | true)} values */
function oneOf(...values) {
  return leaf({ oneOf: values }, (value) => values.includes(/** @type {string | true} */ (value)));
}

/**
 * @param {Shape} shape of each part
 * @param {number} [most]
 * @returns {Shape}
 */
function list(shape, most = MOST_PARTS) {
  return {
    says: { list: shape.says },
    take(value, budget) {
      if (!Array.isArray(value)) {
        throw new RefusedRecord("unlike");
      }
      if (value.length > most) {
        throw new RefusedRecord("too-large");
      }
      // Not map(), which skips what is not there.
      return Array.from(value, (part) => shape.take(part, budget));
    },
  };
}

/**
 * @param {...Shape} shapes of the parts, in their order
 * @returns {Shape}
 */
function parts(...shapes) {
  return {
    says: { parts: shapes.map(({ says }) => says) },
    take(value, budget) {
      if (!Array.isArray(value) || value.length !== shapes.length) {
        throw new RefusedRecord("unlike");
      }
      return shapes.map((shape, index) => shape.take(value[index], budget));
    },
  };
}

/**
 * @param {Shape} shape of each value
 * @returns {Shape} values by name, in an object that has nothing else: no `constructor`, no prototype
 */
function table(shape) {
  return {
    says: { table: shape.says },
    take(value, budget) {
      const names = Object.keys(plain(value));
      if (names.length > MOST_PARTS) {
        throw new RefusedRecord("too-large");
      }
      const copy = Object.create(null);
      for (const name of names) {
        budget.spend(cut(name));
        copy[cut(name)] = shape.take(plain(value)[name], budget);
      }
      return copy;
    },
  };
}

/**
 * @param {Record<string, Shape>} required
 * @param {Record<string, Shape>} [optional]
 * @returns {Shape} a copy without any other fields
 */
function fields(required, optional = {}) {
  const saysOf = (/** @type {Record<string, Shape>} */ shapes) =>
    Object.fromEntries(Object.entries(shapes).map(([name, { says }]) => [name, says]));
  return {
    says: { required: saysOf(required), optional: saysOf(optional) },
    take(value, budget) {
      const from = plain(value);
      /** @type {Record<string, unknown>} */
      const copy = {};
      for (const [name, shape] of Object.entries(required)) {
        copy[name] = shape.take(Object.hasOwn(from, name) ? from[name] : undefined, budget);
      }
      for (const [name, shape] of Object.entries(optional)) {
        if (Object.hasOwn(from, name)) {
          copy[name] = shape.take(from[name], budget);
        }
      }
      return copy;
    },
  };
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function plain(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new RefusedRecord("unlike");
  }
  return /** @type {Record<string, unknown>} */ (value);
}

const text = leaf("text", (value) => typeof value === "string", cut);
const textOrNull = leaf(
  "text or null",
  (value) => value === null || typeof value === "string",
  (value) => (value === null ? null : cut(value)),
);
const yes = oneOf(true);
const change = parts(text, textOrNull, textOrNull);
const pairs = list(parts(text, text));
const changes = list(change);

const widget = fields(
  { kind: text, label: text, identity: whole(MOST_LINES, 1) },
  { key: text, value: text, new: yes, differs: changes },
);

const statement = fields(
  { line: whole(MOST_LINES, 1) },
  {
    last: whole(MOST_LINES, 1),
    file: text,
    in: text,
    depth: whole(MOST_LINES),
    names: pairs,
    state: changes,
    widgets: list(widget),
    drawn: pairs,
    raised: text,
  },
);

export const run = fields(
  {
    trigger: oneOf("start", "input", "st.rerun", "again"),
    scope: oneOf("script", "fragment"),
    before: table(text),
    end: oneOf("finished", "stopped", "rerun", "error"),
    after: table(text),
  },
  {
    sources: table(whole(CHECKSUMS - 1)),
    inputs: list(fields({ widget, was: text, is: text }, { undrawn: yes })),
    arrived: changes,
    callbacks: list(fields({ name: text }, { of: text, steps: list(statement), state: changes })),
    steps: list(statement),
    more: yes,
    forgotten: list(widget),
  },
);

/** Script runs that one input caused: see `_MOST_RUNS` in runtime/in_pyodide/live_xray.py. */
export const runs = list(run, 20);

export const settled = leaf("truth", (value) => typeof value === "boolean");

/** What one more rerun would change: of many, the first ones tell enough. */
export const why = {
  says: { list: "text" },
  /** @type {Shape["take"]} */
  take: (value, budget) => list(text).take(Array.isArray(value) ? value.slice(0, MOST_PARTS) : value, budget),
};
