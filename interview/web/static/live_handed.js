// A typed answer on its way: it belongs to the question it was written under, and stays in the box until it was taken.

import { randomName } from "./live_line.js";
import { say } from "./live_words.js";

export class Handed {
  // parts.box, parts.send, parts.handed, parts.handedText, parts.unhand; does.send(message) -> whether it went out
  constructor(parts, does) {
    this.parts = parts;
    this.does = does;
    this.one = null;
    parts.unhand.addEventListener("click", () => this.takeBack());
  }

  // Whether one is on its way; there is never a second one.
  get pending() {
    return this.one !== null;
  }

  give(text, number) {
    if (this.one) return;
    this.one = { type: "answer", text, number, id: randomName() };
    this.send();
  }

  // The line dropped: it may or may not have arrived.
  lost() {
    if (this.one) this.show(say("typed.waits"), true);
  }

  // The line is back: whether it arrived is known there, by its id.
  send() {
    if (!this.one) return;
    const sent = this.does.send(this.one);
    this.show(say(sent ? "typed.goes" : "typed.waits"), !sent);
  }

  // Another question is on the screen.
  changed() {
    if (!this.one) this.show(this.parts.box.value.trim() ? say("typed.begun_before") : "", false);
  }

  takeBack() {
    this.clear();
    this.parts.box.focus();
  }

  // -> whether this was what became of it; only what was handed in leaves the box.
  taken(id) {
    if (!this.one || this.one.id !== id) return false;
    if (this.parts.box.value.trim() === this.one.text) this.parts.box.value = "";
    this.clear();
    return true;
  }

  refused(id) {
    if (!this.one || this.one.id !== id) return false;
    this.clear();
    return true;
  }

  clear() {
    this.one = null;
    this.show("", false);
  }

  show(text, canBeTakenBack) {
    this.parts.handedText.textContent = text;
    this.parts.handed.hidden = !text;
    this.parts.unhand.hidden = !canBeTakenBack;
    this.does.changed();
  }
}
