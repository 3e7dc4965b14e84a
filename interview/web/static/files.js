// A press on a file's button fetches it with the interview's key and hands it to the browser as a download.
element.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-file]");
  if (!button || button.disabled) return;
  const note = element.querySelector("[role=status]");
  button.disabled = true;
  note.textContent = "";
  try {
    const answer = await fetch(new URL("interviews/file", document.baseURI), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ key: window.rehearseKeys.of(button.dataset.session), name: button.dataset.file }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await answer.blob());
    link.download = button.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch (error) {
    note.textContent = error instanceof TypeError ? "The server does not answer. Try again in a moment." : error.message;
  }
  button.disabled = false;
});
