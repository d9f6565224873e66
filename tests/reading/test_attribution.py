"""The learned attribution reader: decoding, merging with the rules, and what it finds in plain sentences."""

from collections.abc import Callable
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from onrecord.intake import report_from_text
from onrecord.language import parse
from onrecord.model import Span
from onrecord.reading.actors import find_cast
from onrecord.reading.attribution_columns import Columns
from onrecord.reading.attribution_decode import COLUMNS, EMITS, FORBIDDEN, LABELS, SHOWN, best_paths, constrained
from onrecord.reading.attribution_features import Features
from onrecord.reading.attribution_learned import Found, cue_chances, find_attributions, spans_of_tokens
from onrecord.reading.attribution_merge import merged, paired, score
from onrecord.reading.attribution_model import Table, read_model, shipped_model, word_clusters, write_model
from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.attribution_spans import window
from onrecord.reading.claims import find_claims
from onrecord.reading.cue_lexicon import cue_lexicon
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page
from onrecord.reading.quotations import Quotations

Build = Callable[..., Page]
CONTENT = LABELS.index("K")


def sheet_of(page: Page) -> Sheet:
    return Sheet(page.doc, Quotations(page.report.text), word_clusters(), page.tree)


def free_tables() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    zeros = np.zeros(8, np.float32)
    return constrained(np.zeros((8, 8), np.float32), zeros, zeros)


@given(
    st.lists(st.lists(st.floats(-5, 5), min_size=COLUMNS, max_size=COLUMNS), min_size=2, max_size=12),
    st.integers(0, 100),
)
def test_a_path_always_has_the_head_as_cue_and_one_content_without_idle_holes(rows: list[list[float]], at: int) -> None:
    head = at % len(rows)
    ((labels, chance),) = best_paths([np.array(rows, np.float32)], [head], *free_tables())
    assert labels[head] == LABELS.index("C")
    assert CONTENT in labels
    assert chance <= 1e-3
    between = "".join(LABELS[label] for label in labels).strip("OCS").split("K")
    assert all(not hole or set(hole) & {"C", "S"} for hole in between)


def test_sequences_of_any_length_decode_as_alone() -> None:
    random = np.random.default_rng(3)
    scores = [random.normal(size=(length, COLUMNS)).astype(np.float32) for length in (3, 9, 5)]
    together = best_paths(scores, [1, 4, 0], *free_tables())
    alone = [best_paths([item], [head], *free_tables())[0] for item, head in zip(scores, [1, 4, 0], strict=True)]
    assert [labels for labels, _ in together] == [labels for labels, _ in alone]
    assert np.allclose([chance for _, chance in together], [chance for _, chance in alone], atol=1e-3)


def path_score(scores: np.ndarray, states: tuple[int, ...], transitions: np.ndarray) -> float:
    """A path's score, edge by edge, as the definition has it."""
    total = sum(float(scores[i, EMITS[state]]) for i, state in enumerate(states))
    total += sum(float(transitions[pair]) for pair in pairwise(states))
    for column, label in ((len(LABELS), 3), (len(LABELS) + 2, 2)):
        inside = [SHOWN[state] == label for state in states]
        for i, here in enumerate(inside):
            if here and (i == 0 or not inside[i - 1]):
                total += float(scores[i, column])
            if here and (i + 1 == len(inside) or not inside[i + 1]):
                total += float(scores[i, column + 1])
    return total


@pytest.mark.parametrize("seed", range(4))
def test_the_best_path_is_the_best_of_all_paths_with_its_edges(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(5, COLUMNS)).astype(np.float32) * 3
    transitions, first, last = free_tables()
    ((labels, _),) = best_paths([scores], [2], transitions, first, last)
    paths = [path for path in product(range(len(EMITS)), repeat=5) if EMITS[path[2]] == 1]
    allowed = [
        path
        for path in paths
        if first[path[0]] == 0 and last[path[-1]] == 0 and all(transitions[pair] == 0 for pair in pairwise(path))
    ]
    best = max(allowed, key=lambda path: path_score(scores, path, transitions))
    assert labels == [int(SHOWN[state]) for state in best]


def test_what_is_impossible_stays_impossible() -> None:
    transitions, first, last = free_tables()
    assert transitions[3, 0] == FORBIDDEN
    assert first[4] == FORBIDDEN
    assert last[0] == FORBIDDEN


def test_unknown_features_weigh_nothing() -> None:
    table = Table(Features(["a", "b"]), np.array([[1.0], [2.0], [0.0]], np.float32))
    assert table.sums([["a", "b", "never seen"], ["never seen"]]).tolist() == [[3.0], [0.0]]


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = shipped_model()
    assert model is not None
    write_model(model, tmp_path / "first.npz")
    again = read_model((tmp_path / "first.npz").read_bytes())
    assert list(again.cues.features) == list(model.cues.features)
    assert np.allclose(again.relations.weights, model.relations.weights, atol=1e-2)
    assert again.calibration == model.calibration


def test_a_window_reaches_over_a_quotation_but_not_over_a_paragraph(page: Build) -> None:
    text = "“We left at night. Nobody saw us,” the clerk said. “It rained.”\n\nThe office is closed."
    sheet = sheet_of(page(text))
    low, high = window(sheet, sheet.tree.form.index("said"))
    assert (low, sheet.tree.form[high - 1]) == (0, "”")


PLAIN = [
    ("The harbour master said the ferry had been held back.", "The harbour master", "said", "the ferry had been held back"),
    ("“We counted every sack,” said the quartermaster.", "the quartermaster", "said", "“We counted every sack,”"),
    ("According to the registrar, nine boats are missing.", "the registrar", "According to", "nine boats are missing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content"), PLAIN)
def test_plain_sentences(page: Build, text: str, source: str, cue: str, content: str) -> None:
    model = shipped_model()
    assert model is not None
    sheet = sheet_of(page(text))
    columns = Columns(sheet)
    chances = cue_chances(columns, cue_lexicon(), model)
    head = max(chances, key=lambda i: chances[i])
    (found,) = find_attributions(columns, cue_lexicon(), model, chances, [head])
    assert chances[head] > 0.8
    quoted = [
        "".join(span.quote(text) for span in spans_of_tokens(sheet, part))
        for part in (found.source, found.cue, found.content)
    ]
    assert quoted == [source, cue, content]


TEXT = "The clerk said on Monday that the mayor had denied the theft. Later the union criticised the plan."


def draft(words: str, source: str, content: str, score: float, method: str = "attribution:clause") -> Draft:
    def span(part: str) -> Span:
        return Span(TEXT.index(part), TEXT.index(part) + len(part))

    return Draft((span(words),), TEXT[: TEXT.index(words)].count(" "), (span(source),), (span(content),), score, method)


def found(sheet: Sheet, rule: Draft, chance: float) -> Found:
    """The learned reader's view of the same words as a rule's draft."""
    parts = [
        tuple(i for span in spans for i in sheet.tokens(span)) for spans in (rule.cue, rule.sources, rule.contents)
    ]
    return Found(parts[0][0], parts[0], parts[1], parts[2], chance, -0.3)


@pytest.fixture
def drafts() -> dict[str, Draft]:
    return {
        "said": draft("said", "The clerk", "that the mayor had denied the theft", 0.8),
        "denied": draft("denied", "the mayor", "the theft", 0.8, "attribution:object"),
        "criticised": draft("criticised", "the union", "the plan", 0.8, "attribution:object"),
    }


def joined(sheet: Sheet, rules: list[Draft], seen: list[Found], chances: dict[int, float]) -> dict[str, Draft]:
    model = shipped_model()
    assert model is not None
    kept = merged(sheet, cue_lexicon(), model, rules, paired(sheet, seen, rules), chances)
    return {item.cue[0].quote(TEXT): item for item in kept}


def test_agreement_makes_surer(page: Build, drafts: dict[str, Draft]) -> None:
    sheet = sheet_of(page(TEXT))
    seen = [found(sheet, drafts["said"], 0.8)]
    alone, both = joined(sheet, [], seen, {}), joined(sheet, [drafts["said"]], seen, {})
    assert both["said"].score > alone["said"].score
    assert both["said"].method == "attribution:learned and rule"


def test_a_rule_inside_a_learned_content_is_kept_and_one_outside_is_doubted(
    page: Build, drafts: dict[str, Draft]
) -> None:
    sheet = sheet_of(page(TEXT))
    kept = joined(sheet, list(drafts.values()), [found(sheet, drafts["said"], 0.95)], {})
    assert kept["denied"].score == 0.8
    assert "criticised" not in kept


def test_scores_are_chances(page: Build, drafts: dict[str, Draft]) -> None:
    model = shipped_model()
    assert model is not None
    sheet = sheet_of(page(TEXT))
    low, high = (
        score(paired(sheet, [found(sheet, drafts["said"], chance)], [])[0], model.calibration) for chance in (0.2, 0.95)
    )
    assert 0 < low < high < 1


DATELINES = [
    ("KISANI, Northland (AR) - At least 40 people died in the fire, the mission said.", "At least 40 people died in the fire"),
    ("MARAT BAY, May 3 (Coastwire) — Boats were turned back, the coast guard said.", "Boats were turned back"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "content"), DATELINES)
def test_a_content_does_not_hold_the_dateline(nlp: Language, text: str, content: str) -> None:
    report = report_from_text(text).report
    page = Page(report, parse(nlp, report))
    (claim,) = [item for item in find_claims(page, find_cast(page), ()) if item.form != "narrated"]
    assert [span.quote(text) for span in claim.contents] == [content]
