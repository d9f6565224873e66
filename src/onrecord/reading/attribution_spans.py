"""What the learned reader looks at to find cue, source and content once it knows the head of a cue.

Each token of a window around the head is labelled O (outside), C (cue), S (source) or K (content). Some features are
the token's own and are the same for every cue; others relate the token to the head, mostly by the way from one to the
other in the tree.
"""

from onrecord.reading.attribution_cues import lexicon_lemma
from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.cue_lexicon import CueLexicon
from onrecord.reading.tree import Tree

_START, _END = ("<s>", "-", "-"), ("</s>", "-", "-")
_SENTENCES = 6
_REACH = 200  # tokens to either side of the head
_FAR = 9
_VERBAL = frozenset({"VERB", "AUX"})
_CLOSED = frozenset({"ADP", "SCONJ", "CCONJ", "DET", "PART", "PRON", "AUX", "PUNCT"})
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
_FRAME = frozenset({"ccomp", "xcomp", "obj", "iobj", "parataxis", "nsubj:pass", "obl:agent", "expl", "cop", "advcl"})


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
    return max(first, head - _REACH), min(last, head + _REACH)


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


def token_features(sheet: Sheet, i: int) -> list[str]:
    """Features of token ``i`` that do not depend on a cue."""
    tree = sheet.tree
    form, tag, dep, mark = tree.form[i], tree.tag[i], tree.dep[i], sheet.mark[i]
    start, end = sheet.sentences[sheet.sentence[i]]
    left, right = i - 1, i + 1
    while left >= start and sheet.space[left]:
        left -= 1
    while right < end and sheet.space[right]:
        right += 1
    before, tag_before, mark_before = (tree.form[left], tree.tag[left], sheet.mark[left]) if left >= start else _START
    after, tag_after, mark_after = (tree.form[right], tree.tag[right], sheet.mark[right]) if right < end else _END
    ent = tree.ent[i]
    return [
        "b", f"w={form}", f"t={tag}", f"d={dep}", f"dt={dep}|{tag}", f"w-1={before}", f"w+1={after}",
        f"t-1={tag_before}|{tag}", f"t+1={tag}|{tag_after}", f"t3={tag_before}|{tag}|{tag_after}",
        f"w-1w={before}|{form}", f"ww+1={form}|{after}", f"m={mark}", f"mt={mark}|{tag}",
        f"mm={mark_before}{mark}{mark_after}",
        f"mw={mark}|{form}" if tree.pos[i] == "PUNCT" else f"mc={mark}|{sheet.shape[i]}",
        f"e={ent}|{sheet.shape[i]}", f"c1={sheet.clusters[i][1]}", f"c3={sheet.clusters[i][3]}", f"l={tree.lemma[i]}",
        f"end={right >= end}{after in '.!?'}|{tree.pos[i]}", f"H={tree.lemma[tree.head[i]]}|{dep}",
        f"Ht={tree.tag[tree.head[i]]}|{dep}",
    ]  # fmt: skip


class Branches:
    """The way from a head to the other tokens of its sentence."""

    def __init__(self, sheet: Sheet, head: int) -> None:
        self.sheet = sheet
        tree = sheet.tree
        self.levels = {head: 0}
        word, level = head, 0
        self.up = [""]
        while tree.head[word] != word:
            self.up.append(f"{self.up[-1]}{tree.dep[word]}>" if level < 3 else self.up[-1])
            word = tree.head[word]
            level += 1
            self.levels[word] = level
        self._known: dict[int, tuple[int, int, int, int]] = {}

    def way(self, i: int) -> tuple[int, int, int, int]:
        """(steps up from the head to the common governor, the branch below it that holds ``i``, the branch below that
        one, steps down to ``i``); branches are -1 where there are none."""
        level = self.levels.get(i)
        if level is not None:
            return level, -1, -1, 0
        known = self._known.get(i)
        if known is not None:
            return known
        governor = self.sheet.tree.head[i]
        if governor == i:
            found = (_FAR, -1, -1, 0)
        elif governor in self.levels:
            found = (self.levels[governor], i, -1, 1)
        else:
            level, top, second, depth = self.way(governor)
            found = (level, top, i if depth == 1 else second, depth + 1)
        self._known[i] = found
        return found


def head_words(sheet: Sheet, lexicon: CueLexicon, head: int) -> tuple[str, str, str]:
    """Lemma of a head, its kind (acts of the lexicon, or part of speech) and its frame (what hangs on it)."""
    tree = sheet.tree
    lemma = lexicon_lemma(lexicon, sheet, head)
    uses = lexicon.verbs.get(lemma) if tree.pos[head] in _VERBAL else None
    kind = min(use.act for use in uses.values()) if uses else tree.pos[head]
    frame = "+".join(sorted({tree.dep[kid] for kid in tree.kids[head]} & _FRAME))
    subject = "s" if tree.child(head, *_SUBJECTS) is not None else "-"
    return lemma, kind, f"{subject}{frame}"


def relation_features(
    sheet: Sheet, lexicon: CueLexicon, head: int, low: int, high: int, heads: frozenset[int]
) -> tuple[list[int], list[list[str]]]:
    """(tokens of the window that are words or marks, features of each that relate it to the cue at ``head``).

    ``heads`` are the heads of all cues found: what hangs on another cue is less likely to belong to this one.
    """
    tokens = [i for i in range(low, high) if not sheet.space[i]]
    words = head_words(sheet, lexicon, head)
    keys, rows = _tree_rows(sheet, head, tokens, words)
    _text_rows(sheet, head, tokens, words, _governed(sheet, head, tokens, heads), keys, rows)
    return tokens, rows


def _tree_rows(
    sheet: Sheet, head: int, tokens: list[int], words: tuple[str, str, str]
) -> tuple[list[str], list[list[str]]]:
    """For each token, the key of its branch seen from the head, and features of the way there."""
    tree = sheet.tree
    branches = Branches(sheet, head)
    lemma, kind, frame = words
    own = sheet.sentence[head]
    # What tokens of one branch share is made once: most of the time goes into making and looking up these strings.
    shared: dict[tuple[int, str], tuple[str, list[str]]] = {}
    below: dict[tuple[int, str], list[str]] = {}
    within: dict[tuple[int, str], list[str]] = {}
    keys: list[str] = []
    rows: list[list[str]] = []
    for i in tokens:
        if sheet.sentence[i] != own:
            key = f"x{max(-2, min(2, sheet.sentence[i] - own))}"
            keys.append(key)
            rows.append([key])
            continue
        level, top, second, depth = branches.way(i)
        side = "l" if i < head else "r" if i > head else "h"
        if top < 0:
            key = f"{level if level == _FAR else branches.up[level]}^{side}"
            keys.append(key)
            rows.append([key, f"{key}|{kind}", f"{key}|{lemma}", f"{key}|{tree.tag[i]}", f"{key}|{frame}"])
            continue
        dep = tree.dep[top]
        known = shared.get((top, side))
        if known is None:
            word, key = sheet.introducer(top), f"{branches.up[level]}{dep}{side}"
            known = shared[top, side] = key, [
                key, f"{key}|{lemma}", f"{key}|{word}", f"{key}|{word}|{lemma}", f"{key}|{word}|{kind}",
                f"{key}|{frame}", f"{key}|{tree.pos[top]}|{kind}",
            ]  # fmt: skip
        key, features = known
        row = [
            *features, f"{key}|{min(depth, 3)}|{tree.dep[i]}", f"{key}|{tree.tag[i]}",
            f"{key}|{i == sheet.left[top]:d}{i == sheet.right[top]:d}",
        ]  # fmt: skip
        if second >= 0:
            more = below.get((second, side))
            if more is None:
                how = sheet.opening(second)
                more = below[second, side] = [
                    f"{key}/{tree.dep[second]}", f"{dep}/{how}|{tree.pos[top]}", f"{key}/{how}",
                ]  # fmt: skip
            row += more
            inner = _clause_between(tree, top, i)
            if inner >= 0:
                inside = within.get((inner, dep))
                if inside is None:
                    how = sheet.opening(inner)
                    inside = within[inner, dep] = [f"in={dep}|{how}", f"in={kind}|{how}"]
                row += inside
        if tree.pos[i] in _CLOSED:
            row.append(f"{key}|w={tree.form[i]}")
        keys.append(key)
        rows.append(row)
    return keys, rows


def _text_rows(
    sheet: Sheet,
    head: int,
    tokens: list[int],
    words: tuple[str, str, str],
    others: list[str],
    keys: list[str],
    rows: list[list[str]],
) -> None:
    """Adds features of what stands between head and token: distance, quotation marks, commas, other cues, branches."""
    tree = sheet.tree
    lemma, kind, frame = words
    commas = _running(head, tokens, [tree.form[i] == "," for i in tokens])
    marks = _running(head, tokens, [sheet.mark[i] in "oc" for i in tokens])
    head_quoted = sheet.quotation[head]
    hint = sheet.hints.get(head)
    rule = hint.rule if hint is not None else "-"
    labels = [hint.labels.get(i, "O") for i in tokens] if hint is not None else ["-"] * len(tokens)
    for place, i in enumerate(tokens):
        row, key = rows[place], keys[place]
        offset = i - head
        side = "l" if offset < 0 else "r"
        mark = sheet.mark[i]
        quoted = "-" if sheet.quotation[i] < 0 else "=" if sheet.quotation[i] == head_quoted else "q"
        where = f"{side}{quoted}{head_quoted >= 0:d}{marks[place]}"
        before = keys[place - 1] if place else "^"
        after = keys[place + 1] if place + 1 < len(keys) else "$"
        row += [
            f"q={where}", f"qk={quoted}|{key}", f"qm={mark}|{where}", f"qf={where}|{kind}", f"qe={where}|{frame}",
            f"D={side}{_bucket(offset)}", f"Dd={side}{_bucket(offset)}|{tree.dep[i]}",
            f",={side}{commas[place]}|{quoted}", f",k={commas[place]}|{key}", f"k-={before}|{key}", f"k+={key}|{after}",
            f"o={others[place]}|{side}{quoted}", f"ok={others[place]}|{key}",
        ]  # fmt: skip
        if hint is not None:
            label = labels[place]
            sides = (
                f"{labels[place - 1] if place else '^'}{label}{labels[place + 1] if place + 1 < len(labels) else '$'}"
            )
            row += [
                f"R={label}|{rule}", f"R3={sides}", f"R3m={sides}|{mark}", f"Rk={label}|{key}", f"Rl={label}|{lemma}",
                f"Rq={label}|{where}",
            ]  # fmt: skip
        if before != key:
            row.append(f"new|{key}|{tree.form[i] if tree.pos[i] in _CLOSED else tree.pos[i]}")
        if -4 < offset < 4:
            row += [
                f"O={offset}|{lemma}", f"Ot={offset}|{tree.tag[i]}|{tree.dep[i]}", f"Ow={offset}|{tree.form[i]}",
                f"Ok={offset}|{kind}|{tree.tag[i]}",
            ]  # fmt: skip


_CLAUSES = frozenset({"advcl", "acl:relcl", "acl", "parataxis", "appos", "conj", "ccomp", "advcl:relcl", "list"})


def _clause_between(tree: Tree, top: int, i: int) -> int:
    """The highest clause, apposition or conjunct below ``top`` that holds ``i``; -1 if there is none."""
    found, word = -1, i
    while word != top:
        if tree.dep[word] in _CLAUSES:
            found = word
        word = tree.head[word]
    return found


def _bucket(offset: int) -> int:
    size = abs(offset)
    return size if size < 4 else 4 if size < 7 else 5 if size < 12 else 6 if size < 20 else 7 if size < 40 else 8


def _running(head: int, tokens: list[int], hits: list[bool]) -> list[int]:
    """How many hits stand between the head and each token, at most 3."""
    found = [0] * len(tokens)
    middle = next((place for place, i in enumerate(tokens) if i >= head), len(tokens))
    count = 0
    for place in range(middle, len(tokens)):
        found[place] = min(3, count)
        count += hits[place]
    count = 0
    for place in range(middle - 1, -1, -1):
        found[place] = min(3, count)
        count += hits[place]
    return found


def _governed(sheet: Sheet, head: int, tokens: list[int], heads: frozenset[int]) -> list[str]:
    """For each token, whether another cue governs it: - none, h is one itself, b one below this one, o one beside."""
    tree = sheet.tree
    memo: dict[int, str] = {head: "-"}
    above = set(tree.up(head))

    def look(i: int) -> str:
        known = memo.get(i)
        if known is not None:
            return known
        if i in above:
            found = "-"
        elif i in heads:
            found = "b" if _below(i) else "o"
        else:
            governor = tree.head[i]
            found = "-" if governor == i else look(governor)
        memo[i] = found
        return found

    def _below(i: int) -> bool:
        while tree.head[i] != i:
            i = tree.head[i]
            if i == head:
                return True
        return False

    return ["h" if i in heads and i != head else look(i) for i in tokens]
