// The card "Microphone and camera": off until asked for, quiet while an interview is held. The protocol is docs/live.md.
import { Calibration } from "./live_calibration.js";
import { CameraLine } from "./live_camera_line.js";
import { Check, troubleWith } from "./live_check.js";
import { keyOf } from "./live_key.js";
import { Pictures } from "./live_pictures.js";
import { Seen } from "./live_seen.js";

const EVERY = 200; // milliseconds from picture to picture, at least
const UNPLUGGED = "The camera is gone, so nothing is looked at any more. The interview works without it.";
const REFUSED = "The camera is off: the program takes no pictures now. The interview works without it.";

export class Camera {
  constructor(root, url) {
    this.root = root;
    this.url = url;
    this.parts = {};
    root.querySelectorAll("[data-camera]").forEach((part) => { this.parts[part.dataset.camera] = part; });
    this.check = new Check(this.parts);
    this.words = new Seen(this.parts);
    this.calibration = new Calibration(this.parts, {
      look: (x, y) => this.line?.tell({ type: "look", x, y }),
      finish: () => this.ask("calibrate", "One moment."),
      leave: () => this.say("Calibration skipped."),
    });
    this.view = "none";
    this.reset();
    this.listen();
    this.render();
  }

  listen() {
    const clicks = {
      toggle: () => (this.pictures ? this.turnOff() : this.turnOn()),
      show: () => { this.shown = !this.shown; },
      calibrate: () => this.calibrate(),
      rough: () => {
        this.skipped = true;
        this.parts.calibrate.focus(); // this button goes, and the keyboard with it
      },
      forget: () => this.ask("uncalibrate", ""),
    };
    for (const [name, act] of Object.entries(clicks)) {
      this.parts[name].addEventListener("click", ({ detail, currentTarget }) => {
        act();
        this.render();
        if (detail && this.view === "running") currentTarget.blur(); // the keys are the interview's
      });
    }
  }

  // What is possible follows from the page's session, and from whether its interview is held here.
  follow({ session, view, paused }) {
    const other = session !== this.session;
    if (other || view === "none" || view === "over" || (this.view === "running" && view !== "running")) this.turnOff();
    if (view !== "before") {
      this.calibration.leave();
      this.check.close();
    }
    if (other) this.check.forget();
    if (other || view !== this.view) this.say("");
    Object.assign(this, { session, view, paused });
    this.render();
  }

  // ---- on and off

  reset() {
    this.pictures = this.line = null;
    this.met = this.calibrated = this.skipped = this.shown = false;
    this.words.forget();
  }

  async turnOn() {
    const pictures = new Pictures(this.parts.video, () => this.turnOff(UNPLUGGED));
    this.pictures = pictures;
    this.say("Your browser may ask whether this page may use the camera.");
    this.render();
    try {
      await pictures.open();
    } catch (error) {
      if (this.pictures === pictures) this.turnOff(troubleWith("camera", error));
      return;
    }
    if (this.pictures !== pictures) return;
    this.say("");
    this.line = new CameraLine(this.url, keyOf(this.session), {
      hello: ({ calibrated }) => this.meet(calibrated),
      seen: (message) => this.seen(message),
      calibrated: ({ ok, text }) => this.answered(ok, text),
      lost: () => this.lose(),
      closed: (sentence) => this.turnOff(sentence || REFUSED),
    });
    this.render();
  }

  turnOff(sentence = "") {
    this.calibration.leave();
    clearTimeout(this.timer);
    this.line?.close();
    this.pictures?.close();
    this.reset();
    this.say(sentence);
    this.render();
  }

  meet(calibrated) {
    this.met = true;
    this.calibrated = calibrated;
    this.next();
    this.render();
  }

  lose() {
    this.met = false;
    this.calibration.leave();
    this.say("");
    this.render();
  }

  // ---- pictures: a timer asks for them, at a rate of its own

  next() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), Math.max(0, (this.sent ?? 0) + EVERY - performance.now()));
  }

  // Nothing is looked at while the page is hidden, or the interview paused.
  async send() {
    const { pictures, line } = this;
    const wanted = () => line?.free && !document.hidden && !this.paused && this.pictures === pictures;
    const picture = wanted() ? await pictures.take() : null;
    if (this.pictures !== pictures) return;
    this.sent = performance.now();
    if (picture && wanted()) line.picture(picture);
    else this.next();
  }

  seen(message) {
    this.calibration.seen();
    this.next();
    if (this.view === "before") this.words.show(message);
  }

  // ---- calibration

  calibrate() {
    if (!this.met || this.view !== "before" || this.calibration.open) return;
    this.skipped = false;
    this.say("");
    this.calibration.begin();
  }

  ask(type, meanwhile) {
    this.asked = type;
    this.say(meanwhile);
    this.line?.tell({ type });
  }

  answered(ok, text) {
    if (ok) this.calibrated = this.asked === "calibrate";
    this.say(text, ok ? "" : "warn");
    this.render();
  }

  // ---- what is shown

  render() {
    const { parts, view, met, calibrated } = this;
    const [on, before, running] = [Boolean(this.pictures), view === "before", view === "running"];
    const show = (shown) => Object.entries(shown).forEach(([name, yes]) => { parts[name].hidden = !yes; });
    this.root.dataset.view = view;
    this.root.dataset.on = this.line ? "yes" : "";
    this.root.hidden = view === "over";
    show({ prepare: view === "none", title: !running, microphone: before, privacy: before, camera: before || running });
    show({ show: running && on, picture: this.line, seen: before && met });
    this.showPicture(before || this.shown);
    show({ exact: before && met, offer: !calibrated && !this.skipped, rough: !calibrated && !this.skipped });
    show({ forget: calibrated });
    if (!before) this.words.forget();
    this.write("toggle", on ? "Turn camera off" : "Turn camera on");
    parts.show.ariaPressed = String(this.shown);
    this.write("calibrate", calibrated ? "Calibrate again" : "Calibrate (10 seconds)");
    this.write("state", this.stateOf(on));
  }

  stateOf(on) {
    if (!on) return "Camera off";
    if (!this.line) return "Camera opening";
    if (!this.met) return "Camera on · connecting";
    return `Camera on · ${this.calibrated ? "calibrated" : "rough"}`;
  }

  // Some browsers stop a picture that is not on the page, so it only shrinks.
  showPicture(shown) {
    this.parts.picture.classList.toggle("away", !shown);
    this.parts.picture.ariaHidden = shown ? null : "true";
  }

  say(text, kind = "") {
    this.parts.notice.className = `notice ${kind}`;
    this.parts.notice.hidden = !text;
    this.write("notice", text);
  }

  write(name, text) {
    if (this.parts[name].textContent !== text) this.parts[name].textContent = text;
  }
}

// The session stands in an element that Gradio writes anew; whether its interview is held, on the panel of live.js.
function follow(box, live, camera) {
  const read = () => {
    const { session, done } = box.querySelector("[data-session]")?.dataset ?? {};
    const { state } = live.dataset;
    const over = done === "yes" || state === "ended";
    const view = !session ? "none" : live.classList.contains("running") ? "running" : over ? "over" : "before";
    camera.follow({ session: session || "", view, paused: view === "running" && state === "paused" });
  };
  const observer = new MutationObserver(read);
  observer.observe(box, { childList: true, subtree: true, attributes: true });
  observer.observe(live, { attributes: true, attributeFilter: ["class", "data-state"] });
  read();
}

export function mount(element) {
  const url = new URL("camera", document.baseURI);
  url.protocol = url.protocol.replace("http", "ws");
  const camera = new Camera(element.querySelector(".camera"), url);
  follow(document.querySelector("#live-facts"), document.querySelector(".live"), camera);
}
