"""Names of features: their hashes joined from parts, templates filled for many tokens, and what the tagger looks at."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.attribution_columns import Columns
from onrecord.reading.attribution_cues import cue_features, cue_names
from onrecord.reading.attribution_features import Features, hashed
from onrecord.reading.attribution_model import word_clusters
from onrecord.reading.attribution_relations import relation_features, windows_of
from onrecord.reading.attribution_rivals import Rivals
from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.attribution_spans import token_features
from onrecord.reading.attribution_templates import Rows, Strings, Templates, block_of, joined
from onrecord.reading.cue_lexicon import cue_lexicon
from onrecord.reading.page import Page
from onrecord.reading.quotations import Quotations

Build = Callable[..., Page]
WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=12)
TEXT = (
    "The harbour master denied on Monday that “nine boats” were held, and the registrar said he had asked for a list."
)


def columns_of(page: Page) -> Columns:
    return Columns(Sheet(page.doc, Quotations(page.report.text), word_clusters(), page.tree))


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1))
def test_the_hash_of_a_name_is_joined_from_those_of_its_parts(pairs: list[tuple[str, str]]) -> None:
    (first, factors), (second, _) = hashed([a for a, _ in pairs]), hashed([b for _, b in pairs])
    assert (first + factors * second).tolist() == hashed([a + b for a, b in pairs])[0].tolist()


def test_a_long_list_of_names_is_hashed_as_each_alone() -> None:
    names = [f"name {number}" for number in range(9000)]
    assert hashed(names)[0][[0, 4000, 8999]].tolist() == [int(hashed([names[i]])[0][0]) for i in (0, 4000, 8999)]


@given(st.sets(WORDS, max_size=60), st.lists(WORDS, max_size=60))
def test_each_known_feature_has_its_row_and_all_others_the_last(known: set[str], asked: list[str]) -> None:
    names = sorted(known)
    row = {name: number for number, name in enumerate(names)}
    mixed = asked + names
    assert Features(names).numbers(mixed).tolist() == [row.get(name, len(names)) for name in mixed]


def test_templates_are_filled_row_by_row_and_left_out_where_a_mask_says_so() -> None:
    strings = Strings()
    columns = {"word": strings.numbers(["sea", "", "sea"]), "tag": strings.numbers(["NN", ".", "NN"])}
    rows = Rows(Templates(("all", ["b", "{word}|{tag}"]), ("some", ["w={word}"])), strings, columns,
                {"some": np.array([True, True, False])}, 3)  # fmt: skip
    assert rows.names() == [["b", "sea|NN", "w=sea"], ["b", "|.", "w="], ["b", "sea|NN"]]


@pytest.mark.parametrize("part", range(3))
def test_hashes_of_a_text_are_those_of_its_names(page: Build, part: int) -> None:
    columns = columns_of(page(TEXT))
    heads = [columns.sheet.tree.form.index(word) for word in ("denied", "said")]
    windows = windows_of(columns.sheet, heads)
    rows = (
        token_features(columns, np.arange(len(columns.sheet.tree))),
        relation_features(columns, cue_lexicon(), heads, windows, Rivals(columns.sheet.tree, frozenset(heads))),
        cue_features(columns, cue_lexicon(), heads)[2],
    )[part]
    made, expected = rows.block(), block_of(rows.names())
    assert made.hashes.tolist() == expected.hashes.tolist()
    assert made.sizes.tolist() == expected.sizes.tolist()


def test_parts_of_rows_are_joined_in_order(page: Build) -> None:
    columns = columns_of(page(TEXT))
    words, tree, around = parts = cue_features(columns, cue_lexicon(), [3, 15])
    block = joined([words.block(), block_of(tree), around.block()])
    assert block.hashes.tolist() == block_of(cue_names(parts)).hashes.tolist()


def test_what_other_cues_govern_is_told_from_the_heads_own(page: Build) -> None:
    tree = page("The clerk said the mayor had denied that a boat sank.").tree
    said, denied = tree.form.index("said"), tree.form.index("denied")
    rivals = Rivals(tree, frozenset({said, denied}))
    words = [tree.form.index(word) for word in ("clerk", "denied", "boat")]
    assert rivals.towards(said, words) == ["-", "h", "b"]
    assert rivals.towards(denied, [*words, said]) == ["-", "-", "-", "h"]
