// The map: discs as wide as each place is known, on a map of countries that comes with the desk. No tiles, no fonts, no
// server but this one. The list beside it says the same and is kept in step.
import "maplibre-gl/dist/maplibre-gl.css";
import "./map.css";
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";
import * as maplibregl from "maplibre-gl";
import worker from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-50m.json?url";
import { makeBrush, within, type Period } from "./brush";
import { ink, onTurn, type Ink } from "./ink";

type Place = {
  name: string;
  lat: number;
  lon: number;
  precision: string;
  radius_km: number | null;
  country: string | null;
  events: number;
  asserted: number;
  days: { day: string; events: number }[];
  incidents: { id: string; label: string; is_disputed: boolean }[];
};
type Countries = FeatureCollection<Polygon | MultiPolygon>;

const WIDE = ["country", "continent"];
const KM_PER_DEGREE = 111.32;
const NEAR = 26;
/** Pixels within which places are shown as one number. */

let places: Place[] = [];
let period: Period = null;
let map: maplibregl.Map | undefined;
let pins: maplibregl.Marker[] = [];

/** How many of a place's events can have been in the period; those without a day only while no period is chosen. */
function count(place: Place): number {
  if (!period) return place.events;
  return place.days.filter((one) => within(one.day, period)).reduce((sum, one) => sum + one.events, 0);
}

function ring(place: Place): Position[] {
  const tall = (place.radius_km ?? 5) / KM_PER_DEGREE;
  const wide = tall / Math.max(0.05, Math.cos((place.lat * Math.PI) / 180));
  return Array.from({ length: 65 }, (_, step) => {
    const turn = (step / 64) * 2 * Math.PI;
    return [place.lon + wide * Math.cos(turn), place.lat + tall * Math.sin(turn)];
  });
}

function discs(): FeatureCollection<Polygon> {
  const shown = places.filter((place) => !WIDE.includes(place.precision) && count(place) > 0);
  return {
    type: "FeatureCollection",
    features: shown.map((place) => ({
      type: "Feature",
      geometry: { type: "Polygon", coordinates: [ring(place)] },
      properties: { disputed: place.incidents.some((one) => one.is_disputed), hollow: place.asserted === 0 },
    })),
  };
}

function inRing(point: Position, ring: Position[]): boolean {
  let inside = false;
  const [x, y] = [point[0] ?? 0, point[1] ?? 0];
  for (let at = 0, last = ring.length - 1; at < ring.length; last = at, at += 1) {
    const [x1 = 0, y1 = 0] = ring[at] ?? [];
    const [x2 = 0, y2 = 0] = ring[last] ?? [];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

function holds(country: Feature<Polygon | MultiPolygon>, point: Position): boolean {
  const parts = country.geometry.type === "Polygon" ? [country.geometry.coordinates] : country.geometry.coordinates;
  return parts.some((part) => inRing(point, part[0] ?? []));
}

/** A line without jumps over the 180th meridian, which the map would draw straight across the world. */
function unwrapped(line: Position[]): Position[] {
  let turn = 0;
  return line.map(([lon = 0, lat = 0], index) => {
    const before = line[index - 1]?.[0] ?? lon;
    if (lon - before > 180) turn -= 360;
    else if (lon - before < -180) turn += 360;
    return [lon + turn, lat];
  });
}

/** The countries without Antarctica, whose outline runs around the pole and cannot be closed on this map. */
function drawn(countries: Countries): Countries {
  const features = countries.features
    .filter((one) => one.id !== "010")
    .map((one): Feature<Polygon | MultiPolygon> => {
      const geometry = one.geometry;
      if (geometry.type === "Polygon") return { ...one, geometry: { ...geometry, coordinates: geometry.coordinates.map(unwrapped) } };
      return { ...one, geometry: { ...geometry, coordinates: geometry.coordinates.map((part) => part.map(unwrapped)) } };
    });
  return { type: "FeatureCollection", features };
}

/** The countries of places that are known to the country only. */
function tinted(countries: Countries): Countries {
  const wide = places.filter((place) => place.precision === "country" && count(place) > 0);
  return { type: "FeatureCollection", features: countries.features.filter((one) => wide.some((place) => holds(one, [place.lon, place.lat]))) };
}

function layers(now: Ink): maplibregl.LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": now.paper } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": now.line, "fill-opacity": 0.55 } },
    { id: "tint", type: "fill", source: "tint", paint: { "fill-color": now.accent, "fill-opacity": 0.16 } },
    { id: "borders", type: "line", source: "borders", paint: { "line-color": now.soft, "line-width": 0.6, "line-opacity": 0.7 } },
    { id: "disc", type: "fill", source: "discs", filter: ["!", ["get", "hollow"]], paint: { "fill-color": now.ink, "fill-opacity": 0.16 } },
    { id: "edge", type: "line", source: "discs", filter: ["!", ["get", "disputed"]], paint: { "line-color": now.ink, "line-width": 1.25 } },
    { id: "edge-disputed", type: "line", source: "discs", filter: ["get", "disputed"], paint: { "line-color": now.accent, "line-width": 1.75, "line-dasharray": [3, 2] } },
  ];
}

/** Points so near each other that they cannot be told apart at this scale are one number; none is moved. */
function pin(): void {
  if (!map) return;
  const here = map;
  pins.forEach((one) => one.remove());
  const open = places.map((place, index) => ({ place, index, at: here.project([place.lon, place.lat]) })).filter(({ place }) => !WIDE.includes(place.precision) && count(place) > 0);
  const taken = new Set<number>();
  pins = [];
  for (const one of open) {
    if (taken.has(one.index)) continue;
    const group = open.filter((other) => !taken.has(other.index) && Math.hypot(other.at.x - one.at.x, other.at.y - one.at.y) < NEAR);
    group.forEach((other) => taken.add(other.index));
    pins.push(marker(group.map(({ place, index }) => ({ place, index }))).addTo(here));
  }
}

function marker(group: { place: Place; index: number }[]): maplibregl.Marker {
  const head = group[0] as { place: Place; index: number };
  const button = document.createElement("button");
  const events = group.reduce((sum, one) => sum + count(one.place), 0);
  button.type = "button";
  button.tabIndex = -1; // the list is the way to all of this from the keyboard
  button.className = group.length > 1 ? "pin cluster" : head.place.asserted ? "pin" : "pin hollow";
  button.textContent = group.length > 1 ? String(events) : "";
  button.title = group.length > 1 ? `${events} events in ${group.length} places: ${group.map((one) => one.place.name).join(", ")}` : `${head.place.name}: ${events} events`;
  button.setAttribute("aria-label", button.title);
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    if (group.length > 1) fit(group.map((one) => one.place), 2);
    else choose(head.index, true);
  });
  return new maplibregl.Marker({ element: button }).setLngLat([head.place.lon, head.place.lat]);
}

function fit(some: Place[], closer = 0): void {
  if (!map || some.length === 0) return;
  const bounds = new maplibregl.LngLatBounds();
  some.forEach((place) => bounds.extend([place.lon, place.lat]));
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  map.fitBounds(bounds, { padding: 56, maxZoom: Math.max(6, Math.min(9, map.getZoom() + closer)), animate: !calm });
}

/** Light up a place on the map and in the list. */
function choose(index: number, scroll: boolean): void {
  document.querySelectorAll("[data-place]").forEach((one) => one.toggleAttribute("data-current", one.id === `place-${index}`));
  const place = places[index];
  if (!place) return;
  if (scroll) document.querySelector(`#place-${index}`)?.scrollIntoView({ block: "nearest" });
  else fit([place]);
}

/** Bring the list in step with the period. */
function list(): void {
  places.forEach((place, index) => {
    const line = document.querySelector<HTMLElement>(`#place-${index}`);
    if (!line) return;
    const now = count(place);
    line.hidden = now === 0;
    const told = line.querySelector("[data-count]");
    if (told) told.textContent = `${now} event${now === 1 ? "" : "s"}`;
  });
}

function refresh(countries: Countries): void {
  list();
  if (!map?.isStyleLoaded()) return;
  (map.getSource("discs") as maplibregl.GeoJSONSource | undefined)?.setData(discs());
  (map.getSource("tint") as maplibregl.GeoJSONSource | undefined)?.setData(tinted(countries));
  pin();
}

async function open(): Promise<void> {
  const box = document.querySelector<HTMLElement>("#map");
  if (!box) return;
  maplibregl.setWorkerUrl(worker);
  const [answer, world] = await Promise.all([fetch(`/map.json${location.search}`), fetch(atlas)]);
  places = ((await answer.json()) as { places: Place[] }).places;
  const topology = (await world.json()) as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  const countries = drawn(feature(topology, topology.objects.countries) as unknown as Countries);
  const lines = mesh(topology, topology.objects.countries);
  const borders = { ...lines, coordinates: lines.coordinates.map(unwrapped).filter((line) => line.some((point) => (point[1] ?? 0) > -60)) };
  const empty: FeatureCollection = { type: "FeatureCollection", features: [] };
  map = new maplibregl.Map({
    container: box,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    renderWorldCopies: false,
    canvasContextAttributes: { preserveDrawingBuffer: true }, // so that the map can be printed
    center: [20, 25],
    zoom: 0.6,
    maxZoom: 10,
    style: {
      version: 8,
      sources: {
        land: { type: "geojson", data: countries },
        borders: { type: "geojson", data: { type: "Feature", properties: {}, geometry: borders } },
        discs: { type: "geojson", data: empty },
        tint: { type: "geojson", data: empty },
      },
      layers: layers(ink()),
    },
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new maplibregl.ScaleControl({ unit: "metric" }), "bottom-left");
  map.on("moveend", pin);
  map.on("load", () => {
    refresh(countries);
    fit(places.filter((place) => !WIDE.includes(place.precision)));
    box.dataset["ready"] = "yes";
  });
  onTurn(() => {
    for (const layer of layers(ink())) {
      for (const [name, value] of Object.entries("paint" in layer ? (layer.paint ?? {}) : {})) map?.setPaintProperty(layer.id, name as never, value as never);
    }
  });
  const brush = document.querySelector<HTMLElement>("#brush");
  if (brush) {
    makeBrush(brush, places.flatMap((place) => place.days), (chosen) => {
      period = chosen;
      refresh(countries);
    });
  }
  document.querySelector("#places")?.addEventListener("click", (event) => {
    const line = event.target instanceof Element && event.target.closest("[data-show]") ? event.target.closest<HTMLElement>("[data-place]") : null;
    if (line) choose(Number(line.dataset["place"]), false);
  });
  document.querySelector("#places")?.addEventListener("onrecord:current", (event) => {
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-place]") : null;
    if (line) choose(Number(line.dataset["place"]), false);
  });
}

void open();
