// Five dots over the whole window, one after the other, and when the eyes rest on each. Knows no camera.

const POINTS = [[0.5, 0.5], [0.06, 0.06], [0.94, 0.06], [0.94, 0.94], [0.06, 0.94]];
const READING = 2.4; // seconds for the sentence
const SETTLING = 0.5; // seconds that the eyes need to find a dot: the program counts no picture of them
const LEAST = 1.1; // seconds on a dot once they have found it
const MOST = 1.9; // the same where pictures are answered slowly; 14.4 s for everything then
const ENOUGH = 4; // pictures of a dot

export class Calibration {
  // does.look(x, y) in shares of the window, or nulls; does.finish(), does.leave()
  constructor(parts, does) {
    this.parts = parts;
    this.does = does;
    this.run = null;
    parts.leave.addEventListener("click", () => this.leave());
    parts.overlay.addEventListener("close", () => this.leave()); // Escape
    document.addEventListener("visibilitychange", () => document.hidden && this.leave());
  }

  get open() {
    return this.run !== null;
  }

  // A picture was answered.
  seen() {
    this.pictures += 1;
  }

  async begin() {
    const run = {};
    this.run = run;
    const { overlay, how, dot } = this.parts;
    dot.hidden = true;
    how.hidden = false;
    this.count("");
    overlay.showModal();
    await pause(READING);
    if (this.run === run) how.hidden = true;
    for (const [index, point] of POINTS.entries()) {
      if (this.run !== run) return;
      await this.rest(run, point, `Dot ${index + 1} of ${POINTS.length}`);
    }
    if (this.run !== run) return;
    this.close();
    this.does.finish();
  }

  leave() {
    if (!this.open) return;
    this.close();
    this.does.leave();
  }

  // ---- within

  async rest(run, [x, y], name) {
    this.does.look(...this.place(x, y));
    this.count(name);
    await pause(SETTLING);
    this.pictures = 0;
    await pause(LEAST);
    const until = performance.now() + (MOST - LEAST) * 1000;
    while (this.run === run && this.pictures < ENOUGH && performance.now() < until) await pause(0.05);
  }

  // -> where the dot's middle really is: a window's edge, a zoom or a notch may have moved it.
  place(x, y) {
    const { dot } = this.parts;
    dot.hidden = false;
    dot.style.left = `${x * 100}%`;
    dot.style.top = `${y * 100}%`;
    this.shrink();
    const box = dot.getBoundingClientRect();
    const share = (middle, whole) => Math.round((middle / whole) * 1e4) / 1e4;
    return [share(box.left + box.width / 2, innerWidth), share(box.top + box.height / 2, innerHeight)];
  }

  shrink() {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const steps = [{ transform: "scale(1)" }, { transform: "scale(.4)" }];
    this.parts.ring.animate(steps, { duration: (SETTLING + LEAST) * 1000, fill: "both", easing: "ease-out" });
  }

  count(text) {
    this.parts.count.textContent = text;
  }

  close() {
    this.run = null;
    this.does.look(null, null);
    if (this.parts.overlay.open) this.parts.overlay.close();
  }
}

const pause = (seconds) => new Promise((done) => { setTimeout(done, seconds * 1000); });
