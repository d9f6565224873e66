// A chart as a file: SVG or PNG, on white paper, with its title and its sources under it, made in the browser.
import { amount, drawChart, type Chart } from "./chart";
import type { Ink } from "./ink";

const PAPER: Ink = { ink: "#1b1a17", soft: "#5c574c", line: "#d9d4c7", paper: "#ffffff", sheet: "#ffffff", accent: "#8f1d14", mark: "#f4ecd2" };
const WIDTH = 900;
const SVG = "http://www.w3.org/2000/svg";

function text(words: string, y: number, size: number, fill: string, weight = "400"): SVGTextElement {
  const made = document.createElementNS(SVG, "text");
  made.textContent = words;
  for (const [name, value] of Object.entries({ x: 16, y, "font-size": size, "font-weight": weight, fill, "font-family": "Georgia, 'Times New Roman', serif" })) {
    made.setAttribute(name, String(value));
  }
  return made;
}

/** The chart with all that it needs to be read away from the desk. */
function sheet(chart: Chart): SVGSVGElement {
  const drawn = drawChart(chart, WIDTH - 32, PAPER);
  const tall = Number(drawn.getAttribute("height"));
  const lines = chart.series.map((series) => `${series.source}: ${series.points.map((point) => `${amount(point)} (${point.day}${point.outlet ? `, ${point.outlet}` : ""}; ${point.claim}, ${point.review})`).join(", ")}`);
  const notes = lines.flatMap((line) => line.match(/.{1,140}(?:\s|$)/g) ?? [line]);
  const height = 64 + tall + notes.length * 16 + 34;
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ xmlns: SVG, width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` })) svg.setAttribute(name, String(value));
  const paper = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ width: WIDTH, height, fill: PAPER.paper })) paper.setAttribute(name, String(value));
  drawn.setAttribute("x", "16");
  drawn.setAttribute("y", "56");
  const title = `${chart.counted.charAt(0).toUpperCase()}${chart.counted.slice(1)} · ${chart.label}`;
  svg.append(paper, text(title, 28, 20, PAPER.ink, "600"), text("By source; rival figures stand beside each other and are not added.", 48, 13, PAPER.soft), drawn);
  notes.forEach((note, index) => svg.append(text(note.trim(), 76 + tall + index * 16, 11, PAPER.ink)));
  svg.append(text(`What others claim, and who says it; no verdict. Onrecord, incident ${chart.incident}.`, height - 12, 11, PAPER.soft));
  return svg;
}

function offer(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Save a chart as a file. */
export async function save(chart: Chart, kind: "svg" | "png"): Promise<void> {
  const svg = sheet(chart);
  const name = `figures-${chart.incident}-${chart.counted.replace(/\W+/g, "-")}.${kind}`;
  const blob = new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
  if (kind === "svg") return offer(blob, name);
  const picture = new Image();
  picture.src = URL.createObjectURL(blob);
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH * 2;
  canvas.height = Number(svg.getAttribute("height")) * 2;
  const pen = canvas.getContext("2d");
  pen?.scale(2, 2);
  pen?.drawImage(picture, 0, 0);
  URL.revokeObjectURL(picture.src);
  canvas.toBlob((png) => png && offer(png, name), "image/png");
}
