"""Coreference within a document on ECB+ with the participants given: who the cast takes for the same.

``python -m evaluation.coreference`` prints the CoNLL F1 (mean of MUC, B³ and CEAF-e) of the scorer over human
participants and over all mentions that are no action: of the head lemma alone, and of the cast of actors, where
mentions that the cast leaves in their own words go by their head lemma.
"""

from pathlib import Path
from typing import Any

from evaluation.shared import SHARED, records, scorer
from onrecord.intake import report_from_text
from onrecord.language import load, parse_many
from onrecord.model import Span
from onrecord.reading.actors import find_cast
from onrecord.reading.page import Page

CORPUS = Path("corpora/linking/ecbplus_dev.jsonl")
_ACTION = "action"
_NAMED = frozenset({"person", "institution", "office", "outlet"})


def scores() -> dict[str, float]:
    """CoNLL F1 × 100 keyed ``coreference.<mentions>.<method>``."""
    module = scorer("linking")
    documents = list(records(CORPUS))
    ours = _clusters(documents)
    kinds = sorted({mention["kind"] for document in documents for mention in document["mentions"]} - {_ACTION})
    found: dict[str, float] = {}
    for name, chosen in (("human", ["human"]), ("all but actions", kinds)):
        gold: dict[str, Any] = {}
        lemma: dict[str, Any] = {}
        for kind in chosen:
            clusters, info = module.load(str(SHARED / CORPUS), kind)
            gold |= {key: (info[key][1]["id"], cluster) for key, cluster in clusters.items()}
            lemma |= module.baseline("lemma-document", info)
        mixed = {key: ours.get(key, ("lemma", lemma[key])) for key in gold}
        for method, clusters in (("head lemma", lemma), ("cast", mixed)):
            result = module.score(gold, {key: (gold[key][0], clusters[key]) for key in gold}, True)
            found[f"coreference.{name}.{method}"] = round(_conll(result), 2)
    return found


def _conll(result: dict[str, Any]) -> float:
    value = next(value for key, value in result.items() if "conll" in key.lower())
    value = value if isinstance(value, float | int) else value[-1]
    return float(value) * (100 if value <= 1 else 1)


def _clusters(documents: list[dict[str, Any]]) -> dict[str, Any]:
    """The actor of each mention that the cast knows by name."""
    nlp = load()
    texts = [_text(document["sentences"]) for document in documents]
    reports = [report_from_text(text, ref=d["id"]).report for (text, _), d in zip(texts, documents, strict=True)]
    found: dict[str, Any] = {}
    for document, report, (_, starts), doc in zip(
        documents, reports, texts, parse_many(nlp, reports, len(reports)), strict=True
    ):
        page = Page(report, doc)
        cast = find_cast(page)
        for mention in document["mentions"]:
            words = [starts[mention["sent"]][token] for token in mention["toks"]]
            named = cast.resolve(page.words(Span(words[0][0], words[-1][1])))
            if mention["kind"] != _ACTION and named[0].actor is not None and named[0].kind in _NAMED:
                found[mention["id"]] = ("actor", *sorted(item.actor or "" for item in named))
    return found


def _text(sentences: list[list[str]]) -> tuple[str, list[list[tuple[int, int]]]]:
    """(a document's text, one sentence a line; offsets of its tokens, by sentence)."""
    text, offsets = "", []
    for sentence in sentences:
        places = []
        for token in sentence:
            places.append((len(text), len(text) + len(token)))
            text += token + " "
        offsets.append(places)
        text = text.rstrip(" ") + "\n"
    return text, offsets


def main() -> None:
    """Print the scores."""
    for row, value in scores().items():
        print(f"{row:44}{value:7.2f}")


if __name__ == "__main__":
    main()
