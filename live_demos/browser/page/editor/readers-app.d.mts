/** What runs a reader's code: an AppFrame. */

/** What a reader wrote: text files by their paths. */
export interface AppCode {
  entrypoint: string;
  files: Record<string, string>;
  trust: "typed" | "link";
}

export type RunTime = { seconds: number; file?: string; line?: number };

export interface ReadersApp {
  variant: "broken" | "fixed";
  stage: HTMLElement;
  /** Of its frame, for screen readers. */
  title: string;
  code: AppCode | null;
  run(code: AppCode): void;
  restart(code: AppCode | null): void;
  stop(): void;
  onRunTime: (now: RunTime | null) => void;
  lastLine: { file: string; line: number } | null;
}
