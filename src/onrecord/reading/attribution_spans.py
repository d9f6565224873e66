"""Where the learned reader looks for cue, source and content once it knows the head of a cue, and what it looks at.

Each token of a window around the head is labelled O (outside), C (cue), S (source) or K (content). Some features are
the token's own and are the same for every cue: they are made here. Others relate the token to the head
(``attribution_relations.py``).
"""

import numpy as np

from onrecord.reading.attribution_columns import Columns, Places
from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.attribution_templates import Rows, Templates

_SENTENCES = 6
REACH = 200  # tokens to either side of the head


def window(sheet: Sheet, head: int) -> tuple[int, int]:
    """First and last-plus-one token that may belong to the cue at ``head``: its sentence, and sentences beside it in
    the same paragraph as far as quotation marks go."""
    number, paragraph = sheet.sentence[head], sheet.paragraph[head]
    low, high = _trimmed(sheet, number)
    first = low
    for back in range(number - 1, max(-1, number - 1 - _SENTENCES), -1):
        start, end = _trimmed(sheet, back)
        if start >= end:
            continue
        if sheet.paragraph[start] != paragraph or not _has_quotation(sheet, start, end):
            break
        first = start
    last = high
    for ahead in range(number + 1, min(len(sheet.sentences), number + 1 + _SENTENCES)):
        start, end = _trimmed(sheet, ahead)
        if start >= end:
            continue
        if sheet.paragraph[start] != paragraph or not _has_quotation(sheet, start, end):
            break
        last = end
    return max(first, head - REACH), min(last, head + REACH)


def _trimmed(sheet: Sheet, number: int) -> tuple[int, int]:
    start, end = sheet.sentences[number]
    space = sheet.space
    while end > start and space[end - 1]:
        end -= 1
    while start < end and space[start]:
        start += 1
    return start, end


def _has_quotation(sheet: Sheet, start: int, end: int) -> bool:
    return any(number >= 0 for number in sheet.quotation[start:end])


_TOKEN = Templates(
    (
        "all",
        [
            "b", "w={form}", "t={tag}", "d={dep}", "dt={dep}|{tag}", "w-1={before}", "w+1={after}",
            "t-1={tag_before}|{tag}", "t+1={tag}|{tag_after}", "t3={tag_before}|{tag}|{tag_after}",
            "w-1w={before}|{form}", "ww+1={form}|{after}", "m={mark}", "mt={mark}|{tag}",
            "mm={mark_before}{mark}{mark_after}",
        ],
    ),
    ("mark", ["mw={mark}|{form}"]),
    ("word", ["mc={mark}|{shape}"]),
    (
        "all",
        [
            "e={ent}|{shape}", "c1={c1}", "c3={c3}", "l={lemma}", "end={last}{stop}|{pos}", "H={upper}|{dep}",
            "Ht={upper_tag}|{dep}",
        ],
    ),
)  # fmt: skip


def token_features(columns: Columns, tokens: Places) -> Rows:
    """Features of tokens that do not depend on a cue."""
    before, after, upper = columns.before[tokens], columns.after[tokens], columns.head[tokens]
    yes_no = columns.strings.numbers(["False", "True"])
    is_mark = columns.pos[tokens] == columns.strings.number("PUNCT")
    filled = {
        "form": columns.form[tokens], "tag": columns.tag[tokens], "dep": columns.dep[tokens],
        "pos": columns.pos[tokens], "lemma": columns.lemma[tokens], "ent": columns.ent[tokens],
        "shape": columns.shape[tokens], "mark": columns.mark[tokens],
        "before": columns.form[before], "after": columns.form[after],
        "tag_before": columns.tag[before], "tag_after": columns.tag[after],
        "mark_before": columns.mark[before], "mark_after": columns.mark[after],
        "c1": columns.clusters[1][tokens], "c3": columns.clusters[3][tokens],
        "last": yes_no[(after == columns.after_last).astype(np.intp)],
        "stop": yes_no[columns.is_stop[after].astype(np.intp)],
        "upper": columns.lemma[upper], "upper_tag": columns.tag[upper],
    }  # fmt: skip
    return Rows(_TOKEN, columns.strings, filled, {"mark": is_mark, "word": ~is_mark}, len(tokens))
