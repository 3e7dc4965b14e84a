// What the last pictures showed, in words: how the person sits, and the light. Knows no camera and no connection.

const HELD = 3; // pictures in a row that say the same, before a word changes: nothing flickers
const GOOD = { framing: "Well framed", light: "Good" };
const MORE_LIGHT = "More light on your face";
const GLARING = 0.9; // of the brightest picture

export class Seen {
  constructor({ framing, light, face }) {
    this.parts = { framing, light };
    this.mark = face;
    this.forget();
  }

  show({ state, light, face, framing }) {
    this.word("framing", framing || GOOD.framing);
    this.word("light", lightFrom(state, light, framing));
    this.outline(face);
  }

  forget() {
    this.said = { framing: {}, light: {} };
    for (const part of Object.values(this.parts)) part.textContent = part.className = "";
    this.outline(null);
  }

  // ---- within

  word(name, text) {
    const [part, said] = [this.parts[name], this.said[name]];
    said.times = said.next === text ? said.times + 1 : 1;
    said.next = text;
    if (said.text === text || (said.text && said.times < HELD)) return;
    said.text = part.textContent = text;
    part.className = text === GOOD[name] ? "tag good" : "tag warn";
  }

  // A face's box comes in shares of the picture.
  outline(face) {
    this.mark.hidden = !face;
    if (!face) return;
    const { x, y, width, height } = face;
    const shares = { left: x, top: y, width, height };
    for (const [name, share] of Object.entries(shares)) this.mark.style[name] = `${100 * share}%`;
  }
}

// The face's light counts more than the picture's: a bright window behind it does not help.
function lightFrom(state, light, framing) {
  if (state === "too dark") return "Too dark";
  if (framing === MORE_LIGHT) return "Dim";
  return light > GLARING ? "Very bright" : GOOD.light;
}
