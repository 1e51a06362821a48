/**
 * What comes from an isolated frame may be from a stranger's code, and anything. Here it becomes a message
 * of the declared shape (`shared/frame-messages.d.mts`), or none. Records of runs have a gate of their
 * own: xray/checked-record.mjs.
 */

import { checkedNews } from "./checked-news.mjs";
import { MOST, fields, list, number, text } from "./checked-values.mjs";

/** @import { Answer, FromFrame, RunState } from "../../shared/frame-messages.d.mts" */
/** @import { Seen } from "../../shared/scenario-types.d.mts" */
/** @import { Fields } from "./checked-values.mjs" */

const STATES = /** @type {RunState[]} */ (["starting", "running", "failed"]);
const BARE = /** @type {const} */ (["blocked", "loaded", "refreshed", "used", "rest"]);
const LINES = /** @type {const} */ (["text", "error", "warning", "info", "success", "exception"]);
const LABELS = /** @type {const} */ (["missing", "disabled", "open"]);

/**
 * @param {unknown} data
 * @returns {FromFrame | null}
 */
export function checkedMessage(data) {
  const message = fields(data);
  const { type } = message;
  const bare = BARE.find((name) => name === type);
  if (bare) {
    return { type: bare };
  }
  switch (type) {
    case "hello":
      return { type, release: text(message.release) };
    case "state": {
      const state = STATES.find((name) => name === message.state);
      return state ? { type, state } : null;
    }
    case "height":
      return { type, content: number(message.content), floating: number(message.floating) };
    case "retry":
      return { type, abandoned: message.abandoned === true };
    case "answer":
      return { type, id: number(message.id), answer: checkedAnswer(fields(message.answer)) };
    case "xray":
      return { type, record: /** @type {any} */ (message.record) };
    case "examined":
      return { type, news: checkedNews(fields(message.news)) };
    case "runtime":
      return { type, now: message.now ? checkedRunTime(fields(message.now)) : null };
    default:
      return null;
  }
}

/** @param {Fields} now */
function checkedRunTime({ seconds, file, line }) {
  const at = number(line);
  return { seconds: number(seconds), ...(at > 0 && { file: text(file), line: at }) };
}

/**
 * @param {Fields} answer
 * @returns {Answer}
 */
function checkedAnswer({ seen, trouble, address, gone }) {
  return {
    ...(seen !== undefined && { seen: checkedSeen(fields(seen)) }),
    ...(trouble !== undefined && { trouble: text(trouble) }),
    ...(address !== undefined && { address: text(address) }),
    ...(gone === true && { gone }),
  };
}

/**
 * @param {Fields} seen
 * @returns {Seen}
 */
function checkedSeen(seen) {
  const widgets = Object.entries(fields(seen.widgets)).slice(0, MOST);
  const lists = [...LINES, ...LABELS].map((name) => [name, list(seen[name]).map((line) => text(line))]);
  return /** @type {Seen} */ ({
    // Not by assignment: `__proto__` is a name like others.
    widgets: Object.fromEntries(widgets.map(([label, value]) => [text(label), checkedValue(value)])),
    ...Object.fromEntries(lists),
  });
}

/**
 * A widget's value: a text, a number, whether it is on, nothing, or several of these.
 * @param {unknown} value
 */
function checkedValue(value) {
  const one = (/** @type {unknown} */ part) =>
    part === null || ["number", "boolean"].includes(typeof part) ? part : text(part);
  return Array.isArray(value) ? list(value).map(one) : one(value);
}
