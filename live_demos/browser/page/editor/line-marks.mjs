/** Marks lines in the editor: those that X-ray lights, and the one that cannot run. They move with the text. */

/** @import { DecorationSet, EditorView } from "@codemirror/view" */
/** @import { Extension, StateEffectType } from "@codemirror/state" */

/** @import { Lit } from "../xray/lit-lines.mjs" */

/**
 * @typedef {object} LineMarks
 * @property {Extension} extension
 * @property {(view: EditorView) => void} begin takes the text for the one whose lines are meant from now on
 * @property {(view: EditorView, lines: Lit[]) => void} light
 * @property {(view: EditorView, line: number | null) => void} mark
 */

/**
 * @param {import("./code-editor.mjs").CodeMirror} codemirror
 * @returns {LineMarks}
 */
export function marksOf({
  ChangeSet,
  Decoration,
  EditorView,
  gutterLineClass,
  GutterMarker,
  RangeSet,
  StateEffect,
  StateField,
  WidgetType,
}) {
  /** What a line has made, below it. It is no text of the editor. */
  class Value extends WidgetType {
    /** @param {Lit} lit */
    constructor({ value = "", isLater = false }) {
      super();
      this.value = value;
      this.isLater = isLater;
    }

    /** @param {Value} other */
    eq(other) {
      return other.value === this.value && other.isLater === this.isLater;
    }

    toDOM() {
      const words = { className: "cm-value", textContent: `↳ ${this.value}`, ariaHidden: "true" };
      const element = Object.assign(document.createElement("div"), words);
      element.classList.toggle("cm-value--later", this.isLater); // It has its place, so that nothing moves.
      return element;
    }
  }

  /** @type {StateEffectType<null>} */
  const begin = StateEffect.define();
  /** @type {StateEffectType<Lit[]>} */
  const light = StateEffect.define();
  /** @type {StateEffectType<number | null>} */
  const mark = StateEffect.define();

  /** What was typed since the text ran. */
  const since = StateField.define({
    create: ({ doc }) => ChangeSet.empty(doc.length),
    update: (changes, { docChanged, changes: more, effects, newDoc }) =>
      effects.some((effect) => effect.is(begin))
        ? ChangeSet.empty(newDoc.length)
        : docChanged
          ? changes.compose(more)
          : changes,
  });

  const litLines = StateField.define({
    /** @returns {DecorationSet} */
    create: () => Decoration.none,
    update(marked, transaction) {
      let now = marked.map(transaction.changes);
      for (const effect of transaction.effects) {
        if (effect.is(light)) {
          const { startState: state } = transaction;
          const ranges = effect.value.flatMap((lit) => {
            const from = startOf(state.field(ranText), lit.line, state.field(since), state.doc);
            return from === null ? [] : [...decorations(lit, from, state.doc.lineAt(from).to)];
          });
          now = Decoration.set(ranges, true);
        }
      }
      return now;
    },
    provide: (field) => EditorView.decorations.from(field),
  });

  /**
   * @param {Lit} lit
   * @param {number} from where its line begins
   * @param {number} to where it ends
   */
  function* decorations(lit, from, to) {
    if (lit.kind !== "value") {
      yield Decoration.line({ class: `cm-lit cm-lit--${lit.kind}` }).range(from);
    }
    if (lit.value) {
      yield Decoration.widget({ widget: new Value(lit), block: true, side: 1 }).range(to);
    }
  }

  const ranText = StateField.define({
    create: ({ doc }) => doc,
    update: (ran, { effects, newDoc }) => (effects.some((effect) => effect.is(begin)) ? newDoc : ran),
  });

  class Mistake extends GutterMarker {
    elementClass = "cm-mistake";
  }
  const sign = new Mistake();
  const wrong = StateField.define({
    /** @returns {number | null} where the line begins */
    create: () => null,
    update(from, transaction) {
      for (const effect of transaction.effects) {
        if (effect.is(mark)) {
          const { doc } = transaction.state;
          return effect.value === null ? null : doc.line(Math.min(effect.value, doc.lines)).from;
        }
      }
      return from === null ? null : transaction.newDoc.lineAt(transaction.changes.mapPos(from)).from;
    },
    provide: (field) => [
      EditorView.decorations.from(field, (from) =>
        from === null
          ? Decoration.none
          : Decoration.set(Decoration.line({ class: "cm-mistake" }).range(from)),
      ),
      gutterLineClass.from(field, (from) => (from === null ? RangeSet.empty : RangeSet.of(sign.range(from)))),
      EditorView.contentAttributes.from(field, (from) => ({ "aria-invalid": `${from !== null}` })),
    ],
  });

  return {
    extension: [since, ranText, litLines, wrong],
    begin: (view) => view.dispatch({ effects: begin.of(null) }),
    light: (view, lines) => view.dispatch({ effects: light.of(lines) }),
    mark: (view, line) => view.dispatch({ effects: mark.of(line) }),
  };
}

/**
 * Gives where a line of the text that ran begins now; nothing if it is gone.
 * @param {import("@codemirror/state").Text} ran
 * @param {number} line
 * @param {import("@codemirror/state").ChangeSet} since
 * @param {import("@codemirror/state").Text} doc
 */
function startOf(ran, line, since, doc) {
  if (line < 1 || line > ran.lines) {
    return null;
  }
  const { from, to } = ran.line(line);
  const [start, end] = [since.mapPos(from, 1), since.mapPos(to, -1)];
  return start > end ? null : doc.lineAt(start).from;
}
