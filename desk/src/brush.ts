// Time brushed over a small histogram: what lies outside is set aside on the map or the timeline. The address keeps it
// behind its "#", apart from the filter; two date fields do the same from the keyboard.
import * as Plot from "@observablehq/plot";
import { ink, onTurn } from "./ink";

export type Day = { day: string; events: number };
export type Period = { from: string; to: string } | null;

const DAY = 86_400_000;

/** The first and the last day that an ISO prefix can mean. */
export function days(iso: string): [string, string] {
  const date = iso.slice(0, 10);
  if (date.length === 10) return [date, date];
  const year = Number(date.slice(0, 4));
  const month = /^\d{4}-\d\d$/.test(date) ? Number(date.slice(5, 7)) : undefined;
  if (month === undefined) return [`${date.slice(0, 4)}-01-01`, `${date.slice(0, 4)}-12-31`];
  return [`${date}-01`, new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)];
}

/** Whether what is dated so can have been in a period. */
export function within(iso: string, period: Period): boolean {
  if (!period) return true;
  const [first, last] = days(iso);
  return first <= period.to && last >= period.from;
}

function remembered(): Period {
  const found = location.hash.match(/^#time=(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/);
  return found?.[1] && found[2] ? { from: found[1], to: found[2] } : null;
}

/** Put a brush into a box. `changed` hears of the period at once and whenever it changes; `usual` is where it starts. */
export function makeBrush(box: HTMLElement, all: Day[], changed: (period: Period) => void, usual?: () => Period): void {
  const dated = all.map((one) => ({ at: new Date(`${days(one.day)[0]}T00:00Z`), events: one.events })).filter((one) => !Number.isNaN(one.at.getTime()));
  let period = remembered() ?? (location.hash ? null : (usual?.() ?? null));
  if (dated.length < 2) {
    changed(period);
    return;
  }
  const times = dated.map((one) => one.at.getTime());
  const [first, last] = [Math.min(...times), Math.max(...times) + DAY];
  const span = (last - first) / DAY;
  const step = span > 3650 ? 365.25 : span > 400 ? 30.4 : span > 90 ? 7 : 1;
  const bins = new Map<number, number>();
  for (const one of dated) {
    const bin = Math.floor((one.at.getTime() - first) / DAY / step);
    bins.set(bin, (bins.get(bin) ?? 0) + one.events);
  }
  const bars = [...bins].map(([bin, events]) => ({ at: new Date(first + (bin + 0.5) * step * DAY), events }));
  box.innerHTML = "";
  const drawing = document.createElement("div");
  drawing.className = "brush-bars";
  const fields = document.createElement("p");
  fields.className = "brush-fields";
  const from = field("Shown from");
  const to = field("to");
  const clear = document.createElement("button");
  clear.type = "button";
  clear.textContent = "All times";
  fields.append(from.label, to.label, clear);
  box.append(drawing, fields);

  let dateAt: (x: number) => Date = () => new Date();

  function draw(): void {
    const now = ink();
    const thick = Math.max(1.5, Math.min(14, (box.clientWidth / (span / step)) * 0.8));
    const plot = Plot.plot({
      width: box.clientWidth,
      height: 64,
      margin: 4,
      marginBottom: 18,
      x: { type: "utc", domain: [new Date(first), new Date(last)], label: null },
      y: { axis: null },
      style: { background: "transparent", color: now.soft, fontFamily: "system-ui, 'Liberation Sans', sans-serif", fontSize: "11px" },
      marks: [
        period ? Plot.rectX([period], { x1: (one: { from: string }) => new Date(`${one.from}T00:00Z`), x2: (one: { to: string }) => new Date(new Date(`${one.to}T00:00Z`).getTime() + DAY), fill: now.mark, stroke: now.accent }) : null,
        Plot.ruleX(bars, { x: "at", y1: 0, y2: "events", stroke: now.ink, strokeWidth: thick }),
        Plot.ruleY([0], { stroke: now.line }),
      ],
    });
    const scale = plot.scale("x");
    dateAt = (x) => new Date(Number(scale?.invert?.(x) ?? first));
    plot.setAttribute("aria-hidden", "true");
    drawing.replaceChildren(plot);
  }

  function set(next: Period): void {
    period = next;
    from.input.value = next?.from ?? "";
    to.input.value = next?.to ?? "";
    history.replaceState(null, "", location.pathname + location.search + (next ? `#time=${next.from}..${next.to}` : usual ? "#time=all" : ""));
    draw();
    changed(period);
  }

  let began: number | undefined;
  drawing.addEventListener("pointerdown", (event) => {
    began = event.clientX - drawing.getBoundingClientRect().left;
    drawing.setPointerCapture(event.pointerId);
  });
  drawing.addEventListener("pointerup", (event) => {
    if (began === undefined) return;
    const ended = event.clientX - drawing.getBoundingClientRect().left;
    const [low, high] = [Math.min(began, ended), Math.max(began, ended)];
    began = undefined;
    set(high - low < 4 ? null : { from: iso(dateAt(low)), to: iso(dateAt(high)) });
  });
  for (const input of [from.input, to.input]) {
    input.addEventListener("change", () => {
      if (from.input.value || to.input.value) set({ from: from.input.value || iso(new Date(first)), to: to.input.value || iso(new Date(last)) });
      else set(null);
    });
  }
  clear.addEventListener("click", () => set(null));
  onTurn(draw);
  window.addEventListener("resize", draw);
  set(period);
}

function iso(at: Date): string {
  return at.toISOString().slice(0, 10);
}

function field(words: string): { label: HTMLLabelElement; input: HTMLInputElement } {
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.type = "date";
  label.append(`${words} `, input);
  return { label, input };
}
