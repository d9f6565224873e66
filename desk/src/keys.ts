// Single keys: / ? j k Enter Esc on every page. A page adds its own with `onKey`. They can be switched off, because a
// speech recogniser types them, and they never act inside a field.

type Act = () => void;
const SWITCH = "onrecord.single-keys";
const acts = new Map<string, Act>();
let at = -1;

/** Let a key do something on this page. */
export function onKey(key: string, act: Act): void {
  acts.set(key, act);
}

/** Things that j and k step through: the rows of the page's list. */
export function stops(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-keyed] > :not(.empty)")];
}

/** The one that j and k have come to, if any. */
export function current(): HTMLElement | undefined {
  return stops().find((one) => one.hasAttribute("data-current"));
}

/** Go to one of them and show it; without `focus`, only mark it. */
export function goTo(index: number, focus = true): void {
  const all = stops();
  if (all.length === 0) return;
  at = Math.max(0, Math.min(index, all.length - 1));
  all.forEach((one, number) => one.toggleAttribute("data-current", number === at));
  const here = all[at];
  if (!here) return;
  if (!focus) return;
  here.scrollIntoView({ block: "nearest" });
  (here.querySelector<HTMLElement>("a, button") ?? here).focus({ preventScroll: true });
  here.dispatchEvent(new CustomEvent("onrecord:current", { bubbles: true }));
}

/** Where j and k stand now: the place of the current one, or -1. */
export function standing(): number {
  const index = stops().findIndex((one) => one.hasAttribute("data-current"));
  return index >= 0 ? index : at;
}

function inField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function pressed(event: KeyboardEvent): void {
  if (event.key === "Escape" && inField(event.target)) {
    (event.target as HTMLElement).blur();
    return;
  }
  const off = localStorage.getItem(SWITCH) === "off" && event.key !== "?";
  if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target) || document.querySelector("dialog[open]") || off) return;
  const act = acts.get(event.key);
  if (!act) return;
  event.preventDefault();
  act();
}

/** Listen on a page. */
export function listenForKeys(page: Document): void {
  const keys = page.querySelector<HTMLDialogElement>("#keys");
  onKey("/", () => page.querySelector<HTMLInputElement>("#find")?.focus());
  onKey("?", () => keys?.showModal());
  onKey("j", () => goTo(standing() + 1));
  onKey("k", () => goTo(Math.max(0, standing() - 1)));
  page.addEventListener("keydown", pressed);
  page.querySelector("[data-keys]")?.addEventListener("click", () => keys?.showModal());
  const box = page.querySelector<HTMLInputElement>("[data-single-keys]");
  if (box) {
    box.checked = localStorage.getItem(SWITCH) !== "off";
    box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
  }
}
