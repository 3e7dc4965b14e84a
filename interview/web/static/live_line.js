// The connection: frames are kept until the interviewer has them, and everything is sent again after a drop.
// Knows numbers and messages, not what they mean to the person.

const MOST_KEPT = Math.round((15 * 60 * 16000) / 1024); // a quarter of an hour, 29 MB
const MOST_WAITING = 256 * 1024; // bytes handed to the browser: a click on Done must not queue behind minutes of sound
const PAUSES = [0.3, 0.7, 1.5, 3, 5]; // seconds before each new try; the last one from then on
const SILENT = 20; // seconds without a sign of life, with frames unanswered, after which the line counts as dead
const FINAL = new Set([1008, 1009, 4000, 4001]); // replaced, refused: trying again would not help

export class Line {
  // heard.text(message), heard.sound(buffer), heard.lost(code), heard.back(), heard.closed(code), and heard.answering():
  // the number of the question whose answer is being recorded, 0 for none
  constructor(url, heard) {
    this.url = url;
    this.heard = heard;
    this.frames = [];
    this.first = 0; // number of frames[0]
    this.next = 0; // number of the frame that is sent next
    this.met = this.open = this.ended = false;
    this.inLine = false; // others are being interviewed: what is said meanwhile is for nobody
    this.tries = 0;
    this.online = () => this.socket || this.ended || this.connect();
    window.addEventListener("online", this.online);
  }

  begin(key, microphone) {
    this.opening = { type: "begin", key, page: randomName(), microphone };
    this.connect();
    this.watch = setInterval(() => this.checkLife(), 2000);
  }

  frame(buffer) {
    if (this.inLine) return;
    this.frames.push(buffer);
    if (this.frames.length > MOST_KEPT) {
      this.frames.shift();
      this.first += 1;
      this.next = Math.max(this.next, this.first);
    }
    this.flush();
  }

  // Nothing waits for the line: said minutes later, it would be about another question. -> whether it was sent
  tell(message) {
    if (!this.open) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  close() {
    this.ended = true;
    clearTimeout(this.timer);
    clearInterval(this.watch);
    window.removeEventListener("online", this.online);
    this.drop(1000);
  }

  // ---- within

  connect() {
    clearTimeout(this.timer);
    const socket = new WebSocket(this.url);
    this.socket = socket;
    this.alive = performance.now();
    socket.binaryType = "arraybuffer";
    socket.onopen = () => socket.send(JSON.stringify({ ...this.opening, ...this.goingOn() }));
    socket.onmessage = ({ data }) => this.receive(data);
    socket.onclose = ({ code }) => this.lose(code);
  }

  // After a drop: what the server needs, if it was started anew, to hear the answer that was being given to its end.
  goingOn() {
    return this.met ? { answering: this.heard.answering(), resent: this.next - this.first } : {};
  }

  receive(data) {
    this.alive = performance.now();
    if (data instanceof ArrayBuffer) return this.heard.sound(data);
    const message = JSON.parse(data);
    if (message.type === "ack") {
      this.forget(message.next);
      this.flush();
    } else if (message.type === "hello") this.meet(message.next);
    else {
      if (message.type === "waiting") this.inLine = true;
      this.heard.text(message);
    }
  }

  // The first frame sent is the one that is wanted. A server that forgot us wants a number that we have not: then what
  // is kept here is numbered anew from there, so that nothing is left out.
  meet(wanted) {
    const known = this.met && wanted >= this.first && wanted <= this.first + this.frames.length;
    if (known) this.forget(wanted);
    else this.first = wanted;
    this.next = this.first;
    this.tries = 0;
    this.open = true;
    this.inLine = false;
    if (this.met) this.heard.back();
    this.met = true;
    this.flush();
  }

  forget(below) {
    const count = Math.min(below - this.first, this.frames.length);
    if (count <= 0) return;
    this.frames.splice(0, count);
    this.first += count;
    this.next = Math.max(this.next, this.first);
  }

  flush() {
    if (!this.open) return;
    while (this.next < this.first + this.frames.length && this.socket.bufferedAmount < MOST_WAITING) {
      this.socket.send(packed(this.next, this.frames[this.next - this.first]));
      this.next += 1;
    }
  }

  lose(code) {
    this.drop(code);
    if (this.ended) return;
    if (FINAL.has(code)) {
      this.close();
      this.heard.closed(code);
      return;
    }
    this.heard.lost(code);
    const pause = PAUSES[Math.min(this.tries++, PAUSES.length - 1)];
    this.timer = setTimeout(() => this.connect(), pause * 1000);
  }

  drop(code) {
    const socket = this.socket;
    this.open = false;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    if (code === 1000 || socket.readyState < WebSocket.CLOSING) socket.close();
  }

  checkLife() {
    const silent = (performance.now() - this.alive) / 1000;
    if (this.socket && this.frames.length && silent > SILENT) this.lose(1006);
  }
}

// A reload is told from a dropped line by this name.
export function randomName() {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function packed(number, frame) {
  const message = new Uint8Array(4 + frame.byteLength);
  new DataView(message.buffer).setUint32(0, number, true);
  message.set(new Uint8Array(frame), 4);
  return message;
}
