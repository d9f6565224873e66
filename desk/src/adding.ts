// Adding reports: files dropped anywhere on the page go into the form and are sent.

export function startAdding(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-files]");
  const input = form?.querySelector<HTMLInputElement>("input[type=file]");
  if (!form || !input) return;
  const over = (on: boolean) => document.body.classList.toggle("dropping", on);
  document.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    over(true);
  });
  document.addEventListener("dragleave", () => over(false));
  document.addEventListener("drop", (event) => {
    const files = event.dataTransfer?.files;
    if (!files?.length) return;
    event.preventDefault();
    over(false);
    input.files = files;
    form.requestSubmit();
  });
}
