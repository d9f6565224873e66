// Sending what a person decided: one thing after the other, because each answer brings the token for the next.
import { tell } from "./tell";

export interface Answer {
  ok: boolean;
  status: number;
  html: Document;
  done: string;
}

let last: Promise<unknown> = Promise.resolve();

/** Do something when everything sent before is answered. */
export function after<T>(work: () => Promise<T>): Promise<T> {
  const run = last.then(work);
  last = run.catch(() => undefined);
  return run;
}

/** Send fields to an address of the desk; only inside `after`. The answer is a piece of page. */
export async function send(address: string, fields: URLSearchParams): Promise<Answer> {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="token"]');
  fields.delete("token");
  const response = await fetch(address, {
    method: "POST",
    body: fields,
    headers: { "X-Onrecord-Token": meta?.content ?? "", "HX-Request": "true" },
    redirect: "follow",
  });
  const next = response.headers.get("X-Onrecord-Token");
  if (next && meta) meta.content = next;
  const html = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!response.ok) tell(html.querySelector(".error")?.textContent ?? response.statusText);
  return { ok: response.ok, status: response.status, html, done: response.headers.get("X-Onrecord-Done") ?? "" };
}

/** The fields of a form, with the button that sends it. */
export function fieldsOf(form: HTMLFormElement, button?: HTMLButtonElement | null): URLSearchParams {
  const fields = new URLSearchParams();
  new FormData(form).forEach((value, name) => typeof value === "string" && fields.append(name, value));
  if (button?.name) fields.set(button.name, button.value);
  return fields;
}
