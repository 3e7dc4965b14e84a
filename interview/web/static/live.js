// A live interview on this page: puts microphone, connection, voice and panel together. The protocol is docs/live.md.
import { keyOf } from "./live_key.js";
import { Line } from "./live_line.js";
import { Microphone, sentenceFor } from "./live_microphone.js";
import { Panel } from "./live_panel.js";
import { stay } from "./live_stay.js";
import { Voice } from "./live_voice.js";
import { say } from "./live_words.js";

const REFUSED = 4001;
const LATER = 1013;

export class Live {
  constructor(root, url, refresh = () => {}) {
    this.url = url;
    this.refresh = refresh;
    this.panel = new Panel(root, {
      begin: () => this.begin(),
      command: (name) => this.tell({ type: "command", name }) || this.panel.notice(say("connection.again"), "warn", true),
      typing: () => this.typing(),
      answer: (message) => this.tell(message),
      leave: () => this.leaveLine(),
      hush: () => this.voice?.stopAll(),
      results: () => openTab("Results"),
    });
  }

  // What is offered comes with the page's session; while its interview runs, the interviewer has the word.
  offer(facts) {
    if (this.line && facts.session === this.session) return;
    if (this.over === facts.session && !facts.done) return; // older than what was seen here
    this.leave();
    this.facts = facts;
    this.panel.offer(facts);
  }

  async begin() {
    if (this.line || !this.facts?.session) return;
    this.session = this.facts.session;
    this.voice?.close();
    this.voice = new Voice((message) => this.tell(message));
    this.voice.start();
    const line = new Line(this.url, {
      text: (message) => this.receive(message),
      sound: (buffer) => this.voice.sound(buffer),
      lost: (code) => this.lose(code),
      back: () => this.back(),
      closed: (code) => this.closed(code),
      answering: () => (this.at === "listening" ? this.panel.number : 0),
    });
    this.line = line;
    this.at = "";
    stay(true);
    this.panel.start();
    this.panel.state("opening", say("microphone.asking"));
    const heard = await this.openMicrophone(line);
    if (this.line !== line) return;
    this.panel.state("opening", say("connection.calling"));
    line.begin(keyOf(this.session), heard);
    navigator.wakeLock?.request("screen").catch(() => {}); // a dark screen would end the microphone on a telephone
  }

  async openMicrophone(line) {
    const microphone = new Microphone(
      (frame, level) => {
        line.frame(frame);
        this.panel.level(level);
      },
      () => {
        this.panel.microphone(false);
        this.panel.notice(say("microphone.gone"), "warn", true);
      },
    );
    try {
      await microphone.open();
    } catch (error) {
      microphone.close();
      this.panel.microphone(false);
      this.panel.notice(sentenceFor(error), "warn", true);
      return false;
    }
    if (this.line !== line) return microphone.close();
    this.microphone = microphone;
    this.panel.microphone(true);
    return true;
  }

  // -> whether it was sent: nothing waits for a line that is down
  tell(message) {
    return this.line?.tell(message) ?? false;
  }

  // A few letters a second are enough to say that somebody is writing.
  typing() {
    const now = performance.now();
    if (now - (this.typed ?? -Infinity) < 1000) return;
    this.typed = now;
    this.tell({ type: "typing" });
  }

  receive(message) {
    const handlers = {
      state: () => {
        this.at = message.state;
        this.panel.state(message.state, message.text);
      },
      waiting: () => this.panel.wait(message.place, message.seconds),
      question: () => {
        this.panel.question(message);
        this.refresh();
      },
      say: () => {
        this.panel.says(message.text, message.id !== this.saying);
        this.saying = message.id;
        this.voice.say(message);
      },
      stop: () => this.voice.stop(message.id),
      hold: () => this.voice.hold(),
      release: () => this.voice.release(),
      words: () => this.panel.words(message.text, message.final),
      taken: () => {
        this.panel.taken(message);
        this.refresh();
      },
      not_taken: () => this.panel.notTaken(message),
      measured: () => this.refresh(),
      notice: () => this.panel.notice(message.text, message.tone),
      ended: () => this.end(),
      replaced: () => this.closed(4000),
    };
    handlers[message.type]?.();
  }

  // A server that is full said so itself.
  lose(code) {
    this.panel.state("lost", "");
    if (code !== LATER) this.panel.notice(this.line.inLine ? say("connection.lost_in_line") : say("connection.lost"), "warn", true);
  }

  // Sentences that the drop cut are said again as a whole. What the page shows of the interview may be older than what
  // is on disk: a server that was started anew knows nothing of this page.
  back() {
    this.voice.forget();
    this.saying = 0;
    this.panel.notice(say("connection.back"), "info");
    this.panel.handed.send();
    this.refresh();
  }

  leaveLine() {
    const { facts } = this;
    this.leave();
    this.panel.offer(facts);
  }

  // A refusal came with a sentence of its own.
  closed(code) {
    const { facts } = this;
    this.leave();
    this.panel.offer({ ...facts, begin: say("interview.here") });
    if (code !== REFUSED) this.panel.notice(code === 4000 ? say("connection.elsewhere") : say("connection.closed"), "warn");
  }

  end() {
    const { facts } = this;
    this.over = this.session;
    this.leave({ silent: false });
    this.panel.offer({ ...facts, label: facts.label, text: say("interview.over"), note: "", begin: "", done: true });
    this.refresh();
  }

  leave({ silent = true } = {}) {
    this.line?.close();
    this.microphone?.close();
    this.line = this.microphone = null;
    stay(false, { over: !silent });
    if (silent) this.voice?.close();
  }
}

function openTab(name) {
  [...document.querySelectorAll("button[role=tab]")].find((tab) => tab.textContent.trim() === name)?.click();
}

// The page's session stands in an element that Gradio writes anew after every step.
function follow(box, live) {
  const read = () => {
    const facts = box.querySelector("[data-session]");
    if (facts) live.offer({ ...facts.dataset, done: facts.dataset.done === "yes" });
  };
  new MutationObserver(read).observe(box, { childList: true, subtree: true, attributes: true });
  read();
}

export function mount(element) {
  const url = new URL("live", document.baseURI);
  url.protocol = url.protocol.replace("http", "ws");
  const live = new Live(element.querySelector(".live"), url, () => document.querySelector("#live-refresh")?.click());
  follow(document.querySelector("#live-facts"), live);
}
