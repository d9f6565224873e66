// The reading view: cards in step with their words, one lights the other, selected words lead to a correction.
import { current, goTo, onKey, stops } from "./keys";
import { openCorrection } from "./correction";

const GAP = 6; // pixels between cards
const WIDE = window.matchMedia("(min-width: 62.01rem)");

/** Put each card beside its words. The current card stands exactly there; the others make room for it. */
function step(): void {
  const list = document.querySelector<HTMLElement>(".cards ol");
  const text = document.querySelector<HTMLElement>(".text");
  if (!list || !text) return;
  list.classList.toggle("stepped", WIDE.matches);
  const cards = [...list.querySelectorAll<HTMLElement>(".card")];
  if (!WIDE.matches || cards.length === 0) {
    list.style.height = "";
    return;
  }
  const top = list.getBoundingClientRect().top;
  const wanted = cards.map((card) => topOf(card, text) - top);
  const heights = cards.map((card) => card.offsetHeight);
  const tops = placed(wanted, heights, cards.indexOf(current() ?? (document.createElement("i") as HTMLElement)));
  cards.forEach((card, index) => (card.style.top = `${tops[index] ?? 0}px`));
  const last = cards.length - 1;
  list.style.height = `${(tops[last] ?? 0) + (heights[last] ?? 0)}px`;
}

function topOf(card: HTMLElement, text: HTMLElement): number {
  const tag = text.querySelector<HTMLElement>(`.tag[data-of="${card.id}"]`) ?? text.querySelector<HTMLElement>(`[data-of="${card.id}"]`);
  return (tag?.getClientRects()[0] ?? text.getBoundingClientRect()).top;
}

/** Tops without overlap: those before the fixed one are pushed up where there is room, the others down. */
export function placed(wanted: number[], heights: number[], fixed: number): number[] {
  const tops: number[] = [];
  wanted.forEach((want, index) => {
    const before = index > 0 ? (tops[index - 1] ?? 0) + (heights[index - 1] ?? 0) + GAP : 0;
    tops.push(Math.max(want, before));
  });
  if (fixed >= 0) {
    // No card may leave the column at its top: the fixed one stands no higher than those before it need.
    const room = heights.slice(0, fixed).reduce((sum, height) => sum + height + GAP, 0);
    tops[fixed] = Math.max(wanted[fixed] ?? 0, room);
    for (let index = fixed - 1; index >= 0; index--) tops[index] = Math.min(tops[index] ?? 0, (tops[index + 1] ?? 0) - (heights[index] ?? 0) - GAP);
    for (let index = fixed + 1; index < tops.length; index++)
      tops[index] = Math.max(wanted[index] ?? 0, (tops[index - 1] ?? 0) + (heights[index - 1] ?? 0) + GAP);
  }
  return tops;
}

function light(id: string | undefined): void {
  document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
  if (!id) return;
  document.querySelectorAll(`[data-of="${CSS.escape(id)}"]`).forEach((one) => one.classList.add("lit"));
  document.getElementById(id)?.classList.add("lit");
}

/** The claim a place in the page is of: the innermost of the words, or the card. */
function claimAt(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>(".text [data-of]")?.dataset["of"] ?? target.closest<HTMLElement>(".card")?.id;
}

function goToClaim(id: string, focus: boolean): void {
  const card = document.getElementById(id);
  const index = card ? stops().indexOf(card) : -1;
  if (index >= 0) goTo(index, focus);
  step();
  light(id);
}

/** Code points before an offset of a text, which is in UTF-16 units. */
function points(text: string, offset: number): number {
  return [...text.slice(0, offset)].length;
}

/** First and last code point of the selection in the report's text, if anything of the text is selected. */
export function selection(text: HTMLElement): [number, number] | undefined {
  const chosen = document.getSelection();
  if (!chosen || chosen.isCollapsed || chosen.rangeCount === 0) return undefined;
  const range = chosen.getRangeAt(0);
  const spans = [...text.querySelectorAll<HTMLElement>("[data-s]")].filter((one) => range.intersectsNode(one));
  const first = spans[0];
  const last = spans[spans.length - 1];
  if (!first || !last) return undefined;
  const whole = last.textContent ?? "";
  // A boundary may lie between elements as well: then all of the first and the last one is selected.
  const begin = first.firstChild === range.startContainer ? points(first.textContent ?? "", range.startOffset) : 0;
  const end = last.firstChild === range.endContainer ? points(whole, range.endOffset) : [...whole].length;
  const found: [number, number] = [Number(first.dataset["s"]) + begin, Number(last.dataset["s"]) + end];
  return found[1] > found[0] ? found : undefined;
}

function correctSelection(text: HTMLElement): boolean {
  const found = selection(text);
  if (!found) return false;
  void openCorrection(`/reports/${text.dataset["report"]}/correct?start=${found[0]}&end=${found[1]}`);
  return true;
}

function correctCurrent(): void {
  const link = current()?.querySelector<HTMLAnchorElement>("[data-correct]");
  if (link) void openCorrection(link.href);
}

export function startReading(): void {
  const text = document.querySelector<HTMLElement>(".text");
  if (!text) return;
  step();
  void document.fonts.ready.then(step);
  new ResizeObserver(() => step()).observe(text);
  WIDE.addEventListener("change", step);
  document.addEventListener("pointerover", (event) => light(claimAt(event.target) ?? current()?.id));
  document.addEventListener("focusin", (event) => {
    const id = claimAt(event.target);
    if (id) light(id);
  });
  document.addEventListener("onrecord:current", (event) => {
    step();
    light((event.target as HTMLElement).id);
  });
  document.addEventListener("click", (event) => {
    const target = event.target as HTMLElement;
    const link = target.closest<HTMLAnchorElement>(".card [data-correct]");
    if (link) {
      event.preventDefault();
      void openCorrection(link.href);
      return;
    }
    const tag = target.closest<HTMLAnchorElement>(".tag");
    if (tag) event.preventDefault();
    const id = claimAt(target);
    if (!id || document.getSelection()?.isCollapsed === false) return;
    if (target.closest(".card")) {
      goToClaim(id, false);
      if (!target.closest("a, button, summary, input")) correctCurrent();
    } else goToClaim(id, tag !== null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    if (!correctSelection(text)) correctCurrent();
  });
  onKey("e", correctCurrent);
  const offer = document.querySelector<HTMLElement>("#selected");
  document.addEventListener("selectionchange", () => {
    if (offer) offer.hidden = selection(text) === undefined;
  });
  offer?.addEventListener("pointerdown", (event) => event.preventDefault()); // or the selection would be gone
  offer?.addEventListener("click", () => correctSelection(text));
  const asked = decodeURIComponent(location.hash.slice(1));
  if (asked) goToClaim(asked, true);
}
