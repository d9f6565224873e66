"""PolNeAR as examples for the attribution reader: our own parses, and gold cues, sources and contents as tokens."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc, DocBin

from onrecord.intake import report_from_text
from onrecord.language import parse_many
from onrecord.model import Report, Span
from onrecord.reading.attribution_model import word_clusters
from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.claims import rules_alone
from onrecord.reading.cue_lexicon import cue_lexicon
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page
from onrecord.reading.quotations import Quotations
from onrecord.reading.tree import Tree

ATTRIBUTES: Final = ["ORTH", "TAG", "POS", "DEP", "HEAD", "LEMMA", "ENT_IOB", "ENT_TYPE", "SENT_START", "MORPH"]
# Which kind of word a cue's head is, if several words of the cue hang on words outside it.
_RANK: Final = {"VERB": 0, "ADJ": 1, "NOUN": 1, "PROPN": 1, "ADP": 2, "SCONJ": 2, "PUNCT": 2, "AUX": 3, "ADV": 3}


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution as tokens."""

    head: int
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A parsed article and its attributions."""

    page: Page
    sheet: Sheet
    rules: Sequence[Draft]
    gold: tuple[Gold, ...]

    @property
    def doc(self) -> Doc:
        """The parse."""
        return self.page.doc


def articles(corpora: Path, part: str, nlp: Language, cache: Path | None = None) -> Iterator[Article]:
    """The articles of a part, parsed as ``onrecord read`` does; ``cache`` keeps the parses for the next run."""
    with gzip.open(corpora / f"polnear-{part}.jsonl.gz", "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    reports = [
        report_from_text(r["text"], published=r["date"], outlet=r["publisher"], title=r["title"], ref=r["id"]).report
        for r in records
    ]
    for record, report, doc in zip(records, reports, _parses(reports, part, nlp, cache), strict=True):
        page, quotations = Page(report, doc), Quotations(doc.text)
        rules = rules_alone(page, cue_lexicon(), quotations, ())
        sheet = Sheet(doc, quotations, word_clusters(), page.tree, rules)
        yield Article(page, sheet, rules, _gold(record, sheet))


def _parses(reports: Sequence[Report], part: str, nlp: Language, cache: Path | None) -> Iterator[Doc]:
    file = cache / f"{part}.spacy" if cache else None
    if file is not None and file.is_file():
        yield from DocBin().from_disk(file).get_docs(nlp.vocab)
        return
    kept = DocBin(attrs=ATTRIBUTES)
    for doc in parse_many(nlp, reports):
        kept.add(doc)
        yield doc
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        kept.to_disk(file)


def _gold(record: dict[str, Any], sheet: Sheet) -> tuple[Gold, ...]:
    found = []
    for item in record["attributions"]:
        cue, source, content = (
            tuple(i for start, end in item[part] for i in sheet.tokens(Span(start, end)))
            for part in ("cue", "source", "content")
        )
        if cue:
            found.append(Gold(head_of(sheet.tree, cue), cue, source, content))
    return tuple(found)


def head_of(tree: Tree, cue: Sequence[int]) -> int:
    """The token a cue hangs by: of those governed from outside a verb first, then the one that governs most of it."""
    inside = set(cue)
    tops = [i for i in cue if tree.head[i] not in inside or tree.head[i] == i]

    def governed(i: int) -> int:
        return sum(i == j or i in tree.up(j) for j in cue)

    return min(tops, key=lambda i: (_RANK.get(tree.pos[i], 4), -governed(i), i))
