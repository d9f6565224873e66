// What charts and the map are drawn with: the page's ink, its greys and its one accent. Series are told apart by dash
// and shape as well, never by colour alone.
import type * as Plot from "@observablehq/plot";

export type Ink = { ink: string; soft: string; line: string; paper: string; sheet: string; accent: string; mark: string };

/** The page's colours as they are now, in a form that canvas and saved files understand. */
export function ink(): Ink {
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const found = Object.fromEntries(
    ["ink", "soft", "line", "paper", "sheet", "accent", "mark"].map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(probe).color];
    }),
  );
  probe.remove();
  return found as Ink;
}

/** Call again whenever the page turns dark or light. */
export function onTurn(draw: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
}

export type Stroke = { colour: string; dash: string; symbol: Plot.SymbolType };
const DASHES = ["", "6 3", "2 3", "9 3 2 3", "4 2 1 2 1 2", "12 4"];
const SYMBOLS: Plot.SymbolType[] = ["circle", "square", "triangle", "diamond", "star", "cross"];

/** How the series of a number is drawn. */
export function stroke(index: number, now: Ink): Stroke {
  const colours = [now.ink, now.accent, now.soft];
  return {
    colour: colours[index % colours.length] ?? now.ink,
    dash: DASHES[Math.floor(index / 2) % DASHES.length] ?? "",
    symbol: SYMBOLS[index % SYMBOLS.length] ?? "circle",
  };
}

/** A drawing as one picture with one name: the names that the library gives its parts are for nobody to read. */
export function asPicture(svg: Element, name: string): void {
  svg.querySelectorAll("g[aria-label]").forEach((part) => part.removeAttribute("aria-label"));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", name);
}
