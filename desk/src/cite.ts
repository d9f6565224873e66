// "Copy citation" on every claim: the citation goes to the clipboard in the style that was chosen last. Without script,
// or where the browser gives no clipboard, the link leads to the citation itself.
import { tell } from "./tell";

const STYLE = "onrecord.citation-style";

function style(): string {
  return localStorage.getItem(STYLE) ?? "plain";
}

async function copy(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}

async function cited(link: HTMLAnchorElement): Promise<void> {
  const answer = await fetch(`/cite/${encodeURIComponent(link.dataset["cite"] ?? "")}.txt?style=${style()}`);
  const words = await answer.text();
  if (answer.ok && (await copy(words))) tell(`Copied: ${words}`);
  else location.assign(link.href);
}

/** Let the links and buttons of a page copy citations. */
export function listenForCitations(page: Document): void {
  page.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest<HTMLAnchorElement>("a[data-cite]");
    if (link) {
      event.preventDefault();
      void cited(link);
    }
    const button = event.target.closest("button[data-copy]");
    const words = button?.closest("section")?.querySelector("pre")?.textContent;
    if (words) void copy(words).then((done) => tell(done ? "Copied." : "This browser gives no clipboard: select the text and copy it."));
    if (event.target.closest("button[data-print]")) window.print();
  });
  page.querySelectorAll<HTMLInputElement>("input[data-style]").forEach((choice) => {
    choice.checked = choice.value === style();
    choice.addEventListener("change", () => localStorage.setItem(STYLE, choice.value));
  });
}
