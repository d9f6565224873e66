"""Scores of the language pipeline on the dev treebanks and dev news, the rows of its model card.

The same measure as ``spacy evaluate``: the pipeline reads plain text, so its tokenizer and sentence borders count too.

Run ``python -m evaluation.language [--pipeline NAME] [--corpora PATH]``.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Final

from spacy.language import Language
from spacy.training import Example

from onrecord.language.pipeline import load
from training.language_data import passages, to_doc

DEFAULT_CORPORA: Final = Path("../shared/corpora/language")
SYNTAX_ROWS: Final = {
    "tag": "tag_acc",
    "uas": "dep_uas",
    "las": "dep_las",
    "lemma": "lemma_acc",
    "sentences": "sents_f",
}
NAME_TYPES: Final = ("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC")
# dev set → (has a gold tree, has gold names, name types shown one by one)
DEV_SETS: Final[dict[str, tuple[bool, bool, tuple[str, ...]]]] = {
    "ewt": (True, False, ()),
    "gum": (True, True, ()),
    "worldwide_ner": (False, True, NAME_TYPES),
}


def _examples(nlp: Language, path: Path, *, syntax: bool, names: bool) -> list[Example]:
    found = []
    for passage in passages(path):
        gold = to_doc(nlp.vocab, passage, names=names, syntax=syntax)
        found.append(Example(nlp.make_doc(gold.text), gold))
    return found


def scores(pipeline: str | None = None, corpora: Path = DEFAULT_CORPORA) -> dict[str, float]:
    """Accuracies and F scores × 100, keyed ``"<dev set>.<row>"``; ``pipeline=None`` measures the shipped one."""
    nlp = load(pipeline)
    result: dict[str, float] = {}
    for name, (syntax, names, types) in DEV_SETS.items():
        found = _examples(nlp, corpora / "dev" / f"{name}.conllu.gz", syntax=syntax, names=names)
        measured = nlp.evaluate(found)
        if syntax:
            for row, key in SYNTAX_ROWS.items():
                result[f"{name}.{row}"] = _percent(measured.get(key))
        if names:
            result[f"{name}.names"] = _percent(measured.get("ents_f"))
            per_type = measured.get("ents_per_type") or {}
            for label in types:
                result[f"{name}.{label}"] = _percent(per_type.get(label, {}).get("f"))
    return result


def _percent(value: float | None) -> float:
    return round(100 * (value or 0.0), 2)


def main() -> None:
    """Print the scores as JSON, one row a line."""
    parser = argparse.ArgumentParser(description="Score a language pipeline on the dev sets.")
    parser.add_argument("--pipeline", default=None, help="a spaCy pipeline by name or folder; default: the shipped one")
    parser.add_argument("--corpora", type=Path, default=DEFAULT_CORPORA)
    options = parser.parse_args()
    print(json.dumps(scores(options.pipeline, options.corpora), indent=1))


if __name__ == "__main__":
    main()
