// Forms that give a file: sent from script, so that the page stays and can send again with the token that comes back.
import { tell, unescaped } from "./tell";

async function send(form: HTMLFormElement): Promise<void> {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="token"]');
  const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Onrecord-Token": meta?.content ?? "" } });
  const next = answer.headers.get("X-Onrecord-Token");
  if (meta && next) meta.content = next;
  if (!answer.ok) {
    tell(unescaped((await answer.text()).match(/<p class="error">([^<]*)/)?.[1] ?? answer.statusText));
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = answer.headers.get("Content-Disposition")?.match(/filename="([^"]+)"/)?.[1] ?? "onrecord";
  link.click();
  tell(`${link.download} is made; the log says so.`);
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Let such forms of a page be sent. */
export function listenForDownloads(page: Document): void {
  page.querySelectorAll<HTMLFormElement>("form[data-download]").forEach((form) => {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void send(form);
    });
  });
}
