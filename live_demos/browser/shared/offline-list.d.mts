/** What offline.json says, beside the service worker: the files of a release (publish/offline.py). */
export interface OfflineList {
  release: string;
  bytes: number;
  files: { address: string; integrity: string; bytes: number }[];
}
