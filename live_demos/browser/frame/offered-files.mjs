/**
 * Answers for Streamlit's server where the front end only asks whether a file is there.
 *
 * It asks so of each file that a download button offers. Here the server is a Python in the worker,
 * at an address that stlite has made up: the file itself comes over the kernel, and the question
 * would go to another host.
 */

/** The address of the server, as stlite gives it to the front end. */
const SERVER = "https://stlite.invalid/";

/** Call it before the front end loads. */
export function answerForServer() {
  const { fetch } = window;
  window.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    return url.startsWith(SERVER) ? Promise.resolve(new Response()) : fetch(input, init);
  };
}
