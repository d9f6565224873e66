// One chart of figures: what rival sources counted of one thing. Lines step, because a figure stands until its source
// gives another one; they break where a source was silent; the scale starts at zero; nothing is added up.
import * as Plot from "@observablehq/plot";
import { asPicture, stroke, type Ink } from "./ink";

export type Point = {
  day: string;
  value: number | null;
  low: number | null;
  high: number | null;
  qualifier: string;
  counted: string;
  change: string;
  claim: string;
  report: string;
  outlet: string | null;
  review: string;
};
export type Series = { source: string; party: string | null; own_words: boolean; points: Point[] };
export type Chart = { id: string; incident: string; label: string; counted: string; series: Series[] };

type Mark = Point & { at: Date; y: number; series: number; source: string; words: string; run: string };

const DAY = 86_400_000;
/** Days after which a line is broken: a figure that old is not drawn on as if it had been said again. */
const SILENT = 7;
const OPEN = ["at least", "more than", "up to", "fewer than", "nearly"];

/** How many, in words; the same as on the rest of the page. */
export function amount(point: Point): string {
  const number = (value: number): string => value.toLocaleString("en");
  if (point.value !== null && !["between", "order of magnitude"].includes(point.qualifier)) {
    return point.qualifier === "exactly" ? number(point.value) : `${point.qualifier} ${number(point.value)}`;
  }
  if (point.low !== null && point.high !== null) return `${number(point.low)} to ${number(point.high)}`;
  return point.low !== null ? `at least ${number(point.low)}` : `up to ${number(point.high ?? 0)}`;
}

function height(point: Point): number {
  if (point.value !== null) return point.value;
  if (point.low !== null && point.high !== null) return (point.low + point.high) / 2;
  return point.low ?? point.high ?? 0;
}

function marksOf(chart: Chart): Mark[] {
  return chart.series.flatMap((series, number) => {
    let run = 0;
    let before: Date | undefined;
    return series.points.map((point) => {
      const at = new Date(`${point.day}T00:00Z`);
      if (before && at.getTime() - before.getTime() > SILENT * DAY) run += 1;
      before = at;
      // An outlet's own sentences tell now of one count, now of another: they are points and no line.
      if (series.own_words) run += 1;
      return { ...point, at, y: height(point), series: number, source: series.source, words: amount(point), run: `${number}.${run}` };
    });
  });
}

/** The chart as an SVG element with its title for those who do not see it. */
export function drawChart(chart: Chart, width: number, now: Ink): SVGSVGElement {
  const marks = marksOf(chart);
  const wide = width >= 640;
  const days = marks.map((mark) => mark.at.getTime());
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const edge = Math.max(DAY / 2, (last - first) * 0.04);
  const top = Math.max(1, ...marks.map((mark) => mark.high ?? mark.y));
  const font = { fontFamily: "system-ui, 'Liberation Sans', sans-serif", fontSize: 12 };
  const style = { background: "transparent", color: now.ink, overflow: "visible", fontFamily: font.fontFamily, fontSize: "12px" };
  const labels = wide ? ends(marks.filter((mark) => mark.at.getTime() === last), top) : [];
  const plot = Plot.plot({
    width,
    height: Math.round(Math.min(340, Math.max(220, width * 0.38))),
    marginLeft: 48,
    marginRight: wide ? 190 : 20,
    marginTop: 24,
    marginBottom: 32,
    style,
    x: { type: "utc", domain: [new Date(first - edge), new Date(last + edge)], label: null },
    y: { domain: [0, top * 1.08], label: null, nice: true },
    marks: [
      Plot.gridY({ stroke: now.line, strokeOpacity: 1, ticks: 5 }),
      Plot.ruleY([0], { stroke: now.ink }),
      Plot.axisY({ ticks: 5, tickSize: 0, color: now.soft, tickFormat: (value: number) => (Number.isInteger(value) ? value.toLocaleString("en") : "") }),
      Plot.axisX({ tickSize: 4, color: now.soft, ticks: Math.min(wide ? 9 : 3, new Set(days).size), tickFormat: wide ? day : shortDay }),
      ...chart.series.flatMap((_, number) => seriesMarks(marks.filter((mark) => mark.series === number), number, now)),
      Plot.text(labels, { x: () => new Date(last + edge), y: "y", text: "source", textAnchor: "start", dx: 8, fill: now.ink, ...font }),
      Plot.tip(marks, Plot.pointer({ x: "at", y: "y", title: told, fill: now.sheet, stroke: now.line, fontSize: 12 })),
    ],
  });
  const svg = (plot instanceof SVGSVGElement ? plot : plot.querySelector("svg")) as SVGSVGElement;
  asPicture(svg, `${chart.counted}, by source and day: ${chart.series.map(inWords).join("; ")}`);
  return svg;
}

function seriesMarks(mine: Mark[], number: number, now: Ink): Plot.Markish[] {
  const { colour, dash, symbol } = stroke(number, now);
  const hollow = mine.filter((mark) => OPEN.includes(mark.qualifier) || (mark.value === null && (mark.low === null) !== (mark.high === null)));
  const solid = mine.filter((mark) => !hollow.includes(mark));
  const ranged = mine.filter((mark) => mark.low !== null && mark.high !== null && mark.low !== mark.high);
  const at = { x: "at", y: "y" } as const;
  return [
    Plot.line(mine, { ...at, z: "run", curve: "step-after", stroke: colour, strokeWidth: 1.75, ...(dash ? { strokeDasharray: dash } : {}) }),
    Plot.ruleX(ranged, { x: "at", y1: "low", y2: "high", stroke: colour, strokeWidth: 5, strokeOpacity: 0.45 }),
    Plot.vector(hollow, { ...at, length: 20, anchor: "start", rotate: (mark: Mark) => (isUpper(mark) ? 180 : 0), stroke: colour, strokeWidth: 1.5 }),
    Plot.dot(mine.filter((mark) => mark.change), { ...at, r: 8, stroke: colour, fill: "none", strokeWidth: 1 }),
    Plot.dot(solid, { ...at, r: 4, symbol, fill: colour, stroke: now.paper, strokeWidth: 1 }),
    Plot.dot(hollow, { ...at, r: 4, symbol, fill: now.paper, stroke: colour, strokeWidth: 1.75 }),
  ];
}

function isUpper(mark: Mark): boolean {
  return ["up to", "fewer than", "nearly"].includes(mark.qualifier) || (mark.value === null && mark.low === null);
}

/** Names at the right end of the lines, pushed apart where they would lie on each other. */
function ends(marks: Mark[], top: number): { source: string; y: number }[] {
  const lasts = new Map<number, Mark>();
  for (const mark of marks) lasts.set(mark.series, mark);
  const step = top * 0.07;
  const found = [...lasts.values()].map((mark) => ({ source: cut(`${mark.source}: ${mark.words}`), y: mark.y })).sort((a, b) => a.y - b.y);
  found.forEach((label, index) => {
    const below = found[index - 1];
    if (below && label.y < below.y + step) label.y = below.y + step;
  });
  return found;
}

function cut(words: string): string {
  return words.length > 30 ? `${words.slice(0, 29)}…` : words;
}

function told(mark: Mark): string {
  const changed = { up: ", raised", down: ", lowered", changed: ", changed" }[mark.change] ?? "";
  return `${mark.source}\n${mark.words} ${mark.counted}${changed}\n${day(mark.at)}${mark.outlet ? `, ${mark.outlet}` : ""}`;
}

/** "12 May" or "12 May 2031" at a year's first tick. */
function day(at: Date): string {
  return at.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).replace("Sept", "Sep");
}

/** "12 May", where there is little room; the legend gives the year. */
function shortDay(at: Date): string {
  return day(at).replace(/ \d{4}$/, "");
}

function inWords(series: Series): string {
  return `${series.source} ${series.points.map((point) => `${amount(point)} on ${point.day}`).join(", ")}`;
}

/** The sample of a line in the legend. */
export function drawKey(svg: SVGSVGElement, index: number, now: Ink): void {
  const { colour, dash, symbol } = stroke(index, now);
  const plot = Plot.plot({
    width: 34,
    height: 12,
    margin: 0,
    axis: null,
    x: { domain: [0, 34] },
    y: { domain: [12, 0] },
    style: { background: "transparent" },
    marks: [
      Plot.line([[0, 6], [34, 6]], { stroke: colour, strokeWidth: 1.75, ...(dash ? { strokeDasharray: dash } : {}) }),
      Plot.dot([[17, 6]], { r: 4, symbol, fill: colour }),
    ],
  });
  svg.replaceChildren(...plot.childNodes);
}
