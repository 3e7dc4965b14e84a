// The form of what was read: adds and removes entries, ties fields to their marks in the document, and gives its
// values as JSON when a button asks. Listens on the component, so a new form needs no new listeners.
const form = () => element.querySelector(".cv-form");

function valuesOf(root) {
  const values = {};
  root.querySelectorAll("[data-field]").forEach((box) => {
    if (!box.closest("[data-list]")) values[box.dataset.field] = box.value;
  });
  root.querySelectorAll("[data-list]").forEach((list) => {
    list.querySelectorAll(":scope > [data-entry]").forEach((entry, n) => {
      entry.querySelectorAll("[data-part]").forEach((box) => {
        const path = [list.dataset.list, n + 1, box.dataset.part].filter((part) => part !== "");
        values[path.join(".")] = box.value;
      });
    });
  });
  return values;
}

window.rehearseForm = () => {
  const root = form();
  return root ? JSON.stringify({ document: root.dataset.document, values: valuesOf(root) }) : "";
};

// ---- a field and its mark

// A mark names the fields that it belongs to; several values on one line share a mark.
const marksFor = (box) =>
  [...element.querySelectorAll("[data-mark]")].filter((mark) => mark.dataset.mark.split(" ").includes(box.dataset.field));
const boxesFor = (mark) =>
  mark.dataset.mark.split(" ").flatMap((path) => [...element.querySelectorAll(`[data-field="${path}"]`)]);

function light(target, on) {
  const box = target.closest?.(".field")?.querySelector("[data-field]");
  const mark = target.closest?.("[data-mark]");
  if (box) marksFor(box).forEach((found) => found.classList.toggle("lit", on));
  if (mark) {
    mark.classList.toggle("lit", on);
    boxesFor(mark).forEach((found) => {
      found.closest(".field").classList.toggle("lit", on);
      found.closest(".entry")?.classList.toggle("lit", on);
    });
  }
}

// A long document scrolls in its own pane: bring the place of a focused field into it, and leave the window alone.
function reveal(box) {
  const [mark] = marksFor(box), pane = element.querySelector(".picture");
  if (!mark || pane.scrollHeight <= pane.clientHeight) return;
  const at = mark.getBoundingClientRect(), view = pane.getBoundingClientRect();
  if (at.top < view.top || at.bottom > view.bottom) pane.scrollBy({ top: at.top - view.top - view.height / 3, behavior: "smooth" });
}

function show(mark) {
  const box = boxesFor(mark)[0];
  if (!box) return;
  const folded = box.closest("details");
  if (folded) folded.open = true;
  box.focus();
  box.scrollIntoView({ block: "center", behavior: "smooth" });
}

for (const [event, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  element.addEventListener(event, (what) => light(what.target, on));
}

element.addEventListener("focusin", (event) => {
  if (event.target.dataset.field) reveal(event.target);
});

// ---- editing

element.addEventListener("input", (event) => {
  const box = event.target.closest("[data-part]");
  if (!box) return;
  box.closest(".field").classList.toggle("changed", box.value !== box.defaultValue);
  const entry = box.closest("details.entry");
  if (!entry) return;
  const heads = [...entry.querySelectorAll("[data-part]")].filter((part) => part.tagName === "INPUT" && part.dataset.part !== "place");
  entry.querySelector("[data-head]").textContent = heads.map((part) => part.value.trim()).filter(Boolean).join(" · ") || "A new entry";
});

element.addEventListener("click", (event) => {
  const add = event.target.closest("[data-add]");
  const remove = event.target.closest("[data-remove]");
  const mark = event.target.closest("[data-mark]");
  if (add) {
    const list = add.parentElement.querySelector("[data-list]");
    list.append(add.parentElement.querySelector("template").content.cloneNode(true));
    list.lastElementChild.querySelector("[data-part]").focus();
  } else if (remove) {
    const next = remove.closest(".list").querySelector("[data-add]");
    remove.closest("[data-entry]").remove();
    next.focus();
  } else if (mark) {
    show(mark);
  }
});

// On a telephone the form comes first and the document is folded.
watch("value", () => {
  if (window.matchMedia("(max-width: 720px)").matches) {
    element.querySelectorAll("details.document").forEach((part) => { part.open = false; });
  }
});
