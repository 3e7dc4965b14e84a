// Plays the interviewer's voice: parts of an utterance one after the other without a gap, silent at once when told.
// Knows no connection: it says through `tell` what was played.

const RATE = 24000; // the embedded voice's; parts of another rate are resampled by the browser
const AHEAD = 0.02; // seconds from handing a sound over to its start: one block of a busy machine
const FADE = 0.012; // a hard cut would click

export class Voice {
  constructor(tell) {
    this.tell = tell;
    this.open = new Map(); // id -> { closed, waiting, playing: Set, begun }
    this.dropped = new Set();
    this.end = 0; // where the last part ends, on the context's clock
  }

  // Only a click may start sound in a browser, so this is called from one.
  start() {
    this.context = new AudioContext({ sampleRate: RATE, latencyHint: "interactive" });
    this.gain = this.context.createGain();
    this.gain.connect(this.context.destination);
    this.context.resume();
  }

  get speaking() {
    return this.open.size > 0;
  }

  // A part is announced by its text, then comes its sound: an utterance is over when its last sound was played.
  say({ id, text, last }) {
    if (this.dropped.has(id)) {
      if (last) this.tell({ type: "played", id }); // the person stopped it before all of it was here
      return;
    }
    const utterance = this.open.get(id) || { closed: false, waiting: 0, playing: new Set(), begun: false };
    this.open.set(id, utterance);
    utterance.waiting += text ? 1 : 0;
    utterance.closed ||= Boolean(last);
    this.settle(id);
  }

  sound(buffer) {
    const head = new DataView(buffer);
    const [id, rate] = [head.getUint32(0, true), head.getUint32(4, true)];
    const utterance = this.open.get(id);
    if (!utterance) return;
    utterance.waiting = Math.max(0, utterance.waiting - 1);
    const samples = new Int16Array(buffer.slice(8));
    if (samples.length) this.play(id, utterance, samples, rate);
    this.settle(id);
  }

  play(id, utterance, samples, rate) {
    const sound = this.context.createBuffer(1, samples.length, rate);
    sound.getChannelData(0).set(Float32Array.from(samples, (sample) => sample / 32768));
    const source = new AudioBufferSourceNode(this.context, { buffer: sound });
    const at = Math.max(this.end, this.context.currentTime + AHEAD);
    source.connect(this.gain);
    source.start(at);
    this.end = at + sound.duration;
    utterance.playing.add(source);
    source.onended = () => {
      utterance.playing.delete(source);
      this.settle(id);
    };
    if (utterance.begun) return;
    utterance.begun = true;
    const delay = at - this.context.currentTime + (this.context.outputLatency || 0);
    setTimeout(() => this.open.has(id) && this.tell({ type: "playing", id }), delay * 1000);
  }

  settle(id) {
    const utterance = this.open.get(id);
    if (!utterance?.closed || utterance.waiting || utterance.playing.size) return;
    this.open.delete(id);
    this.tell({ type: "played", id });
  }

  // The line dropped: what was under way is said again as a whole, and a server that was started anew counts from 1.
  forget() {
    const ids = [...this.open.keys()];
    ids.forEach((id) => this.stop(id, { silent: true }));
    this.dropped.clear();
    this.release();
  }

  stop(id, { silent = false } = {}) {
    this.dropped.add(id);
    const utterance = this.open.get(id);
    if (!utterance) return;
    this.open.delete(id);
    this.fade(0);
    for (const source of utterance.playing) {
      source.onended = null;
      source.stop(this.context.currentTime + FADE);
    }
    if (!this.open.size) this.end = 0;
    this.context.resume();
    setTimeout(() => this.fade(1), 2 * FADE * 1000);
    if (!silent) this.tell({ type: "played", id });
  }

  stopAll() {
    [...this.open.keys()].forEach((id) => this.stop(id));
  }

  // The clock stands still too, so everything goes on where it stopped.
  hold() {
    this.fade(0);
    this.holding = setTimeout(() => this.context.suspend(), FADE * 1000);
  }

  release() {
    clearTimeout(this.holding);
    this.context.resume();
    this.fade(1);
  }

  fade(to) {
    this.gain.gain.setTargetAtTime(to, this.context.currentTime, FADE / 4);
  }

  close() {
    clearTimeout(this.holding);
    this.open.clear();
    if (this.context.state !== "closed") this.context.close();
  }
}
