/** What a page and the frame of an app say to each other; `frame-channel.mjs` carries it. */

import type { ExamineNews } from "./findings.d.mts";
import type { Action, Seen, Topics } from "./scenario-types.d.mts";
import type { FileNews, LineSeen, StartMode } from "./worker-messages.d.mts";

/** What a reader wrote, or somebody else: text files by their paths, `pages/…` too. */
export interface AppCode {
  /** The path of the script that runs. */
  entrypoint: string;
  files: Record<string, string>;
  /** `typed` by the reader in this browser, or brought by a `link`: that one runs only isolated. */
  trust: "typed" | "link";
}

/** What the page asks of the frame while it plays a scenario. */
export type Ask =
  /** Point at what the input is about to use. */
  | { what: "show"; action: Action }
  /** Make the input, and another one before it is answered; `beat` is the hand's stay at each part, in ms. */
  | { what: "make"; action: Action; meanwhile: Action | null; beat: number }
  /** Say what is seen now. */
  | { what: "look"; topics: Topics }
  /** Say what the app's address has after its path. */
  | { what: "address" };

/** The frame's answer to it. */
export interface Answer {
  seen?: Seen;
  address?: string;
  /** Why an input could not be made: a part of a sentence for the reader. */
  trouble?: string;
  /** There is no answer: the frame is gone, or its document is another one by now. The page says this. */
  gone?: true;
}

/** How far an app is. */
export type RunState = "starting" | "running" | "failed";

/** What a script run did, as settled/_internal/record_shape.py says it; or what another one would change. */
export type XrayRecord = { runs: object[] } | { verdict: { settled: boolean; why: string[] } };

/** From the frame to the page. */
export type FromFrame =
  /** The frame's script runs; it wants to know the palette. */
  | { type: "hello"; release: string }
  /** Of the frame's own files, one did not come: the host may not let an isolated frame have any. */
  | { type: "blocked" }
  /** Streamlit's front end is there. */
  | { type: "loaded" }
  | { type: "state"; state: RunState }
  /** How high the app is, and down to where something floats above it: a list, a dialog. */
  | { type: "height"; content: number; floating: number }
  /** The reader wants to try again; whether Python's start was given up for it. */
  | { type: "retry"; abandoned: boolean }
  /** The files that it asked for again are there, as far as they come. */
  | { type: "refreshed" }
  /** The reader has pressed something in the app. */
  | { type: "used" }
  | { type: "answer"; id: number; answer: Answer }
  | { type: "xray"; record: XrayRecord }
  /** The app has imported something of the rest of the library, which a start does not need. */
  | { type: "rest" }
  /** How long the reader's code has run by now, if that is long, and where it is. */
  | { type: "runtime"; now: RunTime | null }
  /** What the examination of a reader's app has come to. */
  | { type: "examined"; news: ExamineNews };

/** How long code has run, in seconds, and the line that it was last seen at. */
export type RunTime = { seconds: number } & Partial<LineSeen>;

/** The palette of a page. */
export type Scheme = "light" | "dark";

/**
 * On which Python an app runs: the visit's, one for this app alone, or one for this app alone in a
 * frame that is isolated.
 */
export type Whose = "shared" | "own" | "isolated";

/** From the page to the frame. */
export type FromPage =
  | { type: "palette"; scheme: Scheme }
  /** Start the app: a reader's own, or that which the frame's page speaks of. */
  | { type: "begin"; whose: Whose; code?: AppCode }
  /** Start Python, for an app that will come. */
  | { type: "warm"; whose: Whose; startMode: StartMode }
  /** These files of the runtime will be handed over. */
  | { type: "handing"; files: string[] }
  /** How one of them comes. */
  | { type: "news"; news: FileNews }
  /** One of them, by its path in the runtime; none if it is better asked for in the ordinary way. */
  | { type: "file"; file: string; bytes: ArrayBuffer | null }
  /** Put the reader's code into the running app, and run it. */
  | { type: "save"; code: AppCode }
  /** Examine the reader's code in this frame, where no app is to run. */
  | { type: "examine"; whose: Whose; code: AppCode }
  /** The app could not start: ask for its files again, and say when that is done. */
  | { type: "refresh" }
  | { type: "ask"; id: number; ask: Ask };
