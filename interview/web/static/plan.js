// The plan as a form: leaves questions out, and gives its values as JSON when a button asks.
const slotsOf = (root) => [...root.querySelectorAll("[data-slot]")].map((slot) => {
  const parts = [...slot.querySelectorAll("[data-part]")].map((box) => [box.dataset.part, box.value]);
  return { number: Number(slot.dataset.slot), ...Object.fromEntries(parts) };
});

window.rehearsePlan = () => {
  const root = element.querySelector(".plan-form");
  return root ? JSON.stringify({ session: root.dataset.session, slots: slotsOf(root) }) : "";
};

element.addEventListener("click", (event) => {
  const slot = event.target.closest("[data-remove]")?.closest("[data-slot]");
  if (!slot) return;
  const next = slot.nextElementSibling?.querySelector("input") || element.querySelector(".plan-form input");
  slot.remove();
  next?.focus();
});
