"""Attribution beside textacy and a regular-expression floor: same articles, one run, score and speed.

    uv run --group bench python -m benchmarks.attribution [--documents N]

textacy looks for quotations in quotation marks only, over our pipeline, one paragraph at a time (it gives up on a text
with an odd number of marks). The floor is what a newsroom script does: quotation marks, a list of verbs of saying, and
"according to".
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import onrecord
from benchmarks.peers import Document, System, table, timed
from evaluation.attribution import CORPUS, measured, system
from evaluation.shared import records
from onrecord.intake import report_from_text
from onrecord.language import load

Spans = list[list[int]]

_SAY = (
    "said|says|say|told|tells|added|adds|wrote|writes|announced|claimed|claims|argued|argues|warned|warns|noted|notes|denied|denies|"
    "insisted|insists|stated|states|explained|explains|asked|asks|replied|suggested|suggests|acknowledged|declared|reported|"
    "confirmed|accused|alleged|admitted|believes|thinks"
)
_NAME = (
    r"(?:[A-Z][\w.’'-]*(?: (?:of |the |de |al-)?[A-Z][\w.’'-]*)*|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Oo]fficials|[Tt]he \w+)"
)
_QUOTED = re.compile(
    rf"(?P<content>[“\"][^”\"\n]+[”\"]),? (?:(?P<source>{_NAME}) (?P<cue>{_SAY})|(?P<cue2>{_SAY}) (?P<source2>{_NAME}))"
)
_CLAUSE = re.compile(rf"(?P<source>{_NAME}) (?P<cue>{_SAY}) (?:that )?(?P<content>[^.\n]{{15,}})")
_ACCORDING = re.compile(rf"(?P<content>[^.\n]{{15,}}), (?P<cue>according to) (?P<source>{_NAME})")


def _floor(text: str) -> Iterator[tuple[Spans, Spans, Spans]]:
    taken: list[tuple[int, int]] = []
    for pattern in (_QUOTED, _ACCORDING, _CLAUSE):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            part = {name: list(match.span(name)) for name, words in match.groupdict().items() if words}
            yield [part.get("source") or part["source2"]], [part.get("cue") or part["cue2"]], [part["content"]]


def floor(document: Document) -> Document:
    """Regular expressions."""
    return _attributions(document, _floor(document["text"]))


def _attributions(document: Document, found: Iterator[tuple[Spans, Spans, Spans]]) -> Document:
    made = [{"source": source, "cue": cue, "content": content} for source, cue, content in found]
    return {"id": document["id"], "attributions": made}


class Textacy:
    """textacy's direct quotations over our pipeline."""

    def __init__(self) -> None:
        self.nlp = load()

    def __call__(self, document: Document) -> Document:
        """The quotations it finds, with their speakers and cues."""
        return _attributions(document, self._found(document["text"]))

    def _found(self, text: str) -> Iterator[tuple[Spans, Spans, Spans]]:
        from textacy.extract import direct_quotations

        for paragraph in re.finditer(r"[^\n]+", text):
            try:
                quotations = list(direct_quotations(self.nlp(paragraph.group())))
            except (ValueError, IndexError):
                continue

            def spans(words: Any, base: int = paragraph.start()) -> Spans:
                return [[base + words[0].idx, base + words[-1].idx + len(words[-1])]] if len(words) else []

            for quotation in quotations:
                yield spans(quotation.speaker), spans(quotation.cue), spans(quotation.content)


def ours() -> System:
    """The whole reader: language pipeline, attribution, and all other stages besides."""
    reader = onrecord.reader()

    def read(document: Document) -> Document:
        taken = report_from_text(document["text"], published=document["date"], ref=document["id"])
        return system(document, reader.read(taken.report, taken.problems))

    return read


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=None)
    options = parser.parse_args()
    gold = list(records(Path(CORPUS) / "polnear-dev.jsonl.gz"))[: options.documents]
    systems: dict[str, System] = {"onrecord, everything": ours(), "textacy": Textacy(), "regular expressions": floor}
    rows = []
    for name, read in systems.items():
        found, speed = timed(read, gold)
        score = measured(gold, found)
        rows.append((name, [score[f"attribution.{row}"] for row in ("relation", "common", "cue")] + [speed]))
    print(table(("relation", "common", "cue", "docs/s"), rows))


if __name__ == "__main__":
    main()
