"""What the learned reader looks at between a cue and the tokens around it: the way from one to the other in the tree,
and what stands between the two in the text. All cues of a report are looked at together."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.attribution_branches import ELSEWHERE, FAR, Branches
from onrecord.reading.attribution_columns import Columns, Places
from onrecord.reading.attribution_cues import lexicon_lemma
from onrecord.reading.attribution_rivals import Rivals
from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.attribution_spans import REACH, window
from onrecord.reading.attribution_templates import Column, Rows, Templates
from onrecord.reading.cue_lexicon import CueLexicon

_VERBAL = frozenset({"VERB", "AUX"})
_CLOSED = ("ADP", "SCONJ", "CCONJ", "DET", "PART", "PRON", "AUX", "PUNCT")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
_FRAME = frozenset({"ccomp", "xcomp", "obj", "iobj", "parataxis", "nsubj:pass", "obl:agent", "expl", "cop", "advcl"})
_NEAR = 4  # tokens closer than this to the head are told one by one
_MOST = 3  # counts and steps above this are told as this
_FAR_STEPS = (7, 12, 20, 40)

# In the order of a row: the way in the tree, then what stands between head and token.
_RELATION = Templates(
    ("all", ["{key}"]),
    ("governor", ["{key}|{kind}", "{key}|{lemma}", "{key}|{tag}", "{key}|{frame}"]),
    (
        "branch",
        [
            "{key}|{lemma}", "{key}|{word}", "{key}|{word}|{lemma}", "{key}|{word}|{kind}", "{key}|{frame}",
            "{key}|{top_pos}|{kind}", "{key}|{depth}|{dep}", "{key}|{tag}", "{key}|{first}{last}",
        ],
    ),
    ("second", ["{key}/{second_dep}", "{top_dep}/{second}|{top_pos}", "{key}/{second}"]),
    ("clause", ["in={top_dep}|{clause}", "in={kind}|{clause}"]),
    ("closed branch", ["{key}|w={form}"]),
    (
        "all",
        [
            "q={where}", "qk={quoted}|{key}", "qm={mark}|{where}",
            "qf={where}|{kind}", "qe={where}|{frame}",
            "D={side}{distance}", "Dd={side}{distance}|{dep}", ",={side}{commas}|{quoted}", ",k={commas}|{key}",
            "k-={key_before}|{key}", "k+={key}|{key_after}", "o={other}|{side}{quoted}", "ok={other}|{key}",
        ],
    ),
    (
        "hint",
        [
            "R={label}|{rule}", "R3={labels}",
            "R3m={labels}|{mark}", "Rk={label}|{key}", "Rl={label}|{lemma}",
            "Rq={label}|{where}",
        ],
    ),
    ("new closed", ["new|{key}|{form}"]),
    ("new open", ["new|{key}|{pos}"]),
    ("near", ["O={offset}|{lemma}", "Ot={offset}|{tag}|{dep}", "Ow={offset}|{form}", "Ok={offset}|{kind}|{tag}"]),
)  # fmt: skip


def head_words(sheet: Sheet, lexicon: CueLexicon, head: int) -> tuple[str, str, str]:
    """Lemma of a head, its kind (acts of the lexicon, or part of speech) and its frame (what hangs on it)."""
    tree = sheet.tree
    lemma = lexicon_lemma(lexicon, sheet, head)
    uses = lexicon.verbs.get(lemma) if tree.pos[head] in _VERBAL else None
    kind = min(use.act for use in uses.values()) if uses else tree.pos[head]
    frame = "+".join(sorted({tree.dep[kid] for kid in tree.kids[head]} & _FRAME))
    subject = "s" if tree.child(head, *_SUBJECTS) is not None else "-"
    return lemma, kind, f"{subject}{frame}"


def windows_of(sheet: Sheet, heads: Sequence[int]) -> list[list[int]]:
    """For each head, the tokens around it that are words or marks."""
    return [[i for i in range(*window(sheet, head)) if not sheet.space[i]] for head in heads]


def relation_features(
    columns: Columns, lexicon: CueLexicon, heads: Sequence[int], windows: Sequence[Sequence[int]], rivals: Rivals
) -> Rows:
    """Features of the tokens of each head's window, one window after the other, that relate them to the head."""
    sheet, strings = columns.sheet, columns.strings
    lengths = np.fromiter(map(len, windows), np.intp, len(windows))
    tokens = np.fromiter((i for near in windows for i in near), np.intp, int(lengths.sum()))
    head = np.repeat(np.array(heads, np.intp), lengths)
    words = [head_words(sheet, lexicon, i) for i in heads]
    filled = {
        name: np.repeat(strings.numbers([each[place] for each in words]), lengths)
        for place, name in enumerate(("lemma", "kind", "frame"))
    }
    filled |= {name: getattr(columns, name)[tokens] for name in ("form", "tag", "dep", "pos", "mark")}
    masks = {"closed": np.isin(filled["pos"], strings.numbers(_CLOSED))}
    _add_ways(columns, tokens, head, filled, masks, heads, windows)
    _add_between(columns, tokens, head, lengths, filled, masks)
    _add_hints(columns, heads, windows, filled, masks)
    filled["other"] = strings.numbers(
        [kind for i, near in zip(heads, windows, strict=True) for kind in rivals.towards(i, near)]
    )
    return Rows(_RELATION, strings, filled, masks, len(tokens))


def _add_ways(
    columns: Columns,
    tokens: Places,
    head: Places,
    filled: dict[str, Column],
    masks: dict[str, NDArray[np.bool_]],
    heads: Sequence[int],
    windows: Sequence[Sequence[int]],
) -> None:
    """Add the way in the tree from head to token."""
    sheet, strings = columns.sheet, columns.strings
    keys: list[str] = []
    ways: list[tuple[int, int, int, int, int]] = []
    for i, near in zip(heads, windows, strict=True):
        branches = Branches(sheet.tree, i)
        found = [branches.ways.get(token, ELSEWHERE) for token in near]
        keys += _keys(sheet, i, near, found, branches.up)
        ways += found
    _, top, second, depth, clause = np.array(ways, np.intp).reshape(-1, 5).T
    own = columns.sentence[tokens] == columns.sentence[head]
    branch = own & (top >= 0)
    masks |= {
        "governor": own & (top < 0), "branch": branch, "second": branch & (second >= 0),
        "clause": branch & (clause >= 0),
        "closed branch": branch & masks["closed"],
    }  # fmt: skip
    openings = _looked_up(columns, np.concatenate([second, clause]), sheet.opening)
    yes_no = strings.numbers(["0", "1"])
    filled |= {
        "key": strings.numbers(keys), "word": _looked_up(columns, top, sheet.introducer)[top],
        "top_pos": columns.pos[top], "top_dep": columns.dep[top], "second_dep": columns.dep[second],
        "second": openings[second], "clause": openings[clause],
        "depth": strings.numbers(["0", "1", "2", "3"])[np.minimum(depth, _MOST)],
        "first": yes_no[(np.array(sheet.left)[top] == tokens).astype(np.intp)],
        "last": yes_no[(np.array(sheet.right)[top] == tokens).astype(np.intp)],
    }  # fmt: skip


def _keys(
    sheet: Sheet, head: int, window: Sequence[int], ways: Sequence[tuple[int, int, int, int, int]], up: Sequence[str]
) -> list[str]:
    """For each token of a window, the name of its branch seen from the head."""
    sentence, dep, own = sheet.sentence, sheet.tree.dep, sheet.sentence[head]
    seen: dict[tuple[int, int, str], str] = {}
    keys = []
    for i, (level, top, _, _, _) in zip(window, ways, strict=True):
        if sentence[i] != own:
            keys.append(f"x{max(-2, min(2, sentence[i] - own))}")
            continue
        side = "l" if i < head else "r" if i > head else "h"
        key = seen.get((level, top, side))
        if key is None:
            way = str(level) if level == FAR else up[level]
            key = seen[level, top, side] = f"{way}^{side}" if top < 0 else f"{way}{dep[top]}{side}"
        keys.append(key)
    return keys


def _looked_up(columns: Columns, places: Places, word: Callable[[int], str]) -> Column:
    """What ``word`` says of the tokens at some places, by token."""
    found = np.zeros(len(columns.form), np.intp)
    some = sorted(set(places[places >= 0].tolist()))
    found[some] = columns.strings.numbers([word(i) for i in some])
    return found


def _add_between(
    columns: Columns,
    tokens: Places,
    head: Places,
    lengths: Column,
    filled: dict[str, Column],
    masks: dict[str, NDArray[np.bool_]],
) -> None:
    """Add distance, quotation marks and commas between head and token, and the branches beside the token's."""
    strings = columns.strings
    offset = tokens - head
    left = offset < 0
    starts = np.repeat(lengths.cumsum() - lengths, lengths)
    ends = starts + np.repeat(lengths, lengths)
    counts = strings.numbers(["0", "1", "2", "3"])
    # The place of the head among the tokens, from where hits are counted to either side.
    middle = np.repeat(np.flatnonzero(offset == 0), lengths)
    edge = np.isin(filled["mark"], strings.numbers(["o", "c"]))
    comma = filled["form"] == strings.number(",")
    quotation, own = columns.quotation[tokens], columns.quotation[head]
    quoted = np.where(quotation < 0, 2, quotation == own)
    key, places = filled["key"], np.arange(len(tokens))
    key_before = np.where(places > starts, np.roll(key, 1), strings.number("^"))
    key_after = np.where(places + 1 < ends, np.roll(key, -1), strings.number("$"))
    is_new = key_before != key
    masks |= {
        "new closed": is_new & masks["closed"], "new open": is_new & ~masks["closed"], "near": np.abs(offset) < _NEAR,
    }  # fmt: skip
    filled |= {
        "side": strings.numbers(["r", "l"])[left.astype(np.intp)],
        "quoted": strings.numbers(_QUOTED)[quoted],
        "where": strings.numbers(_WHERE)[((left * 3 + quoted) * 2 + (own >= 0)) * 4 + _between(edge, middle, left)],
        "commas": counts[_between(comma, middle, left)],
        "distance": strings.numbers(_DISTANCES)[np.abs(offset)],
        "offset": strings.numbers(_OFFSETS)[np.clip(offset, -_NEAR, _NEAR) + _NEAR],
        "key_before": key_before, "key_after": key_after,
    }  # fmt: skip


def _between(hits: NDArray[np.bool_], middle: Places, left: NDArray[np.bool_]) -> Column:
    """How many hits stand between a window's head and each of its tokens, at most 3; at its right, the head counts."""
    before = np.concatenate([[0], hits.cumsum()])
    places = np.arange(len(hits))
    found: Column = np.minimum(
        np.where(left, before[middle] - before[places + 1], before[places] - before[middle]), _MOST
    )
    return found


def _distance(size: int) -> str:
    return str(size if size < _NEAR else _NEAR + sum(size >= step for step in _FAR_STEPS))


_QUOTED = ("q", "=", "-")
_WHERE = [
    f"{side}{quoted}{inside}{marks}" for side in "rl" for quoted in _QUOTED for inside in "01" for marks in "0123"
]
_OFFSETS = [str(offset) for offset in range(-_NEAR, _NEAR + 1)]
_DISTANCES = [_distance(size) for size in range(REACH + 1)]


def _add_hints(
    columns: Columns,
    heads: Sequence[int],
    windows: Sequence[Sequence[int]],
    filled: dict[str, Column],
    masks: dict[str, NDArray[np.bool_]],
) -> None:
    """Add what a rule that sees the same cue took the token and its neighbours for."""
    hints, strings = columns.sheet.hints, columns.strings
    rules: list[str] = []
    labels: list[str] = []
    beside: list[str] = []
    for head, near in zip(heads, windows, strict=True):
        hint = hints.get(head)
        own = ["-"] * len(near) if hint is None else [hint.labels.get(i, "O") for i in near]
        rules += ["" if hint is None else hint.rule] * len(near)
        labels += own
        beside += [
            before + label + after for before, label, after in zip(["^", *own], own, [*own[1:], "$"], strict=False)
        ]
    filled |= {"label": strings.numbers(labels), "labels": strings.numbers(beside), "rule": strings.numbers(rules)}
    masks["hint"] = filled["label"] != strings.number("-")
