"""Places beside geotext and flashgeotext: same texts, one run, score and speed.

    uv run --group bench python -m benchmarks.places [--corpus trnews|geovirus] [--documents N]

The peers give names and no coordinates; theirs are those of the best-known place of that name in our gazetteer, which
is what a user would try first.
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language

from benchmarks.peers import Document, System, table, timed
from evaluation.shared import records, scorer
from onrecord import gazetteer
from onrecord.intake import report_from_text
from onrecord.language import load, parse
from onrecord.reading.page import Page
from onrecord.reading.places import find_places

# GeoVirus does not annotate demonyms ("Turkish"), TR-News does.
DEMONYMS = {"trnews": True, "geovirus": False}


def _found(document: Document, page: Page, demonyms: bool) -> Document:
    places = [
        {
            "start": toponym.span.start,
            "end": toponym.span.end,
            "lat": place.lat,
            "lon": place.lon,
            "geonames_id": place.geonames_id,
        }
        for place in find_places(page)
        for toponym in place.toponyms
        if demonyms or toponym.form == "name"
    ]
    return {"id": document["id"], "places": places}


def _page(nlp: Language, document: Document) -> Page:
    report = report_from_text(document["text"]).report
    return Page(report, parse(nlp, report))


def whole(demonyms: bool) -> System:
    """Our reader with the language pipeline it stands on."""
    nlp = load()
    return lambda document: _found(document, _page(nlp, document), demonyms)


def beyond(documents: Sequence[Document], demonyms: bool) -> System:
    """Our reader alone: the language pipeline has run before the clock starts."""
    nlp = load()
    pages = {document["id"]: _page(nlp, document) for document in documents}
    return lambda document: _found(document, pages[document["id"]], demonyms)


def _placed(document: Document, spans: Iterable[tuple[int, int, str]]) -> Document:
    index = gazetteer.shared()
    places: list[dict[str, Any]] = []
    for start, end, name in spans:
        entry = next((posting.entry for posting in index.lookup(name)), None)
        point = {} if entry is None else {"lat": entry.lat, "lon": entry.lon, "geonames_id": entry.geonames_id}
        places.append({"start": start, "end": end, **point})
    return {"id": document["id"], "places": places}


def geotext(document: Document) -> Document:
    """geotext: names of cities and countries; where they stand is found again from left to right."""
    from geotext import GeoText

    text, spans = document["text"], []
    found = GeoText(text)
    for name in {*found.cities, *found.countries}:
        at = text.find(name)
        while at >= 0:
            spans.append((at, at + len(name), name))
            at = text.find(name, at + len(name))
    return _placed(document, spans)


class Flashgeotext:
    """flashgeotext with its own data, loaded once."""

    def __init__(self) -> None:
        from flashgeotext.geotext import GeoText

        self.geotext = GeoText()

    def __call__(self, document: Document) -> Document:
        """The names it finds, with their spans."""
        found = self.geotext.extract(input_text=document["text"], span_info=True)
        names = {**found["cities"], **found["countries"]}
        return _placed(document, ((*span, name) for name, info in names.items() for span in info["span_info"]))


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", choices=tuple(DEMONYMS), default="trnews")
    parser.add_argument("--documents", type=int, default=None)
    options = parser.parse_args()
    gold = list(records(Path("corpora/places") / f"{options.corpus}.jsonl"))[: options.documents]
    module = scorer("places")
    demonyms = DEMONYMS[options.corpus]
    systems: dict[str, System] = {
        "onrecord": whole(demonyms),
        "onrecord, beyond the language pipeline": beyond(gold, demonyms),
        "geotext + population": geotext,
        "flashgeotext + population": Flashgeotext(),
    }
    rows = []
    for name, system in systems.items():
        found, speed = timed(system, gold)
        score = module.score(gold, found)
        figures = [score[row]["f1"] for row in ("recognition_exact", "recognition_overlap", "end_to_end")]
        rows.append((name, [100 * figure for figure in figures] + [speed]))
    print(table(("exact", "overlap", "end-to-end", "docs/s"), rows))


if __name__ == "__main__":
    main()
