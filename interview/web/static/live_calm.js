// Gradio's status trackers ask for a picture sixty times a second even when nothing moves, which takes 40 % of a core
// without a graphics card (measured): while an interview is held, four times a second are enough. Afterwards all is as
// it was.

const [request, cancel] = [window.requestAnimationFrame, window.cancelAnimationFrame];
const timers = new Set();

export function calm(wanted) {
  window.requestAnimationFrame = wanted ? slowly : request;
  window.cancelAnimationFrame = wanted || timers.size ? forget : cancel;
}

// Negative, so that it is told from the browser's own numbers.
function slowly(draw) {
  const timer = setTimeout(() => {
    timers.delete(-timer);
    draw(performance.now());
  }, 250);
  timers.add(-timer);
  return -timer;
}

function forget(id) {
  if (timers.delete(id)) clearTimeout(-id);
  else cancel.call(window, id);
}
