// What every page runs: htmx, the keys, and the words of what was done.
import "./desk.css";
import "./review.css";
import "./reading.css";
import "./reports.css";
import htmx from "htmx.org";
import { listenForCitations } from "./cite";
import { startAdding } from "./adding";
import { startCorrection } from "./correction";
import { listenForDownloads } from "./download";
import { listenForKeys } from "./keys";
import { startReading } from "./reading";
import { startReview } from "./review";
import { tell, unescaped } from "./tell";

export { tell } from "./tell";

// Every sending from script carries the page's token; the desk answers with the next one.
document.addEventListener("htmx:configRequest", (event) => {
  const detail = (event as CustomEvent<{ verb: string; headers: Record<string, string>; parameters: FormData | Record<string, unknown> }>).detail;
  if (detail.verb === "get") return;
  const meta = document.querySelector<HTMLMetaElement>('meta[name="token"]');
  if (meta) detail.headers["X-Onrecord-Token"] = meta.content;
});
document.addEventListener("htmx:afterRequest", (event) => {
  const xhr = (event as CustomEvent<{ xhr: XMLHttpRequest }>).detail.xhr;
  const next = xhr.getResponseHeader("X-Onrecord-Token");
  const meta = document.querySelector<HTMLMetaElement>('meta[name="token"]');
  if (next && meta) meta.content = next;
  if (xhr.status >= 400) tell(unescaped(xhr.responseText.match(/<p class="error">([^<]*)/)?.[1] ?? xhr.statusText));
});

listenForKeys(document);
startCorrection();
if (document.body.classList.contains("page-review")) startReview();
if (document.body.classList.contains("page-reading")) startReading();
if (document.body.classList.contains("page-reports")) startAdding();
listenForCitations(document);
listenForDownloads(document);
(window as unknown as { htmx: typeof htmx }).htmx = htmx;
