/** What a page and the frame of an app say to each other; `frame-channel.mjs` carries it. */

import type { Action, Seen, Topics } from "./scenario-types.d.mts";

/** What the page asks of the frame while it plays a scenario. */
export type Ask =
  /** Point at what the input is about to use. */
  | { what: "show"; action: Action }
  /** Make the input, and another one before it is answered; `beat` is the hand's stay at each part, in ms. */
  | { what: "make"; action: Action; meanwhile: Action | null; beat: number }
  /** Say what is seen now. */
  | { what: "look"; topics: Topics };

/** The frame's answer to it. */
export interface Answer {
  seen?: Seen;
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
  | { type: "xray"; record: XrayRecord };

/** The palette of a page. */
export type Scheme = "light" | "dark";

/** On which Python an app runs: the visit's, or one for this app alone. */
export type Whose = "shared" | "own";

/** From the page to the frame. */
export type FromPage =
  | { type: "palette"; scheme: Scheme }
  /** Start the app. */
  | { type: "begin"; whose: Whose }
  /** The app could not start: ask for its files again, and say when that is done. */
  | { type: "refresh" }
  | { type: "ask"; id: number; ask: Ask };
