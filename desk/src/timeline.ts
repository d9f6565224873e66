// The timeline: when things are said to have happened in one lane, when that was reported in another. What is uncertain
// is a bar as long as the uncertainty. The list below says the same and is kept in step.
import * as Plot from "@observablehq/plot";
import { days, makeBrush, within, type Period } from "./brush";
import { asPicture, ink, onTurn } from "./ink";

type Moment = {
  begin: string;
  end: string | null;
  event: { id: string; type: string; mode: string | null; place: string | null; polarity: string; certainty: string };
  claim: { id: string; sources: string[]; form: string; outlet: string | null; published: string | null; quote: string };
};
type Spot = { index: number; x1: Date; x2: Date; row: number; exact: boolean; hollow: boolean; words: string };

const DAY = 86_400_000;
const ROW = 11;

let moments: Moment[] = [];
let period: Period = null;

function at(iso: string): Date {
  return new Date(`${iso}T00:00Z`);
}

function words(moment: Moment): string {
  const who = moment.claim.form === "narrated" ? moment.claim.outlet : moment.claim.sources.join(", ");
  const quote = moment.claim.quote.length > 140 ? `${moment.claim.quote.slice(0, 139)}…` : moment.claim.quote;
  return `${who ?? "not named"}: ${quote}\nhappened ${moment.begin}${moment.end && moment.end !== moment.begin ? ` to ${moment.end}` : ""}, reported ${moment.claim.published ?? "no date"}`;
}

/** Bars in as few rows as they need without lying on each other. */
function packed(spots: Omit<Spot, "row">[], gap: number): Spot[] {
  const ends: number[] = [];
  return [...spots]
    .sort((a, b) => a.x1.getTime() - b.x1.getTime())
    .map((spot) => {
      const free = ends.findIndex((end) => end <= spot.x1.getTime());
      const row = free >= 0 ? free : ends.length;
      ends[row] = spot.x2.getTime() + gap;
      return { ...spot, row };
    });
}

function draw(): void {
  const box = document.querySelector<HTMLElement>("#lanes");
  if (!box) return;
  const now = ink();
  const open = moments.map((moment, index) => ({ moment, index })).filter(({ moment }) => within(moment.begin, period));
  const said = open.map(({ moment, index }) => {
    const [first, last] = [days(moment.begin)[0], days(moment.end && moment.end >= moment.begin ? moment.end : moment.begin)[1]];
    const { polarity, certainty } = moment.event;
    return { index, x1: at(first), x2: at(last), exact: first === last, hollow: polarity === "-" || certainty !== "asserted", words: words(moment) };
  });
  if (said.length === 0) {
    box.replaceChildren();
    return;
  }
  const told = open.flatMap(({ moment, index }) => {
    if (!moment.claim.published) return [];
    const day = days(moment.claim.published);
    return [{ index, x1: at(day[0]), x2: at(day[1]), exact: day[0] === day[1], hollow: false, words: words(moment) }];
  });
  const all = [...said, ...told];
  const low = Math.min(...all.map((one) => one.x1.getTime()));
  const high = Math.max(...all.map((one) => one.x2.getTime()));
  const width = box.clientWidth;
  const gap = ((high - low) / Math.max(1, width)) * 12 + 1;
  const [above, below] = [packed(said, gap), packed(told, gap)];
  const tall = (spots: Spot[]): number => (Math.max(0, ...spots.map((spot) => spot.row)) + 1) * ROW;
  const split = tall(above) + 34;
  const height = split + tall(below) + 52;
  const y = (spot: Spot, lane: "above" | "below"): number => (lane === "above" ? split - 20 - spot.row * ROW : split + 24 + spot.row * ROW);
  const reported = new Map(below.map((spot) => [spot.index, spot]));
  const joined = above.flatMap((spot) => {
    const other = reported.get(spot.index);
    return other ? [{ x1: spot.x2, y1: y(spot, "above"), x2: other.x1, y2: y(other, "below") }] : [];
  });
  const lane = (spots: Spot[], name: "above" | "below"): Plot.Markish[] => [
    Plot.link(spots.filter((spot) => !spot.exact), { x1: "x1", x2: "x2", y1: (spot: Spot) => y(spot, name), y2: (spot: Spot) => y(spot, name), stroke: (spot: Spot) => (spot.hollow ? now.soft : now.ink), strokeWidth: 5, strokeLinecap: "butt", strokeOpacity: 0.75 }),
    Plot.dot(spots.filter((spot) => spot.exact), { x: "x1", y: (spot: Spot) => y(spot, name), r: 4, symbol: name === "above" ? "circle" : "square", fill: (spot: Spot) => (spot.hollow ? now.paper : now.ink), stroke: now.ink, strokeWidth: 1.25 }),
  ];
  const middle = (spot: Spot): Date => new Date((spot.x1.getTime() + spot.x2.getTime()) / 2);
  const tips = [...above.map((spot) => ({ spot, y: y(spot, "above") })), ...below.map((spot) => ({ spot, y: y(spot, "below") }))];
  const plot = Plot.plot({
    width,
    height,
    marginLeft: 12,
    marginRight: 12,
    marginTop: 8,
    marginBottom: 28,
    x: { type: "utc", domain: [new Date(low - Math.max(DAY, (high - low) * 0.02)), new Date(high + Math.max(DAY, (high - low) * 0.02))], label: null },
    y: { domain: [height - 28, 8], range: [height - 28, 8], axis: null },
    color: { type: "identity" },
    style: { background: "transparent", color: now.ink, overflow: "visible", fontFamily: "system-ui, 'Liberation Sans', sans-serif", fontSize: "12px" },
    marks: [
      Plot.axisX({ tickSize: 4, color: now.soft, ticks: width > 640 ? 8 : 4 }),
      Plot.gridX({ stroke: now.line, strokeOpacity: 1, ticks: width > 640 ? 8 : 4 }),
      Plot.ruleY([split], { stroke: now.ink }),
      joined.length <= 150 ? Plot.link(joined, { x1: "x1", y1: "y1", x2: "x2", y2: "y2", stroke: now.soft, strokeOpacity: 0.3, strokeWidth: 0.75 }) : null,
      ...lane(above, "above"),
      ...lane(below, "below"),
      Plot.text(["Said to have happened"], { frameAnchor: "left", y: () => split - 8, dy: 0, textAnchor: "start", fill: now.soft, stroke: now.paper, strokeWidth: 4 }),
      Plot.text(["Reported"], { frameAnchor: "left", y: () => split + 10, textAnchor: "start", fill: now.soft, stroke: now.paper, strokeWidth: 4 }),
      Plot.tip(tips, Plot.pointer({ x: (one: { spot: Spot }) => middle(one.spot), y: "y", title: (one: { spot: Spot }) => one.spot.words, fill: now.sheet, stroke: now.line, lineWidth: 30 })),
    ],
  });
  asPicture(plot, `${said.length} events by the time they are said to have happened, and by the day they were reported; the list below says the same`);
  plot.addEventListener("click", () => {
    const one = (plot as unknown as { value: { spot: Spot } | null }).value;
    if (one) show(one.spot.index);
  });
  box.replaceChildren(plot);
}

function show(index: number): void {
  document.querySelectorAll("[data-moment]").forEach((line) => line.toggleAttribute("data-current", line.id === `moment-${index}`));
  document.querySelector(`#moment-${index}`)?.scrollIntoView({ block: "center" });
}

/** Where most of the events lie, if some are so far off that the rest would be a smear; said in words, and undone at once. */
function dense(): Period {
  const sorted = moments.map((moment) => at(days(moment.begin)[0]).getTime()).sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor(sorted.length * 0.1)], sorted[Math.floor(sorted.length * 0.9)]];
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  if (low === undefined || high === undefined || first === undefined || last === undefined) return null;
  const room = Math.max(14 * DAY, (high - low) * 0.25);
  if (last - first < 3 * (high - low + 2 * room)) return null;
  return { from: new Date(low - room).toISOString().slice(0, 10), to: new Date(high + room).toISOString().slice(0, 10) };
}

function outside(): void {
  const box = document.querySelector("#outside");
  const left = moments.filter((moment) => !within(moment.begin, period)).length;
  if (box) box.textContent = left ? `${left} event${left === 1 ? "" : "s"} outside this time: “All times” shows them.` : "";
}

async function load(): Promise<void> {
  const brush = document.querySelector<HTMLElement>("#brush");
  if (!brush) return;
  const answer = await fetch(`/timeline.json${location.search}`);
  moments = ((await answer.json()) as { moments: Moment[] }).moments;
  makeBrush(brush, moments.map((moment) => ({ day: moment.begin, events: 1 })), (chosen) => {
    period = chosen;
    moments.forEach((moment, index) => document.querySelector(`#moment-${index}`)?.toggleAttribute("hidden", !within(moment.begin, period)));
    draw();
    outside();
  }, dense);
  onTurn(draw);
  window.addEventListener("resize", draw);
}

void load();
