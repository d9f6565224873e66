"""Contents: the words a cue attributes, given the head of the cue, by the tree and by quotation marks."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.model import Span
from onrecord.reading.cue_lexicon import Frame
from onrecord.reading.page import Page
from onrecord.reading.quotations import Quotations

_ASIDE_MARKS = frozenset(
    {"as", "while", "after", "before", "when", "because", "although", "though", "since", "amid", "if"}
)
_NAMING = frozenset({"call", "label", "dub", "term"})
# Verbs whose object is a person told: a "relative clause" with a subject of its own after it is what they were told.
_TOLD = frozenset(
    {"told", "tell", "tells", "telling", "informed", "assured", "warned", "reminded", "notified", "assuring", "warning"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSE_ENDS = frozenset({",", ";", ":", ".", "—", "–", "(", ")"})
_EDGE = frozenset(",;:.—–-…")


@dataclass(frozen=True, slots=True)
class Content:
    """Where a content lies and the frame of the cue that it fills."""

    frame: Frame
    pieces: tuple[Span, ...]
    preposition: Token | None = None
    """The preposition between cue and content ("call *for*"), which belongs to the cue."""


def tokens_span(doc: Doc, start: int, end: int) -> Span | None:
    """Code-point span of tokens ``start`` (inclusive) to ``end`` (exclusive), edge punctuation and space trimmed."""
    while start < end and (doc[start].is_space or doc[start].text in _EDGE):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _EDGE):
        end -= 1
    if start >= end:
        return None
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


_ADMITTING = frozenset({"deny", "admit", "acknowledge", "confess"})
"""Verbs that take a deed as a gerund: "denied shelling the camp"."""


def clause_content(head: Token, speaker: tuple[int, int] | None) -> tuple[Span, ...]:
    """The clause a cue takes: its complement clause, or the main clause the cue stands beside ("…, he warned").

    ``speaker`` is the token range of the source, which is never part of the content.
    """
    # A clause after the cue comes first: of two that the tree gives a cue, the one before is mostly another sentence's.
    for child in (*head.rights, *head.lefts):
        if child.dep_ == "ccomp" or (
            child.dep_ == "xcomp" and any(c.dep_ in ("nsubj", "nsubj:pass") for c in child.children)
        ):
            return _around(child, head, speaker)
        if head.lemma_ in _ADMITTING and child.dep_ == "xcomp" and child.tag_ == "VBG" and child.i == head.i + 1:
            span = tokens_span(head.doc, child.i, child.right_edge.i + 1)
            return (span,) if span is not None else ()
    if head.dep_ == "parataxis" and head.head.i < head.i:
        return _around(head.head, head, speaker)
    for child in head.children:
        if child.dep_ == "parataxis" and _is_clause(child):
            return _around(child, head, speaker)
    return _misplaced_that_clause(head) or _gapped_clause(head)


def _gapped_clause(head: Token) -> tuple[Span, ...]:
    """ "drones the West says were supplied by Iran": a finite verb right after the cue, its subject being outside."""
    doc, first = head.doc, head.i + 1
    if (
        first >= head.sent.end
        or doc[first].tag_ not in _FINITE
        or head.dep_ not in ("acl:relcl", "acl", "ccomp", "advcl")
    ):
        return ()
    last = first
    while last < head.sent.end and doc[last].text not in _CLAUSE_ENDS:
        last += 1
    span = tokens_span(doc, first, last)
    return (span,) if span is not None else ()


def _misplaced_that_clause(head: Token) -> tuple[Span, ...]:
    """A that-clause which the tree hung on a phrase beside the cue ("told reporters on Telegram that …")."""
    for child in head.rights:
        if child.dep_ not in ("obj", "iobj", "obl", "obl:unmarked"):
            continue
        for token in child.subtree:
            if token.lower_ != "that" or token.i < child.i or token.head.dep_ not in ("acl", "ccomp", "acl:relcl"):
                continue
            told = head.lower_ in _TOLD and any(
                c.dep_ in ("nsubj", "nsubj:pass") and c != token for c in token.head.children
            )
            if token.dep_ == "mark" or told:
                span = tokens_span(head.doc, token.i, token.head.right_edge.i + 1)
                return (span,) if span is not None else ()
    return ()


def object_content(head: Token, speaker: tuple[int, int] | None) -> Span | None:
    """A direct object with all that hangs on the cue to its right: "Kyiv's forces of attacking a bridge"."""
    obj = _child(head, ("obj", "nsubj:pass"))
    if obj is None or obj.lower_ in (
        "it",
        "that",
        "this",
        "so",
        "what",
        "which",
        "who",
        "himself",
        "herself",
        "themselves",
    ):
        return None
    left, right = obj.left_edge.i, obj.right_edge.i
    if obj.dep_ == "nsubj:pass":
        left, right = head.i + 1, head.i
    for child in head.rights:
        if (
            child.i > right
            and child.dep_ in ("obl", "ccomp", "xcomp", "advcl", "nmod", "iobj", "obl:agent")
            and not _is_aside(child)
        ):
            if child.dep_ == "obl:agent" or (speaker is not None and speaker[0] <= child.i < speaker[1]):
                continue
            right = max(right, child.right_edge.i)
    if obj.dep_ == "nsubj:pass" and right == head.i:
        return None
    if (
        head.lemma_ in _NAMING
        and right == obj.right_edge.i
        and not any(c.dep_ in ("xcomp", "obj") and c != obj for c in head.rights)
    ):
        return None
    if speaker is not None and left <= speaker[0] <= right:
        right = speaker[0] - 1
    return tokens_span(head.doc, left, right + 1)


def infinitive_content(head: Token) -> tuple[Span | None, Token | None]:
    """("Moscow to implement a ceasefire", its verb): an infinitive and the addressee before it."""
    for child in head.rights:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and any(
            c.lower_ == "to" and c.i < child.i for c in child.children
        ):
            obj = _child(head, ("obj", "iobj"))
            left = min(child.left_edge.i, obj.left_edge.i if obj is not None and obj.i > head.i else child.left_edge.i)
            return tokens_span(head.doc, left, child.right_edge.i + 1), child
    return None, None


def prepositional_content(head: Token, preposition: str) -> tuple[Span, Token] | None:
    """The phrase with ``preposition`` that hangs on the cue, without the preposition, and the preposition itself."""
    for child in head.rights:
        if child.dep_ not in ("obl", "advcl", "nmod", "obl:unmarked"):
            continue
        case = next((c for c in child.children if c.dep_ in ("case", "mark") and c.lower_ == preposition), None)
        if case is None or case.i > child.i:
            continue
        right = child.right_edge.i
        for later in head.rights:
            if later.i > right and later.dep_ in ("xcomp", "advcl") and any(c.lower_ == "to" for c in later.children):
                right = later.right_edge.i
        span = tokens_span(head.doc, case.i + 1, right + 1)
        if span is not None:
            return span, case
    return None


def quoted_content(
    page: Page, quotations: Quotations, head: Token, speaker: tuple[int, int] | None
) -> tuple[Span, ...]:
    """The quotations a cue belongs to: beside it in its own sentence, and going on after it in the same paragraph.

    A quotation is beside the cue if between the two stand only the source, adverbials without a verb of their own,
    punctuation. Short quoted phrases inside the outlet's own clause ("a “fortress”") are not contents by themselves.
    """
    doc, text = page.doc, page.report.text
    if quotations.at(head.idx) is not None:
        return ()
    clause = _cue_clause(head, speaker)
    paragraph = page.paragraph_of(head.idx)
    pieces: list[Span] = []
    before = _quotation_ending_before(quotations, text, clause[0].idx)
    if before is not None and page.paragraph_of(before.end - 1) == paragraph and _is_whole(doc, page, before):
        # A cue with a clause of its own after it, or a participle ("…, adding"), does not reach back over a quotation.
        ended = text[before.end - 2] in ".!?" and page.doc[clause[0].i].is_sent_start
        own = any(
            child.dep_ == "ccomp" and child.i > head.i and (ended or quotations.at(child.idx) is None)
            for child in head.children
        )
        if not own and (head.tag_ != "VBG" or head.head.lower_ == "quoted"):
            pieces.append(before)
    after_at = clause[1].idx + len(clause[1])
    after = _quotation_starting_after(quotations, text, after_at)
    if after is not None and page.paragraph_of(after.start) == paragraph and _is_whole(doc, page, after):
        between = text[after_at : after.start]
        if pieces or ":" in between or "," in between or (between.strip() == "" and head.i >= clause[1].i - 1):
            pieces.append(after)
    return tuple(sorted(pieces))


def _cue_clause(head: Token, speaker: tuple[int, int] | None) -> tuple[Token, Token]:
    """First and last token of "cue + source + adverbials" around a cue: what parts it from a quotation."""
    doc = head.doc
    left, right = head.i, head.i
    if speaker is not None and abs(speaker[0] - head.i) < 30:
        left, right = min(left, speaker[0]), max(right, speaker[1] - 1)
    for child in head.children:
        if child.dep_ in (
            "aux",
            "advmod",
            "compound:prt",
            "obl",
            "obl:unmarked",
            "iobj",
            "obj",
            "cc",
            "neg",
            "aux:pass",
        ) and not _holds_clause(child):
            left, right = min(left, child.left_edge.i), max(right, child.right_edge.i)
    sent = head.sent
    return doc[max(left, sent.start)], doc[min(right, sent.end - 1)]


def _holds_clause(token: Token) -> bool:
    return any(t.dep_ in ("ccomp", "acl:relcl", "advcl") for t in token.subtree) and token.dep_ in ("obl", "obj")


def _quotation_ending_before(quotations: Quotations, text: str, at: int) -> Span | None:
    """The quotation that ends just before ``at``: only white space, commas or dashes between."""
    back = at - 1
    while back >= 0 and (text[back].isspace() or text[back] in ",—–-"):
        back -= 1
        if at - back > 6:
            return None
    found = quotations.at(back) if back >= 0 else None
    return found if found is not None and found.end - 1 == back else None


def _quotation_starting_after(quotations: Quotations, text: str, at: int) -> Span | None:
    """The quotation that starts just after ``at``: only white space, a stop, comma, colon or "that" between."""
    ahead = at
    while ahead < len(text) and ahead - at < 8 and (text[ahead].isspace() or text[ahead] in ",.:;—–-"):
        if text[ahead] == "\n":
            return None
        ahead += 1
    found = quotations.at(ahead) if ahead < len(text) else None
    return found if found is not None and found.start == ahead else None


def _is_whole(doc: Doc, page: Page, quotation: Span) -> bool:
    """Whether a quotation says something by itself: it begins its sentence, or holds a verb, or is long."""
    words = page.words(quotation)
    if len(words) > 8:
        return True
    return (
        any(token.pos_ in ("VERB", "AUX") for token in words)
        or page.report.text[quotation.end - 2 : quotation.end - 1] in ",.!?…"
    )


def _around(clause: Token, head: Token, speaker: tuple[int, int] | None) -> tuple[Span, ...]:
    """The subtree of ``clause`` without the cue's own clause: one piece, or two around a cue in the middle."""
    doc = head.doc
    taken = {head.i}
    if speaker is not None:
        taken.update(range(speaker[0], speaker[1]))
    inside = (
        head.i in {token.i for token in clause.subtree}
        if head.dep_ == "parataxis" or clause.is_ancestor(head)
        else False
    )
    if inside:
        taken.update(token.i for token in head.subtree if token != clause)
    left, right = clause.left_edge.i, clause.right_edge.i
    if left < head.i < clause.i and doc[head.i + 1].text not in (",", "—", "–"):
        # Words before the cue belong to a clause after it only where commas set the cue off ("Troops, he said, left").
        left = head.i + 1
    for aside in _asides(clause):
        if aside.left_edge.i > clause.i:
            right = min(right, aside.left_edge.i - 1)
    runs: list[list[int]] = []
    for i in range(left, right + 1):
        if i in taken:
            continue
        if runs and runs[-1][1] == i - 1:
            runs[-1][1] = i
        else:
            runs.append([i, i])
    spans = [tokens_span(doc, first, last + 1) for first, last in runs]
    return tuple(span for span in spans if span is not None and span.end - span.start > 1)


def _asides(clause: Token) -> list[Token]:
    """Adverbial clauses parted from the content by a comma and begun by "while", "after", …: the outlet's own."""
    return [
        child
        for child in clause.rights
        if child.dep_ == "advcl"
        and _is_aside(child)
        and child.left_edge.i > 0
        and child.doc[child.left_edge.i - 1].text in (",", "—")
    ]


def _is_aside(token: Token) -> bool:
    return any(
        child.dep_ in ("mark", "case") and child.lower_ in _ASIDE_MARKS and child.lower_ != "as"
        for child in token.children
    ) or (token.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "as" for child in token.children))


def _is_clause(token: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubj:pass", "expl", "cop") for child in token.children)


def _child(head: Token, deps: tuple[str, ...]) -> Token | None:
    return next((child for child in head.children if child.dep_ in deps), None)
