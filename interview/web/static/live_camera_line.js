// The camera's connection: one picture at a time, nothing is kept for later. Knows messages, not what they mean.

const PAUSES = [0.3, 0.7, 1.5, 3, 5]; // seconds before each new try; the last one from then on
const SILENT = 20; // seconds without an answer to a picture, after which the line counts as dead
const FINAL = new Set([1008, 1009, 4000, 4001]); // refused: trying again would not help

export class CameraLine {
  // heard.hello(message), heard.seen(message), heard.calibrated(message), heard.lost(), heard.closed(sentence)
  constructor(url, key, heard) {
    this.url = url;
    this.opening = JSON.stringify({ type: "begin", key });
    this.heard = heard;
    this.tries = 0;
    this.sentence = "";
    this.met = this.ended = false;
    this.connect();
    this.watch = setInterval(() => this.checkLife(), 2000);
  }

  // Whether a picture may be sent now.
  get free() {
    return this.met && !this.waiting;
  }

  picture(blob) {
    if (!this.free) return;
    this.waiting = performance.now();
    this.socket.send(blob);
  }

  tell(message) {
    if (this.met) this.socket.send(JSON.stringify(message));
  }

  close() {
    this.ended = true;
    clearTimeout(this.timer);
    clearInterval(this.watch);
    this.drop();
  }

  // ---- within

  connect() {
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onopen = () => socket.send(this.opening);
    socket.onmessage = ({ data }) => this.receive(JSON.parse(data));
    socket.onclose = ({ code }) => this.lose(code);
  }

  receive(message) {
    if (message.type === "hello") this.met = true;
    if (message.type === "seen") this.waiting = this.tries = 0;
    if (message.type === "notice") this.sentence = message.text;
    this.heard[message.type]?.(message);
  }

  // After a sentence the line is closed for good, whatever the code.
  lose(code) {
    this.drop();
    if (FINAL.has(code) || this.sentence) {
      this.close();
      this.heard.closed(this.sentence);
      return;
    }
    this.heard.lost();
    const pause = PAUSES[Math.min(this.tries++, PAUSES.length - 1)];
    this.timer = setTimeout(() => this.connect(), pause * 1000);
  }

  drop() {
    const { socket } = this;
    this.met = false;
    this.waiting = 0;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  checkLife() {
    if (this.waiting && performance.now() - this.waiting > SILENT * 1000) this.lose(1006);
  }
}
