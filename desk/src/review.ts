// Review: a key decides on the current claim, the next one is current at once, and the answer takes its place when it comes.
import { current, goTo, onKey, stops } from "./keys";
import { openCorrection } from "./correction";
import { after, fieldsOf, send } from "./send";

const OPEN = "li.check:not(.decided):not(.sent):not(.working)";
const FEW = 4; // claims left on the page when more are fetched
const undoable: { claim: string; seqs: string }[] = [];
let fetching = false;
let isEnd = false;

function openOnes(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(OPEN)];
}

/** Go to the claim that comes after one, or to the first that is left. */
function goOn(from: Element | undefined): void {
  const left = openOnes();
  const next = left.find((one) => from && from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) ?? left[0];
  if (next) goTo(stops().indexOf(next));
  if (left.length < FEW) void more();
}

/** Send a form of a claim; the page goes on before the answer is there. */
function decide(item: HTMLElement, form: HTMLFormElement, button: HTMLButtonElement | null, stays: boolean): void {
  const fields = fieldsOf(form, button);
  const address = form.action;
  item.classList.add("sent");
  if (stays) item.classList.remove("sent");
  else goOn(item);
  void after(async () => put(item, await send(address, fields), stays));
}

/** Put the answer in a claim's place. */
function put(item: HTMLElement, answer: Awaited<ReturnType<typeof send>>, stays: boolean): void {
  item.classList.remove("sent");
  if (!answer.ok && !answer.html.querySelector("li.check")) {
    if (!current()) goTo(stops().indexOf(item));
    item.classList.add("refused");
    return;
  }
  const made = answer.html.querySelector<HTMLElement>("li.check");
  const left = answer.html.querySelector("#left");
  if (left) document.querySelector("#left")?.replaceChildren(...left.childNodes);
  if (!made) return;
  const wasCurrent = item.hasAttribute("data-current");
  const here = document.getElementById(made.id) ?? item;
  here.replaceWith(made);
  if (made.dataset["working"]) {
    setTimeout(() => void look(made), 700);
    goOn(made);
    return;
  }
  if (answer.done) undoable.push({ claim: made.id, seqs: answer.done });
  if (stays || wasCurrent) goTo(stops().indexOf(made));
  sayEnd();
}

/** Ask how far a decision is that takes longer; its answer comes to the claim's place as any other. */
async function look(item: HTMLElement): Promise<void> {
  const response = await fetch(item.dataset["working"] ?? "", { headers: { "HX-Request": "true" } });
  const html = new DOMParser().parseFromString(await response.text(), "text/html");
  const here = document.getElementById(item.id) ?? item;
  put(here, { ok: response.ok, status: response.status, html, done: response.headers.get("X-Onrecord-Done") ?? "" }, here.hasAttribute("data-current"));
}

function undo(claim: string, seqs: string): void {
  const at = undoable.findIndex((one) => one.seqs === seqs);
  if (at >= 0) undoable.splice(at, 1);
  void after(async () => {
    const item = document.getElementById(claim);
    if (!item) return;
    const at = item.dataset["undoAt"] ?? `/claims/${claim}/undo${location.search}`;
    put(item, await send(at, new URLSearchParams({ seqs })), true);
  });
}

function undoLast(): void {
  void after(async () => undefined).then(() => {
    const last = undoable.pop();
    if (last) undo(last.claim, last.seqs);
  });
}

function sayEnd(): void {
  const end = document.querySelector<HTMLElement>("#end");
  if (end) end.hidden = !isEnd || document.querySelector("li.check:not(.decided)") !== null;
}

/** Fetch the next claims; those that are on the page already are left where they are. */
async function more(): Promise<void> {
  const list = document.querySelector<HTMLElement>("[data-more]");
  if (!list || fetching || isEnd) return;
  fetching = true;
  try {
    await after(async () => {
      const address = new URL(list.dataset["more"] ?? "/", location.href);
      address.searchParams.set("size", String(Math.min(50, openOnes().length + 10))); // those passed over come again
      const response = await fetch(address, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = [...page.querySelectorAll<HTMLElement>("li.check")].filter((one) => !document.getElementById(one.id));
      isEnd = fresh.length === 0;
      list.append(...fresh);
    });
  } finally {
    fetching = false;
  }
  sayEnd();
  const here = current();
  if (!here || !here.matches(OPEN)) goOn(here);
}

function formOf(name: string): HTMLFormElement | null {
  return current()?.querySelector<HTMLFormElement>(`form[data-form="${name}"]`) ?? null;
}

/** Show one of a claim's small forms and go into its first field. */
function show(name: string): void {
  const item = current();
  const form = formOf(name);
  if (!item || !form) return;
  item.querySelectorAll<HTMLFormElement>("form[data-form]").forEach((one) => (one.hidden = one !== form));
  if (name === "polarity" && form.dataset["flips"] === "1") {
    const choice = form.querySelector("select");
    if (choice) choice.value = choice.value === "+" ? "-" : "+";
    decide(item, form, null, true);
    return;
  }
  const field = form.querySelector<HTMLElement>("input:not([type=hidden]), select");
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

function press(key: string): void {
  const item = current();
  const form = item?.querySelector<HTMLFormElement>(`form[data-key="${key}"]`);
  if (item && form) decide(item, form, form.querySelector("button"), false);
}

export function startReview(): void {
  for (const key of ["a", "x"]) onKey(key, () => press(key));
  for (const [key, name] of [["s", "source"], ["p", "polarity"], ["f", "figure"], ["n", "name"]] as const) onKey(key, () => show(name));
  onKey("u", undoLast);
  onKey("e", () => {
    const link = current()?.querySelector<HTMLAnchorElement>("[data-correct]");
    if (link) void openCorrection(link.href);
  });
  const list = document.querySelector<HTMLElement>(".checks");
  list?.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    const item = form.closest<HTMLElement>("li.check");
    if (!item) return;
    event.preventDefault();
    goTo(stops().indexOf(item));
    decide(item, form, (event as SubmitEvent).submitter as HTMLButtonElement | null, !("key" in form.dataset));
  });
  list?.addEventListener("keydown", (event) => {
    const form = (event.target as HTMLElement).closest<HTMLFormElement>("form[data-form]");
    if (event.key !== "Escape" || !form) return;
    form.hidden = true;
    goTo(stops().indexOf(form.closest("li.check") as HTMLElement));
  });
  list?.addEventListener("click", (event) => {
    const target = event.target as HTMLElement;
    const item = target.closest<HTMLElement>("li.check");
    if (!item) return;
    const button = target.closest<HTMLElement>("[data-undo], [data-show], [data-correct]");
    if (!target.closest("a, button, input, select, label") || button) goTo(stops().indexOf(item), button === null);
    if (button?.dataset["undo"]) undo(item.id, button.dataset["undo"]);
    if (button?.dataset["show"]) show(button.dataset["show"]);
    if (button?.matches("[data-correct]")) {
      event.preventDefault();
      void openCorrection((button as HTMLAnchorElement).href);
    }
  });
  if (stops().length) goTo(0, false);
}
