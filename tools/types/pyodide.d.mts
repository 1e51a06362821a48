/** The part of Pyodide's own module that the worker's loader uses. */
export interface Pyodide {
  pyimport(name: string): { after_restore(): void };
  loadPackage(names: string | string[]): Promise<object[]>;
}
export function loadPyodide(options?: object): Promise<Pyodide>;
