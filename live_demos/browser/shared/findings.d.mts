/** What an examination of a reader's app tells; made by runtime/in_pyodide/examined_app.py from `settled`. */

/** One input of a finding: what to do, and as data what a scenario would say, if that can be played. */
export interface FindingInput {
  words: string;
  click?: string;
  set?: string;
  fill?: string;
  type?: string;
  open?: string;
  upload?: string;
  go?: string;
  reload?: boolean;
  to?: unknown;
  file?: string;
  content?: string;
  nth?: number;
}

/** As `settled --json` says it (settled/_internal/doctor/finding.py). */
export interface Finding {
  level: "bug" | "advice";
  /** The slug of the page that explains it. */
  pattern: string;
  title: string;
  /** From 1, in `file`, or in the script that runs. */
  lines: number[];
  file: string;
  inputs: FindingInput[];
  seen: string;
  expected: string;
  because: string;
  /** The whole text of the file after a proven edit, if there is one. */
  edited: string | null;
}

export type ExamineNews =
  /** What is being tried, and how many script runs that took so far, of at most how many. */
  | { what: "tries"; words: string; reruns: number; most: number }
  | { what: "finding"; finding: Finding }
  /** The end. */
  | {
      what: "end";
      status: "settled" | "findings" | "cannot-diagnose";
      reruns: number;
      capped: boolean;
      why: string;
      /** How many calls in the code draw a widget that can be told by its label or key. */
      widgets: number;
      /** Those of them that no page has shown; `file` is empty for the script that runs. */
      unreached: { file: string; line: number }[];
      findings: Finding[];
    }
  /** The examination has failed. */
  | { what: "trouble"; words: string };
