// Correction: a small form over the page, opened from a claim's card or from selected words, sent with Ctrl+Enter.

let dialog: HTMLDialogElement | undefined;

function theDialog(): HTMLDialogElement {
  if (dialog) return dialog;
  dialog = document.createElement("dialog");
  dialog.id = "correction";
  dialog.setAttribute("aria-label", "Correction");
  document.body.append(dialog);
  dialog.addEventListener("click", (event) => {
    const other = (event.target as HTMLElement).closest<HTMLAnchorElement>("[data-correct]");
    if (other) {
      event.preventDefault();
      void openCorrection(other.href);
      return;
    }
    if (event.target === dialog || (event.target as HTMLElement).closest("[data-close]")) {
      event.preventDefault();
      dialog?.close();
    }
  });
  return dialog;
}

/** Fetch the form at an address and show it. */
export async function openCorrection(address: string): Promise<void> {
  const response = await fetch(address, { headers: { "HX-Request": "true" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const form = page.querySelector(".correction") ?? page.querySelector("main");
  const here = theDialog();
  if (!form) return;
  here.replaceChildren(form);
  if (!here.open) here.showModal();
  here.querySelector<HTMLElement>("[autofocus], select, input:not([type=hidden]), textarea")?.focus();
}

export function startCorrection(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const within = (event.target as HTMLElement).closest?.<HTMLFormElement>(".correction form, form[data-form], form[data-sends]");
    // Before any field is entered, the form of a claim is meant; of several forms for selected words, none is.
    const form = within ?? document.querySelector<HTMLFormElement>('dialog[open] form:is([action$="/correct"], [action$="/accept"]), .page-correction form:is([action$="/correct"], [action$="/accept"])');
    if (!form) return;
    event.preventDefault();
    form.requestSubmit();
  });
}
