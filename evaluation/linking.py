"""Scores of the grouping of events into incidents on ECB+ (gold mentions given, no topics given, types unknown).

The documents are put together again from their tokens and read as ``onrecord read`` does; each gold mention of an
action becomes an entry, with the parties, place and day of the event that was read at the same words, if one was. The
groups are made by ``onrecord.record.incident_group.group``, as everywhere, over all documents at once. What only holds
for events whose type was read (a deed and its dead are one scene) has no say here: to ECB+ they are two events.

Run ``python -m evaluation.linking [dev|train] [--write FILE]``.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import msgspec

import onrecord
from evaluation.shared import records, scorer
from onrecord.intake import report_from_text
from onrecord.model import Claim, Event, Method, Reading, Span
from onrecord.record.entries import Entry, Head, entries_of
from onrecord.record.incident_group import Group, group
from onrecord.record.incident_words import telling
from onrecord.terms import EventType

GOLD = {name: Path("corpora/linking") / f"ecbplus_{name}.jsonl" for name in ("dev", "train")}
BASELINES = ("lemma-corpus", "lemma-topic", "lemma-subtopic", "singletons")
MEASURES = ("MUC", "B3", "CEAFe", "LEA")
_CLOSING = frozenset(
    {".", ",", ":", ";", "?", "!", ")", "]", "}", "%", "''", "’", "”", "'s", "’s", "n't", "'re", "'ve", "'ll"}
)
_OPENING = frozenset({"(", "[", "{", "$", "``", "“", "£", "€"})
_QUOTES = {"``": "“", "''": "”"}
_UNKNOWN = cast(EventType, "")
_GOLD = Method(kind="person", name="ECB+")


@dataclass(frozen=True)
class Text:
    """A document put together again: where each token of each sentence lies in the text."""

    document: dict[str, Any]
    text: str
    tokens: tuple[tuple[Span, ...], ...]

    def mention(self, mention: dict[str, Any]) -> Span:
        """Where a gold mention lies, from its first token to its last."""
        row = self.tokens[mention["sent"]]
        return Span(row[min(mention["toks"])].start, row[max(mention["toks"])].end)

    def sentence(self, mention: dict[str, Any]) -> str:
        """The sentence of a gold mention."""
        row = self.tokens[mention["sent"]]
        return self.text[row[0].start : row[-1].end]


def put_together(document: dict[str, Any]) -> Text:
    """The text of a document from its tokens; its own address, which stands before some, is left out."""
    parts: list[str] = []
    rows: list[tuple[Span, ...]] = []
    at = 0
    for sentence in document["sentences"]:
        row: list[Span] = []
        if sentence[:2] == ["http", ":"]:
            rows.append(tuple(Span(0, 0) for _ in sentence))
            continue
        for number, token in enumerate(sentence):
            written = _QUOTES.get(token, token)
            if number and _blank(sentence[number - 1], token):
                parts.append(" ")
                at += 1
            row.append(Span(at, at + len(written)))
            parts.append(written)
            at += len(written)
        rows.append(tuple(row))
        parts.append("\n" if sentence and sentence[-1][-1:].isalnum() else " ")
        at += 1
    return Text(document, "".join(parts), tuple(rows))


def _blank(left: str, right: str) -> bool:
    return not (right in _CLOSING or left in _OPENING or "-" in (left, right))


def read(texts: Sequence[Text]) -> Iterator[Reading]:
    """The readings of texts, in order."""
    inputs = [report_from_text(text.text, ref=text.document["id"]) for text in texts]
    found = onrecord.reader().pipe((item.report, item.problems) for item in inputs)
    for text, reading in zip(texts, found, strict=True):
        if not isinstance(reading, Reading):
            raise SystemExit(f"{text.document['id']}: {reading}")
        yield reading


def entries(text: Text, reading: Reading) -> Iterator[Entry]:
    """An entry for each gold mention of an action, its id that of the mention, its type unknown."""
    known = entries_of(reading)
    head = Head(
        report=reading.report.id, outlet=None, title=None, url=text.document["url"], published=None,
        words=telling(text.text),
    )  # fmt: skip
    for mention in text.document["mentions"]:
        if mention["kind"] == "action":
            yield _entry(text, mention, head, known)


def _entry(text: Text, mention: dict[str, Any], head: Head, known: Iterable[Entry]) -> Entry:
    span = text.mention(mention)
    claim = Claim(
        id=f"clm_{mention['id']}", sources=(), cue=None, act="state", contents=(span,), form="narrated", method=_GOLD
    )
    event = Event(id=mention["id"], claim=claim.id, type=_UNKNOWN, trigger=span, method=_GOLD)
    bare = Entry(
        head=head, claim=claim, event=event, sources=(), on_behalf_of=None, actors=(), recipients=(), place=None,
        figures=(), trigger=mention["text"], quote=text.sentence(mention),
    )  # fmt: skip
    like = next((entry for entry in known if entry.event.trigger.overlaps(span)), None)
    if like is None:
        return bare
    dated = msgspec.structs.replace(event, begin=like.event.begin, end=like.event.end)
    return msgspec.structs.replace(bare, event=dated, actors=like.actors, recipients=like.recipients, place=like.place)


def of_set(name: str) -> list[Entry]:
    """The entries of a set."""
    texts = [put_together(document) for document in records(GOLD[name])]
    return [entry for text, reading in zip(texts, read(texts), strict=True) for entry in entries(text, reading)]


def measured(name: str, groups: Iterable[Group]) -> dict[str, Any]:
    """The scorer's measures for groups of entries."""
    found = {entry.event.id: number for number, one in enumerate(groups) for entry in one.entries}
    result: dict[str, Any] = scorer("linking").score(_gold(name), found)
    return result


def _gold(name: str) -> dict[str, str]:
    rows = (mention for document in records(GOLD[name]) for mention in document["mentions"])
    return {mention["id"]: mention["cluster"] for mention in rows if mention["kind"] == "action"}


def baseline(name: str, which: str) -> dict[str, Any]:
    """The scorer's measures for one of its baselines."""
    rows = {
        mention["id"]: (mention, document)
        for document in records(GOLD[name])
        for mention in document["mentions"]
        if mention["kind"] == "action"
    }
    result: dict[str, Any] = scorer("linking").score(_gold(name), scorer("linking").baseline(which, rows))
    return result


def scores() -> dict[str, float]:
    """F1 × 100 keyed ``linking.<measure>`` over the development documents."""
    result = measured("dev", group(of_set("dev")))
    return {f"linking.{name}": round(100 * _figure(result, name), 2) for name in ("CoNLL", *MEASURES)}


def _figure(result: dict[str, Any], name: str) -> float:
    return float(result["CoNLL_F1"] if name == "CoNLL" else result[name][2])


def main() -> None:
    """Print the measures beside the baselines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", nargs="?", choices=GOLD, default="dev")
    parser.add_argument("--write", type=Path, help="write the groups as the scorer reads them (JSON Lines)")
    options = parser.parse_args()
    groups = group(of_set(options.set))
    rows = {"onrecord": measured(options.set, groups)} | {which: baseline(options.set, which) for which in BASELINES}
    print(f"{'F1 × 100':16}" + "".join(f"{name:>8}" for name in ("CoNLL", *MEASURES)) + "  groups")
    for row, result in rows.items():
        figures = "".join(f"{100 * _figure(result, name):8.2f}" for name in ("CoNLL", *MEASURES))
        print(f"{row:16}{figures}{result['pred_clusters']:8d}")
    if options.write is not None:
        lines = [
            json.dumps({"id": entry.event.id, "cluster": str(number)})
            for number, one in enumerate(groups)
            for entry in one.entries
        ]
        options.write.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
