"""Scores of the place reader on TR-News and GeoVirus, read as ``onrecord read`` does.

For each corpus: recognition (exact and overlapping spans), found and within 161 km (end to end), and the resolver given
the gold spans. TR-News marks demonyms ("Turkish"), GeoVirus does not: there, ours are left out by their form.

Run ``python -m evaluation.places [--errors N]``. The shipped weights were fitted on these corpora; for scores of
weights that have not seen the texts, run ``python -m training.places --cross``.
"""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.shared import records, scorer
from onrecord.gazetteer import shared
from onrecord.intake import report_from_text
from onrecord.language import load, parse_many
from onrecord.model import Place, Span
from onrecord.reading.page import Page
from onrecord.reading.places import find_places, places_of
from onrecord.reading.toponyms import mentions_at

CORPORA = ("trnews", "geovirus")
MARKS_DEMONYMS = frozenset(("trnews",))


@dataclass(frozen=True)
class Text:
    """A gold document and its page; ``demonyms`` says whether the corpus marks demonyms."""

    document: dict[str, Any]
    page: Page
    demonyms: bool


@dataclass(frozen=True)
class Read:
    """A gold document, what was read, and what was resolved at the gold spans, both in the scorer's form."""

    document: dict[str, Any]
    found: dict[str, Any]
    resolved: dict[str, Any]


def texts(corpus: str) -> Iterator[Text]:
    """The documents of a corpus, parsed with the shipped pipeline."""
    documents = list(records(Path("corpora/places") / f"{corpus}.jsonl"))
    reports = [report_from_text(row["text"], ref=row["id"]).report for row in documents]
    for document, report, doc in zip(documents, reports, parse_many(load(), reports), strict=True):
        yield Text(document, Page(report, doc), corpus in MARKS_DEMONYMS)


def read(text: Text) -> Read:
    """What the place reader finds in a text, and what it makes of the gold spans."""
    index = shared()
    spans = [Span(place["start"], place["end"]) for place in text.document["places"]]
    found = find_places(text.page)
    resolved = places_of(text.page, mentions_at(text.page, spans, index), index)
    return Read(text.document, _system(text, found, text.demonyms), _system(text, resolved, True))


def _system(text: Text, places: Iterable[Place], demonyms: bool) -> dict[str, Any]:
    rows = [
        {
            "start": toponym.span.start,
            "end": toponym.span.end,
            "lat": place.lat,
            "lon": place.lon,
            "geonames_id": place.geonames_id,
        }
        for place in places
        for toponym in place.toponyms
        if demonyms or toponym.form == "name"
    ]
    return {"id": text.document["id"], "places": rows}


def measures(some: list[Read]) -> dict[str, float]:
    """F1 × 100 of recognition and end to end; share × 100 of gold spans resolved to within 161 km."""
    module = scorer("places")
    gold = [one.document for one in some]
    whole = module.score(gold, [one.found for one in some])
    given = module.score(gold, [one.resolved for one in some])
    return {
        "exact": round(100 * whole["recognition_exact"]["f1"], 2),
        "overlap": round(100 * whole["recognition_overlap"]["f1"], 2),
        "end-to-end": round(100 * whole["end_to_end"]["f1"], 2),
        "gold-spans": round(100 * given["resolution"]["acc_all"], 2),
    }


def scores(errors: int = 0) -> dict[str, float]:
    """Scores keyed ``places.<corpus>.<measure>``; prints the first ``errors`` wrong resolutions of each corpus."""
    result: dict[str, float] = {}
    for corpus in CORPORA:
        some = [read(text) for text in texts(corpus)]
        result |= {f"places.{corpus}.{row}": value for row, value in measures(some).items()}
        for line in [line for one in some for line in _wrong(one)][:errors]:
            print(line)
    return result


def _wrong(one: Read) -> Iterator[str]:
    """Gold spans that are not resolved to within 161 km of the gold point, with their words."""
    module = scorer("places")
    gold = one.document["places"]
    matched = module.match(gold, one.resolved["places"])
    for number, place in enumerate(gold):
        if not module.has_xy(place):
            continue
        got = one.resolved["places"][matched[number]] if number in matched else None
        if got is None or not module.has_xy(got) or module.error(place, got) > 161:
            words = one.document["text"][max(0, place["start"] - 40) : place["end"] + 30].replace("\n", " ")
            point = (got["lat"], got["lon"]) if got is not None else None
            yield f"{one.document['id']} {place['name']!r} {(place['lat'], place['lon'])} -> {point}: {words}"


def main() -> None:
    """Print the scores, one row a line."""
    parser = argparse.ArgumentParser(description="Score the place reader on the development corpora.")
    parser.add_argument("--errors", type=int, default=0, help="wrong resolutions to print for each corpus")
    for name, value in scores(parser.parse_args().errors).items():
        print(f"{name:32}{value:7.2f}")


if __name__ == "__main__":
    main()
