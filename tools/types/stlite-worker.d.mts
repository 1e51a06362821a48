/** stlite's worker, as the build makes it: see runtime/assemble.py. */
export function connect(port: object): void;
