// Whether the microphone works, in one word, before the interview opens its own. Nothing of the sound is kept or sent.
import { Microphone } from "./live_microphone.js";

const LONGEST = 20; // seconds, then the test ends by itself
const WINDOW = 32; // frames of 64 ms: the last two seconds
const LOUDEST = 2; // the third loudest frame of the window speaks for it: a click of the keyboard does not
const QUIET = 0.3; // of the microphone's level: -41 dB
const FULL = 32700; // samples beyond this are cut off
const CUT = 0.003; // share of them from which a voice sounds rough

const WORDS = {
  asking: "Your browser may ask whether this page may use the microphone.",
  speak: "Say a few words.",
  silent: "No sound: is it muted?",
  quiet: "Very quiet: move closer or raise it",
  loud: "Too loud",
  good: "Good level",
  lost: "The microphone is gone. Plug it in and test it again.",
};

// What to do about a device that did not open.
export function troubleWith(device, { name }) {
  const sentences = {
    NotAllowedError: `The browser may not use the ${device}. Allow it in the address bar to try again.`,
    NotFoundError: `No ${device} was found. Plug one in to try again.`,
    NotReadableError: `Another program holds the ${device}. Close that to try again.`,
    missing: `This page may not use a ${device} here: it needs localhost or https.`,
  };
  return `${sentences[name] || `The ${device} could not be opened (${name}).`} The interview works without it.`;
}

export class Check {
  constructor({ test, level, heard }) {
    this.parts = { test, level, heard };
    this.bars = [...level.children];
    test.addEventListener("click", () => (this.microphone ? this.close() : this.open()));
  }

  async open() {
    const microphone = new Microphone((frame, level) => this.hear(frame, level), () => this.fail(WORDS.lost));
    this.microphone = microphone;
    this.frames = [];
    this.parts.test.textContent = "Stop the test";
    this.say(WORDS.asking);
    try {
      await microphone.open();
    } catch (error) {
      microphone.close();
      if (this.microphone === microphone) this.fail(troubleWith("microphone", error));
      return;
    }
    if (this.microphone !== microphone) {
      microphone.close();
      return;
    }
    this.say(WORDS.speak);
    this.parts.level.hidden = false;
    this.timer = setTimeout(() => this.close(), LONGEST * 1000);
  }

  // The last word stays: it is what the test found.
  close() {
    if (!this.microphone) return;
    clearTimeout(this.timer);
    this.microphone.close();
    this.microphone = null;
    this.parts.test.textContent = "Test microphone";
    this.parts.level.hidden = true;
    if (!this.judged) this.say("");
    this.judged = false;
  }

  forget() {
    this.close();
    this.say("");
  }

  // ---- within

  fail(sentence) {
    this.close();
    this.say(sentence);
  }

  // Four times a second are enough for an eye, and a word changes only when a window says so.
  hear(frame, level) {
    const samples = new Int16Array(frame);
    const cut = samples.filter((sample) => Math.abs(sample) > FULL).length / samples.length;
    this.frames.push({ level, cut });
    if (this.frames.length > 2 * WINDOW) this.frames.splice(0, WINDOW);
    if (this.frames.length % 4) return;
    this.draw(Math.max(...this.frames.slice(-4).map((one) => one.level)));
    if (this.frames.length >= WINDOW && this.frames.length % 8 === 0) this.judge(this.frames.slice(-WINDOW));
  }

  judge(frames) {
    const levels = frames.map((one) => one.level).sort((a, b) => b - a);
    const cut = frames.reduce((sum, one) => sum + one.cut, 0) / frames.length;
    this.judged = true;
    if (levels[0] === 0) this.say(WORDS.silent, "warn");
    else if (cut > CUT) this.say(WORDS.loud, "warn");
    else if (levels[LOUDEST] < QUIET) this.say(WORDS.quiet, "warn");
    else this.say(WORDS.good, "good");
  }

  draw(level) {
    const lit = Math.round(level * this.bars.length);
    this.bars.forEach((bar, n) => bar.classList.toggle("on", n < lit));
  }

  // kind: good or warn for a finding, with a mark of its own
  say(text, kind = "") {
    const { heard } = this.parts;
    if (heard.textContent !== text) heard.textContent = text;
    heard.dataset.kind = kind;
  }
}
