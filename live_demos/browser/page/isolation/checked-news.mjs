/**
 * What an examination tells comes from where a stranger's code runs. Here it gets the declared shape
 * (`shared/findings.d.mts`).
 */

import { fields, list, number, text } from "./checked-values.mjs";

/** @import { ExamineNews, Finding, FindingInput } from "../../shared/findings.d.mts" */
/** @import { Fields } from "./checked-values.mjs" */

/** A file of a reader's app is no longer. In characters; links carry 256 kB (own-app/link.mjs). */
const LONGEST_FILE = 300_000;

const STATUSES = /** @type {const} */ (["settled", "findings", "cannot-diagnose"]);
const LABELS = /** @type {const} */ (["click", "set", "fill", "type", "open", "upload", "go"]);

/**
 * @param {Fields} news
 * @returns {ExamineNews}
 */
export function checkedNews(news) {
  switch (news.what) {
    case "tries":
      return {
        what: "tries",
        words: text(news.words),
        reruns: number(news.reruns),
        most: number(news.most),
      };
    case "finding":
      return { what: "finding", finding: checkedFinding(fields(news.finding)) };
    case "end":
      return {
        what: "end",
        status: STATUSES.find((name) => name === news.status) ?? "cannot-diagnose",
        reruns: number(news.reruns),
        capped: news.capped === true,
        why: text(news.why),
        widgets: number(news.widgets),
        unreached: list(news.unreached).map((place) => {
          const { file, line } = fields(place);
          return { file: text(file), line: number(line) };
        }),
        findings: list(news.findings).map((finding) => checkedFinding(fields(finding))),
      };
    default:
      return { what: "trouble", words: text(news.words) };
  }
}

/**
 * @param {Fields} finding
 * @returns {Finding}
 */
function checkedFinding(finding) {
  return {
    level: finding.level === "advice" ? "advice" : "bug",
    pattern: text(finding.pattern),
    title: text(finding.title),
    lines: list(finding.lines)
      .map(number)
      .filter((line) => line > 0),
    file: text(finding.file),
    inputs: list(finding.inputs).map((input) => checkedInput(fields(input))),
    seen: text(finding.seen),
    expected: text(finding.expected),
    because: text(finding.because),
    edited: typeof finding.edited === "string" ? text(finding.edited, LONGEST_FILE) : null,
  };
}

/**
 * @param {Fields} input
 * @returns {FindingInput}
 */
function checkedInput(input) {
  const labels = LABELS.filter((name) => typeof input[name] === "string");
  const value = Array.isArray(input.to) ? list(input.to).map(plain) : plain(input.to);
  return {
    words: text(input.words),
    ...Object.fromEntries(labels.map((name) => [name, text(input[name])])),
    ...("to" in input && { to: value }),
    ...(input.reload === true && { reload: true }),
    ...("file" in input && { file: text(input.file), content: text(input.content) }),
    ...(number(input.nth) > 0 && { nth: number(input.nth) }),
  };
}

/** @param {unknown} value */
function plain(value) {
  return ["number", "boolean"].includes(typeof value) ? value : text(value);
}
