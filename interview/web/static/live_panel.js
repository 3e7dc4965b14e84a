// What the person sees of a live interview, and the buttons and keys. Knows no connection and no sound.
// Whatever a person or a model wrote goes in as textContent only.
import { Handed } from "./live_handed.js";
import { learn, say } from "./live_words.js";

const AT_WORK = ["speaking", "listening"];
const USABLE = {
  done: ["listening"], more_time: AT_WORK, repeat: AT_WORK, rephrase: AT_WORK, hint: AT_WORK, skip: AT_WORK,
  pause: ["speaking", "listening", "thinking", "loading"], resume: ["paused"],
  end: ["speaking", "listening", "thinking", "loading", "paused"],
};
const NATIVE = "button, a, summary, select, [role=tab], [role=button]";
const TEXT = "input, textarea, [contenteditable='true']";

export class Panel {
  // does.begin(), does.command(name), does.typing(), does.answer(message) -> whether it was sent, does.hush(),
  // does.results(), does.leave()
  constructor(root, does) {
    learn(root);
    this.root = root;
    this.does = does;
    this.parts = {};
    root.querySelectorAll("[data-live]").forEach((part) => { this.parts[part.dataset.live] = part; });
    this.bars = [...this.parts.level.children];
    this.handed = new Handed(this.parts, { send: (message) => this.does.answer(message), changed: () => this.usable() });
    this.listen();
    this.state("idle", "");
  }

  listen() {
    const { begin, results, leave, box, form } = this.parts;
    leave.addEventListener("click", () => this.does.leave());
    begin.addEventListener("click", () => this.does.begin());
    results.addEventListener("click", () => this.does.results());
    this.root.addEventListener("click", (event) => this.click(event));
    form.addEventListener("submit", (event) => this.submit(event));
    box.addEventListener("input", () => this.does.typing());
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.submit(event);
    });
    document.addEventListener("keydown", (event) => this.key(event));
  }

  submit(event) {
    event.preventDefault();
    const text = this.parts.box.value.trim();
    if (text && this.number && !this.parts.send.disabled) this.handed.give(text, this.number);
  }

  click(event) {
    const button = event.target.closest("[data-command]");
    if (!button || button.disabled) return;
    if (event.detail) button.blur(); // after a mouse click the keys are the interview's again, not this button's
    this.command(button.dataset.command);
  }

  // End asks once: a slip of the finger must not finish an interview.
  command(name) {
    const { confirm } = this.parts;
    const asked = !confirm.hidden;
    confirm.hidden = name !== "end" || asked;
    if (name === "end" && !asked) return confirm.querySelector("button").focus();
    if (name === "stay") return undefined;
    if (name === "done" && this.parts.box.value.trim()) return this.parts.form.requestSubmit();
    return this.does.command(name === "end-now" ? "end" : name);
  }

  key(event) {
    if (!this.running || !this.root.offsetParent || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") return this.does.hush();
    if (event.target.closest?.(TEXT)) return;
    if (["Enter", " "].includes(event.key) && event.target.closest?.(NATIVE)) return; // the key presses that button
    const wanted = event.key.toLowerCase();
    const button = [...this.root.querySelectorAll("[data-keys]")]
      .find((one) => one.dataset.keys.split(",").includes(wanted) && !one.hidden && !one.disabled);
    if (!button) return;
    event.preventDefault();
    this.command(button.dataset.command);
  }

  // ---- before and after

  offer({ label, text, note, begin, done }) {
    this.running = false;
    this.root.classList.remove("running");
    this.parts.begin.hidden = !begin;
    this.parts.begin.textContent = begin;
    this.parts.results.hidden = !done;
    this.show("label", label);
    this.show("question", text);
    this.show("aside", "");
    this.show("note", note);
    this.handed.clear();
    this.words("", true);
    this.state(done ? "ended" : "idle", "");
    if (!begin && !done) this.show("state", say("state.none"));
    this.microphone(null);
  }

  start() {
    this.running = true;
    this.number = 0;
    this.root.classList.add("running");
    this.parts.begin.hidden = true;
    this.parts.results.hidden = true;
    this.parts.confirm.hidden = true;
    this.show("note", "");
    this.notice("", "info");
  }

  // ---- during

  state(state, text) {
    this.now = state;
    this.root.dataset.state = state;
    const name = say(`state.${state}`) || state;
    this.show("state", name);
    this.show("doing", (text || "").replace(`${name}. `, ""));
    this.root.querySelectorAll("[data-command]").forEach((button) => {
      const name = button.dataset.command;
      const usable = USABLE[name];
      if (usable) button.disabled = !usable.includes(state);
      if (name === "pause") button.hidden = state === "paused";
      if (name === "resume") button.hidden = state !== "paused";
    });
    this.parts.leave.hidden = state !== "waiting";
    if (state === "lost") this.handed.lost();
    this.usable();
    if (state === "listening" && !this.parts.words.textContent) this.words("", false);
  }

  usable() {
    this.parts.send.disabled = !this.running || ["ended", "waiting"].includes(this.now) || this.handed.pending;
  }

  // The same number again is the same question in other words: what was answered so far stands.
  question({ number, label, origin, text }) {
    const [stage, ...more] = label.split(" · ");
    this.show("label", [stage, say("question.number", { number }), ...more, say(`origin.${origin}`)].filter(Boolean).join(" · "));
    this.show("question", text);
    this.show("aside", "");
    if (number === this.number) return;
    this.number = number;
    this.words("", false);
    this.handed.changed();
    this.goOn();
  }

  // What the interviewer says besides the question; the question itself stands there already.
  says(text, isNew) {
    if (isNew) this.show("aside", "");
    const known = this.parts.question.textContent;
    if (!text || known.includes(text.trim())) return;
    const extra = text.endsWith(known) ? text.slice(0, -known.length) : text;
    this.show("aside", `${this.parts.aside.textContent} ${extra}`.trim());
  }

  // Words that did not change since the last time stand in ink, the others are still being made out.
  words(text, final) {
    const { words, caption } = this.parts;
    const now = text.split(/\s+/).filter(Boolean);
    let same = final ? now.length : 0;
    while (same < now.length && now[same] === this.heard?.[same]) same += 1;
    this.heard = now;
    const sure = document.createElement("b");
    sure.textContent = now.slice(0, same).join(" ");
    words.replaceChildren(sure, ` ${now.slice(same).join(" ")}`);
    caption.dataset.empty = now.length ? "" : "yes";
    if (now.length && !final) this.goOn();
    words.scrollTop = words.scrollHeight;
  }

  // What became of a typed text; what was not taken stays in the box, with a sentence.
  taken({ id }) {
    this.handed.taken(id);
  }

  notTaken({ id, text }) {
    if (this.handed.refused(id)) this.notice(text, "warn", true);
  }

  // Others are being interviewed; the place in line.
  wait(place, seconds) {
    const minutes = Math.max(1, Math.round(seconds / 60));
    const about = say(minutes > 1 ? "line.minutes" : "line.minute", { minutes });
    this.state("waiting", say("line.place", { place, about }));
  }

  // A lasting one stays until another takes its place; others go when the conversation goes on.
  notice(text, tone, lasting = false) {
    const { notice } = this.parts;
    this.lasting = lasting || tone === "bad";
    notice.className = `notice ${tone === "info" ? "" : tone}`;
    notice.setAttribute("role", tone === "bad" ? "alert" : "status");
    notice.textContent = text;
    notice.hidden = !text;
  }

  goOn() {
    if (!this.lasting) this.notice("", "info");
  }

  // on: true, false, or null where it is not known
  microphone(on) {
    this.show("microphone", on === null ? "" : say(on ? "microphone.on" : "microphone.off"));
    this.parts.level.hidden = !on;
  }

  // Drawn five times a second: where no graphics card draws, every picture takes time from the models.
  level(value) {
    const now = performance.now();
    if (now - (this.drawn || 0) < 200) return;
    this.drawn = now;
    const lit = Math.round(value * this.bars.length);
    if (lit === this.lit) return;
    this.lit = lit;
    this.bars.forEach((bar, n) => bar.classList.toggle("on", n < lit));
  }

  show(name, text) {
    const part = this.parts[name];
    if (part.textContent !== text) part.textContent = text || "";
    part.hidden = !text;
  }
}
