/** What a document and the worker in which Python runs say to each other; `python-client.mjs` carries it. */

import type { ExamineNews } from "./findings.d.mts";

/** How Python starts. `auto` begins with the snapshot, and leaves it on a slow line. */
export type StartMode = "auto" | "snapshot" | "plain";

export interface StartOptions {
  startMode: StartMode;
  /** Whether each app's page is told what its script runs did. */
  xray: boolean;
  /** Whether the app's lines are told of while they run: it is a reader's, and may not end. */
  followed?: boolean;
}

/** A line of an app's own code that is about to run: its file, from the app's folder, and its number. */
export interface LineSeen {
  file: string;
  line: number;
}

/** Where the runtime is, and how it starts. */
export type Runtime = { root: string } & StartOptions;

/** What went wrong in a start. Whoever shows it makes the words. */
export type StartTrouble =
  /** The file did not come, or the connection broke in the middle of it. */
  | { kind: "missing"; file: string }
  /** The file has come and is not the one that was built. */
  | { kind: "damaged"; file: string }
  /** The line is too slow for the snapshot: so much longer it would have taken. */
  | { kind: "slow"; seconds: number }
  /** The start was given up: a reader wants another attempt. */
  | { kind: "abandoned" }
  /** The browser has no WebAssembly, or a policy forbids it where Python runs. */
  | { kind: "no-webassembly" }
  /** The device, or the browser, has no memory left to give. */
  | { kind: "no-memory" }
  | { kind: "unexpected" };

/** The same with what was thrown, in the words of who threw it, for whoever looks closer. */
export type WorkerFailure = StartTrouble & { detail: string };

/** To the worker. */
export type ToWorker =
  /** Start Python, if nobody has. */
  | { type: "start"; options: StartOptions }
  /**
   * Serve an app on the port that comes with it, until the lock of this name is free: its frame
   * holds it as long as it is there.
   */
  | { type: "app"; lock: string | null }
  /** The connection's app is on its page: another one may start. */
  | { type: "started" }
  /** The connection's app has ended. */
  | { type: "end" }
  /** Give up a start that is not over: a reader wants another attempt. */
  | { type: "abandon" }
  | { type: "ping" }
  /** These files will be handed over: wait for them. */
  | { type: "handing"; files: string[] }
  /** One of them; none if it is better fetched. */
  | { type: "handed"; file: string; bytes: ArrayBuffer | null }
  /** Put a reader's files into the running app: see runtime/in_pyodide/edited_app.py. */
  | { type: "save"; argument: string }
  /** Examine a reader's app: see runtime/in_pyodide/examined_app.py. */
  | { type: "examine"; argument: string };

/** How a file of the worker's folder comes. */
export type FileNews =
  | { type: "file"; file: string; bytes: number; ended: boolean }
  | { type: "missed"; file: string; detail: string };

/** From the worker. */
export type FromWorker =
  | FileNews
  | { type: "hello" }
  /** The snapshot is not used after all. */
  | { type: "left"; failure: WorkerFailure }
  /** Python has started. */
  | { type: "ready" }
  /** Python has not started. The worker ends. */
  | { type: "failed"; failure: WorkerFailure }
  | { type: "pong" }
  | ({ type: "line" } & LineSeen)
  | { type: "examined"; news: ExamineNews };
