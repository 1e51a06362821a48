/** What a reader wrote, or somebody else: text files by their paths, `pages/…` too. */
export interface AppCode {
  /** The path of the script that runs. */
  entrypoint: string;
  files: Record<string, string>;
  /** `typed` by the reader in this browser, or brought by a `link`: that one runs only isolated. */
  trust: "typed" | "link";
}
