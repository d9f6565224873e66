// The charts of the page of figures: a step line for each source, drawn from the page's own data.
import { drawChart, drawKey, type Chart } from "./chart";
import { ink, onTurn } from "./ink";
import { save } from "./save";
import { makeTabs } from "./tabs";

let charts: Chart[] = [];

function draw(): void {
  const now = ink();
  for (const chart of charts) {
    const place = document.querySelector<HTMLElement>(`[data-chart="${chart.id}"]`);
    if (!place || place.clientWidth === 0) continue;
    place.replaceChildren(drawChart(chart, place.clientWidth, now));
    const keys = place.parentElement?.querySelectorAll<SVGSVGElement>("svg.key") ?? [];
    keys.forEach((key) => drawKey(key, Number(key.dataset["key"]), now));
  }
}

async function load(): Promise<void> {
  if (!document.querySelector("[data-chart]")) return;
  const answer = await fetch(`/figures.json${location.search}`);
  charts = ((await answer.json()) as { charts: Chart[] }).charts;
  draw();
  onTurn(draw);
  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    if (window.innerWidth !== width) draw();
    width = window.innerWidth;
  });
}

document.querySelectorAll<HTMLElement>("[data-tabs]").forEach((box) => makeTabs(box, () => draw()));
document.querySelectorAll<HTMLButtonElement>("button[data-save]").forEach((button) => {
  button.addEventListener("click", () => {
    const chart = charts.find((one) => one.id === button.dataset["of"]);
    if (chart) void save(chart, button.dataset["save"] === "png" ? "png" : "svg");
  });
});
void load();
