/** The part of Pyodide's own module that the worker uses. */
interface Inside {
  snapshot_restore: { after_restore(): void; before_streamlit(): void };
  separate_apps: { install(): void };
  spared_work: { install(): void };
  live_xray: { install(): void };
  edited_app: { save(argument: string): void };
  examined_app: { examine(argument: string, tell: (news: string) => void): Promise<void> };
  line_watch: { install(tell: (file: string, line: number) => void): void };
  lazy_library: { install(rest: string[], sha256: string | undefined, fetch: () => Uint8Array): void };
}
export interface Pyodide {
  pyimport<Name extends keyof Inside>(name: Name): Inside[Name];
  /** Private; `config` is what it was started with (API.config in pyodide.asm.js). */
  _api: { config: { _loadSnapshot?: Uint8Array; fsInit?: () => Promise<unknown> } };
  /** Private; Emscripten's module. */
  _module: import("../../live_demos/browser/worker/argument-counter.mjs").Module;
  loadPackage(names: string | string[]): Promise<object[]>;
}
export function loadPyodide(options?: object): Promise<Pyodide>;
