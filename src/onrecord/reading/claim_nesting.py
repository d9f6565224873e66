"""Nesting: a content ends where somebody else speaks on his own account, so that no claim lies in a stranger's mouth.

"The rebels vowed to hold the town, and the army is promising to retake it": the second clause is beside the first one's
verb, not inside what the rebels vowed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.model import Span, Spans
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page, span_of
from onrecord.reading.quotations import Quotations
from onrecord.reading.transcripts import METHOD as TRANSCRIPT
from onrecord.reading.tree import Tree

_SUBJECTS = ("nsubj", "nsubj:pass")
_CONTRAST = frozenset({"although", "though", "while", "whereas", "whilst", "but"})
_OF_THINGS = frozenset(
    {"deny", "reject", "dismiss", "demand", "condemn", "criticise", "criticize", "summon", "seek", "request", "welcome"}
    | {
        "praise",
        "question",
        "dispute",
        "support",
        "back",
        "oppose",
        "protest",
        "cite",
        "investigate",
        "probe",
        "discuss",
    }
)
"""Verbs that take a thing spoken of for their content rather than a clause."""
_GIVING = frozenset({"say", "claim", "put", "report", "deny", "tell", "insist", "estimate", "count"})
"""Verbs by which somebody gives an account of his own behind a semicolon."""
_TRAILING = frozenset({",", "and", "but", "while", ";", "–", "—", "-", "or", "yet"})


def freed(page: Page, quotations: Quotations, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each content cut before another speaker's own clause that lies beside its cue."""
    return [_freed(page, quotations, draft, drafts) for draft in drafts]


def told_beside(page: Page, outer: Draft, inner: Draft) -> bool:
    """ "The army rejected the figures *which rebels had announced*": whether a claim stands in a clause that only says
    which figures, in a content with no verb that says anything; the outlet says so and not the army."""
    tree, head = page.tree, inner.head
    if (
        tree.dep[head] != "acl:relcl"
        or tree.lemma[outer.head] not in _OF_THINGS
        or page.report.text[outer.contents[0].start] in '“"«'
    ):
        return False
    verbs = ("VERB", "AUX")
    inside = [up for up in tree.up(head) if any(piece.contains(span_of(page.doc[up])) for piece in outer.contents)]
    return not any(tree.pos[up] in verbs or tree.child(up, "cop", "nsubj") is not None for up in inside)


def _freed(page: Page, quotations: Quotations, draft: Draft, others: Iterable[Draft]) -> Draft:
    tree = page.tree
    contents = draft.contents
    for other in others:
        if other is draft or quotations.at(other.cue[0].start) is not None:
            continue
        if _is_later(page, draft, other) and _shares(contents, other):
            contents = _before_sentence(page, contents, other) or contents
        elif not any(piece.contains(other.cue[0]) for piece in contents):
            continue
        elif (
            _is_beside(tree, draft.head, other.head)
            or _is_above(tree, draft.head, other.head)
            or _is_behind_infinitive(page, draft, other)
            or _is_own_second(page, draft, other)
            or _is_behind_semicolon(page, draft, other)
        ):
            contents = _cut(page, contents, draft.head, other) or contents
        else:
            contents = _without_contrast(page, contents, draft, other) or contents
    contents = _before_semicolon(page, quotations, contents) or contents
    return draft if contents == draft.contents else replace(draft, contents=contents)


def _is_beside(tree: Tree, head: int, other: int) -> bool:
    """Whether another cue with a subject of its own is coordinated with this one, and not with what this one says."""
    at = other
    while tree.dep[at] == "conj" and tree.head[at] not in (at, head):
        at = tree.head[at]
    beside = tree.head[at] == head and tree.dep[at] == "conj" and head < other
    return beside and any(tree.dep[kid] in _SUBJECTS for kid in tree.kids[other])


def _is_behind_infinitive(page: Page, draft: Draft, other: Draft) -> bool:
    """ "Moss vowed to bring back jobs, and Kodi is promising to help": a clause with a subject of its own is not what
    somebody vowed to do, whatever the tree has it beside."""
    tree = page.tree
    first = next((token.i for piece in draft.contents for token in page.words(piece)), -1)
    starts = [kid for kid in tree.kids[other.head] if tree.dep[kid] in _SUBJECTS and kid < other.head]
    if first < 0 or tree.form[first] != "to" or tree.tag[first] != "TO" or not starts:
        return False
    at = min(min(tree.below(kid), default=kid) for kid in starts) - 1
    return at > first and tree.form[at] in ("and", "but", "while", "whereas") and tree.form[at - 1] == ","


def _is_own_second(page: Page, draft: Draft, other: Draft) -> bool:
    """ "The minister denied that the town had fallen and accused the group": whether the other cue is what the same
    speaker does next, which the tree hung on what he said first."""
    tree, head = page.tree, other.head
    beside = tree.dep[head] == "conj" and draft.head < tree.head[head] < head and other.sources == draft.sources
    if not beside or tree.tag[head] not in ("VBD", "VBZ") or page.doc[head].sent != page.doc[draft.head].sent:
        return False
    return tree.form[head - 1] in ("and", "but") and not any(tree.dep[kid] in _SUBJECTS for kid in tree.kids[head])


def _is_behind_semicolon(page: Page, draft: Draft, other: Draft) -> bool:
    """ "He said 35 had died; the group put its own losses at three": whether another speaks behind a semicolon."""
    tree, head = page.tree, other.head
    other_speaks = bool(other.sources) and other.sources != draft.sources
    return other_speaks and any(tree.form[at] == ";" for at in range(draft.head, head))


def _before_semicolon(page: Page, quotations: Quotations, contents: Spans) -> Spans:
    """The contents without what stands behind a semicolon where somebody else gives his account: "He said 35 had died;
    the group put its own losses at three"."""
    kept: list[Span] = []
    for piece in contents:
        words = page.words(piece)
        marks = [w.i for w in words if w.text == ";" and w.i > words.start and quotations.at(w.idx) is None]
        cut = next((at for at in marks if _account_behind(page, at, words.end)), None)
        last = page.doc[cut - 1] if cut is not None else None
        kept.append(piece if last is None else Span(piece.start, last.idx + len(last)))
    return tuple(kept)


def _account_behind(page: Page, mark: int, end: int) -> bool:
    tree = page.tree
    stop = next((at for at in range(mark + 1, end) if tree.form[at] == ";"), end)
    return any(
        tree.dep[at] == "nsubj" and tree.lemma[tree.head[at]] in _GIVING and at < tree.head[at] < stop
        for at in range(mark + 1, stop)
    )


def _is_above(tree: Tree, head: int, other: int) -> bool:
    """Whether a noun that attributes ("his promises to …") hangs in the clause of the other cue."""
    return tree.pos[head] == "NOUN" and head < other and any(up == other for up in tree.up(head))


def _is_later(page: Page, draft: Draft, other: Draft) -> bool:
    """Whether another speaks in a sentence after this one's cue, and not behind its colon: "the sisters recounted, they
    looked at each other. “We understood,” Moss said": her sentence is her own."""
    cue, sentence = page.doc[draft.head], page.doc[other.head].sent
    opened = page.report.text[cue.idx : sentence.start_char]
    return cue.sent.end <= sentence.start and ":" not in opened and draft.method != TRANSCRIPT


def _shares(contents: Spans, other: Draft) -> bool:
    return any(piece.overlaps(words) for piece in contents for words in (*other.cue, *other.contents))


def _before_sentence(page: Page, contents: Spans, other: Draft) -> Spans:
    """The contents up to the sentence in which another speaks, or to the quotation that opens it."""
    start = min(page.doc[other.head].sent.start_char, *(piece.start for piece in other.contents))
    kept = [piece for piece in contents if piece.start < start]
    if kept and kept[-1].end > start:
        words = [w for w in page.words(Span(kept[-1].start, start)) if w.idx < start and not w.is_space]
        if len(words) > 1 and words[-1].text == ".":
            words.pop()
        kept[-1] = Span(kept[-1].start, words[-1].idx + len(words[-1]))
    return tuple(kept)


def _without_contrast(page: Page, contents: Spans, draft: Draft, other: Draft) -> Spans:
    """The contents without a piece behind the cue that sets somebody else's word against it: "Five died, according to
    the clinic, although others say nine"."""
    kept = [
        piece
        for index, piece in enumerate(contents)
        if not (index and piece.contains(other.cue[0]) and page.words(piece)[0].lower_ in _CONTRAST)
        or piece.start < draft.cue[-1].end
    ]
    return tuple(kept)


def _cut(page: Page, contents: Spans, head: int, other: Draft) -> Spans:
    """The contents up to where the other's clause begins."""
    tree, doc = page.tree, page.doc
    starts = [kid for kid in tree.kids[other.head] if tree.dep[kid] in _SUBJECTS and kid > head]
    first = min((min(tree.below(kid)) for kid in starts), default=other.head)
    kept: list[Span] = []
    for piece in contents:
        if not piece.start < doc[first].idx < piece.end:
            kept += [piece] if piece.end <= doc[first].idx else []
            continue
        words = page.words(Span(piece.start, doc[first].idx))
        last = min(words.end, first)
        while last > words.start and doc[last - 1].lower_ in _TRAILING:
            last -= 1
        if last > words.start:
            kept.append(Span(piece.start, doc[last - 1].idx + len(doc[last - 1])))
    return tuple(kept)
