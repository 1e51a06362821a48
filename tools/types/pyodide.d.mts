/** The part of Pyodide's own module that the worker's loader uses. */
export function loadPyodide(options?: object): Promise<object>;
