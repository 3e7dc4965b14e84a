// The keys of this browser's interviews. They never leave it but to open an interview; no file and no address holds one.
const PLACE = "rehearse-keys";
const MOST = 100;
let memory = []; // where a browser keeps nothing (a private window, a foreign frame)

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) || "[]");
    return Array.isArray(kept) ? kept.filter((key) => typeof key === "string") : [];
  } catch {
    return memory;
  }
}

function write(keys) {
  memory = keys.slice(-MOST);
  try {
    localStorage.setItem(PLACE, JSON.stringify(memory));
    localStorage.removeItem("rehearse-interview"); // of versions before keys
  } catch {
    // kept in memory until the page is closed
  }
}

window.rehearseKeys = {
  all: () => read(),
  of: (id) => read().findLast((key) => id && key.startsWith(`${id}.`)) || "",
  add: (key) => key && write([...read().filter((other) => other !== key), key]),
  drop: (key) => write(read().filter((other) => other !== key)),
  clear: () => write([]),
};
