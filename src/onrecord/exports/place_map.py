"""A drawn map of one report's places: where each lies and how finely the text places it.

Plain SVG, drawn without a background map, so that nothing is fetched and nothing suggests more than the report says: a
disc has the radius within which the place is known (a town, a district, a whole region), a ring marks where only a
government or a people is meant.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from pathlib import Path
from xml.sax.saxutils import escape

from onrecord.model import Place, Reading

WIDTH, HEIGHT, MARGIN = 900, 620, 60
_KM_A_DEGREE = 111.2
_LETTER, _LINE = 6.6, 15  # width of a letter and height of a line of a label, in pixels
_STEPS = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 30.0)
_COLOURS = {"facility": "#a11d2f", "settlement": "#1f4e79", "district": "#2f7d4f", "region": "#2f7d4f"}
_OTHER = "#6b5b3e"


@dataclass(frozen=True)
class _View:
    """An equirectangular projection that is true to scale at the middle of the map."""

    west: float
    north: float
    scale: float
    """Pixels per degree of latitude."""
    squeeze: float
    """Width of a degree of longitude over that of one of latitude."""

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Pixels of a point given in degrees."""
        return MARGIN + (lon - self.west) * self.scale * self.squeeze, MARGIN + (self.north - lat) * self.scale

    def pixels(self, km: float) -> float:
        """Pixels of a length given in kilometres."""
        return km / _KM_A_DEGREE * self.scale


def draw(reading: Reading, *, within: Sequence[str] = ()) -> str:
    """The map as an SVG document. ``within``: only places of these countries (alpha-3), where any is given.

    Countries, continents and the like are named below the map and not drawn: a disc of a continent hides the rest.
    """
    placed = [place for place in reading.places if place.lat is not None and place.lon is not None]
    drawn = [
        place
        for place in placed
        if place.precision not in ("country", "continent") and (not within or place.country in within)
    ]
    body = _body(drawn, reading.report.text) if drawn else []
    rest = sorted({place.name for place in reading.places if place not in drawn})
    title = escape(reading.report.title or Path(reading.report.ref).name, {'"': "&quot;"})
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}">',
            "<style>text{font:12px sans-serif;fill:#222}.small{font-size:11px;fill:#666}</style>",
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fbfaf7"/>',
            f'<text x="{MARGIN}" y="24" style="font-size:14px">{title}</text>',
            *body,
            f'<text class="small" x="{MARGIN}" y="{HEIGHT - 12}">{escape(_also(rest, bool(drawn)))}</text>',
            "</svg>",
        ]
    )


def _also(names: Sequence[str], some: bool) -> str:
    if not names:
        return "" if some else "no place is named"
    return ("also named: " if some else "named, and not drawn: ") + ", ".join(names[:14]) + (" …" if names[14:] else "")


def _body(places: Sequence[Place], text: str) -> list[str]:
    view = _view(places)
    widest_first = sorted(places, key=lambda place: -(place.radius_km or 0))
    taken: list[tuple[float, float, float, float]] = []
    labels = [
        _label(view, place, _worded(place, text), taken)
        for place in sorted(places, key=lambda place: place.radius_km or 0)
    ]
    return [*_grid(view), *(_mark(view, place) for place in widest_first), *labels, _bar(view)]


def _view(places: Sequence[Place]) -> _View:
    """The smallest view that holds all discs, never narrower than 60 kilometres."""
    lats, lons = [p.lat or 0.0 for p in places], [p.lon or 0.0 for p in places]
    middle = (min(lats) + max(lats)) / 2
    squeeze = max(0.2, cos(radians(middle)))
    around = max(0.3, *(min(p.radius_km or 0, 400) / _KM_A_DEGREE for p in places))
    height = max(lats) - min(lats) + 2 * around
    width = max(lons) - min(lons) + 2 * around / squeeze
    scale = min((HEIGHT - 2 * MARGIN) / height, (WIDTH - 2 * MARGIN) / (width * squeeze))
    spare_width = (WIDTH - 2 * MARGIN) / (scale * squeeze) - width
    spare_height = (HEIGHT - 2 * MARGIN) / scale - height
    west = min(lons) - around / squeeze - spare_width / 2
    return _View(west, max(lats) + around + spare_height / 2, scale, squeeze)


def _grid(view: _View) -> list[str]:
    """Meridians and parallels at round degrees, with their degrees at the edge."""
    east = view.west + (WIDTH - 2 * MARGIN) / (view.scale * view.squeeze)
    south = view.north - (HEIGHT - 2 * MARGIN) / view.scale
    step = next((step for step in _STEPS if (view.north - south) / step <= 7), 45.0)
    lines = []
    for lat in _rounded(south, view.north, step):
        y = view.at(lat, view.west)[1]
        lines.append(f'<path d="M{MARGIN} {y:.1f}H{WIDTH - MARGIN}" stroke="#ddd8cc"/>')
        lines.append(f'<text class="small" x="8" y="{y + 4:.1f}">{_degrees(lat, "NS")}</text>')
    for lon in _rounded(view.west, east, step):
        x = view.at(view.north, lon)[0]
        lines.append(f'<path d="M{x:.1f} {MARGIN}V{HEIGHT - MARGIN}" stroke="#ddd8cc"/>')
        lines.append(
            f'<text class="small" x="{x:.1f}" y="{HEIGHT - 40}" text-anchor="middle">{_degrees(lon, "EW")}</text>'
        )
    return lines


def _rounded(low: float, high: float, step: float) -> list[float]:
    first = -(-low // step)
    return [round((first + count) * step, 3) for count in range(int((high - first * step) // step) + 1)]


def _degrees(value: float, letters: str) -> str:
    return f"{abs(value):g}°{letters[value < 0]}"


def _mark(view: _View, place: Place) -> str:
    x, y = view.at(place.lat or 0.0, place.lon or 0.0)
    colour = _COLOURS.get(place.precision or "", _OTHER)
    radius = max(3.0, view.pixels(place.radius_km or 0.0))
    meant = any(toponym.use == "literal" for toponym in place.toponyms)
    look = f'fill="{colour}" fill-opacity="0.14"' if meant else 'fill="none" stroke-dasharray="3 3"'
    dot = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.5" fill="{colour}"/>' if meant else ""
    told = escape(f"{place.name}: {place.precision}, known within {place.radius_km or 0:g} km")
    disc = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" stroke="{colour}" {look}/>'
    return f"<g><title>{told}</title>{disc}{dot}</g>"


def _worded(place: Place, text: str) -> str:
    """A place as the report words it: "Bara", whatever the gazetteer's usual name is."""
    names = [toponym.span.quote(text) for toponym in place.toponyms if toponym.form == "name"]
    return " ".join(names[0].split()) if names else place.name


def _label(view: _View, place: Place, name: str, taken: list[tuple[float, float, float, float]]) -> str:
    """The name beside its place, moved down or up until it covers no other name."""
    x, y = view.at(place.lat or 0.0, place.lon or 0.0)
    words = f"{name} ({place.precision})"
    width = len(words) * _LETTER
    left = x + 7 if x + 7 + width < WIDTH - 10 else x - 7 - width
    for shift in (0, 1, -1, 2, -2, 3, -3, 4, -4):
        box = (left, y + shift * _LINE - _LINE, left + width, y + shift * _LINE)
        if not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            break
    taken.append(box)
    return f'<text x="{left:.1f}" y="{box[3] + 4:.1f}">{escape(words)}</text>'


def _bar(view: _View) -> str:
    """A scale bar of a round number of kilometres."""
    km = next((km for km in (1000, 500, 200, 100, 50, 20, 10, 5) if view.pixels(km) < WIDTH / 4), 2)
    right, y = WIDTH - MARGIN, 30
    left = right - view.pixels(km)
    return (
        f'<path d="M{left:.1f} {y - 4}V{y}H{right}V{y - 4}" fill="none" stroke="#666"/>'
        f'<text class="small" x="{left:.1f}" y="{y - 8}">{km} km</text>'
    )
