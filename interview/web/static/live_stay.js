// Gradio reloads its page when a server that was gone answers again, if a call of its own was broken off: it asks
// /gradio_api/app_id until it has an answer. A reload in the middle of an interview would cost what was spoken since, so
// that question waits until the interview is over or left; then the page is drawn again from what is saved.

const ask = window.fetch;
const WAITS = /\/gradio_api\/app_id$/;
const OPEN = "rehearse-open"; // which tab the page is to show when it was drawn again (read in app.py)
let kept = false;

// over: the interview came to its end, so the results are what the person wants to see.
export function stay(wanted, { over = false } = {}) {
  window.fetch = wanted ? laterPerhaps : ask;
  if (!wanted && kept && over) sessionStorage.setItem(OPEN, "results");
  if (!wanted) kept = false;
}

function laterPerhaps(input, init) {
  const { pathname } = new URL(input.url || input, document.baseURI);
  if (!WAITS.test(pathname)) return ask.call(window, input, init);
  kept = true;
  return Promise.reject(new TypeError("an interview is held"));
}
