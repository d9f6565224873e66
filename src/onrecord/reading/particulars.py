"""Particulars of a claim besides source, cue and content: medium, basis, addressee, day of speaking."""

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from onrecord.model import Method, Span, Timex
from onrecord.reading.cast import Cast
from onrecord.reading.cue_lexicon import CueLexicon
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page, span_of
from onrecord.reading.quoted_as import quoted_by
from onrecord.reading.speakers import is_passive, noun_phrase
from onrecord.terms import Act, Basis

_MEDIUM_CASES = frozenset({"in", "on", "via", "through", "during", "to", "at", "by"})
_TELLING = frozenset(
    {
        "tell",
        "inform",
        "notify",
        "brief",
        "assure",
        "remind",
        "warn",
        "urge",
        "ask",
        "order",
        "instruct",
        "advise",
        "beg",
        "implore",
    }
)
_PASSING_ON = frozenset({"citing", "quoting"})
_BESIDE = 40  # characters around a cue in which "citing …" says what the source goes by
_NEAR = 4  # tokens between a cue and a day that can be the day of speaking


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is said about the saying; None or "unstated" where nothing is."""

    via: str | None
    basis: Basis
    addressee: str | None
    said: str | None
    methods: dict[str, Method]


def find_particulars(
    page: Page, lexicon: CueLexicon, cast: Cast, times: tuple[Timex, ...], draft: Draft, act: Act
) -> Particulars:
    """Medium, basis, addressee and day of one draft, each with the words it came from."""
    head = page.doc[draft.head]
    methods: dict[str, Method] = {}
    via = _via(lexicon, head, draft) or quoted_by(head)
    if via is not None:
        methods["via"] = _by_rule(via, "a medium named beside the cue")
    basis = _basis(page, lexicon, draft)
    addressee = _addressee(cast, head, draft, act, via)
    if addressee is not None:
        methods["addressee"] = _by_rule(addressee[1], "the one spoken to, beside the cue")
    day = _day(page, times, head, draft)
    if day is not None:
        methods["said"] = Method(kind="rule", name="said", spans=(day.span,), because="the day named beside the cue")
    if basis is not None:
        methods["basis"] = Method(
            kind="rule", name="basis", spans=(basis[1],), because="the source says what it goes by"
        )
    return Particulars(
        via=via.text if via is not None else None,
        basis=basis[0] if basis is not None else "unstated",
        addressee=addressee[0] if addressee is not None else None,
        said=day.value[:10] if day is not None and day.value is not None else None,
        methods=methods,
    )


def _by_rule(words: Words, because: str) -> Method:
    return Method(kind="rule", name="particulars", spans=(span_of(words),), because=because)


def _in_contents(draft: Draft, offset: int) -> bool:
    return any(span.start <= offset < span.end for span in draft.contents)


def _via(lexicon: CueLexicon, head: Token, draft: Draft) -> Words | None:
    """ "said *on Telegram*", "wrote in *a letter*": a phrase on the cue whose noun is a medium."""
    beside = [child for child in head.children if child.dep_.startswith("obl")]
    # The tree often hangs "on Telegram" on the one told ("told reporters on Telegram").
    beside += [
        c for child in head.rights if child.dep_ in ("obj", "iobj", "obl") for c in child.rights if c.dep_ == "nmod"
    ]
    for child in beside:
        if _in_contents(draft, child.idx):
            continue
        case = next((c.lower_ for c in child.children if c.dep_ == "case"), "")
        if case not in _MEDIUM_CASES:
            continue
        words = noun_phrase(child)
        if (
            child.lower_ in lexicon.media
            or child.lemma_.lower() in lexicon.media
            or words.text.lower() in lexicon.media
        ):
            return words
    return None


@lru_cache(maxsize=8)
def _bases(bases: tuple[tuple[str, Basis], ...]) -> tuple[re.Pattern[str], dict[str, Basis]]:
    """One pattern for all words of basis, and which basis each states."""
    words = sorted((word for word, _ in bases), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b", re.IGNORECASE), dict(bases)


def _basis(page: Page, lexicon: CueLexicon, draft: Draft) -> tuple[Basis, Span] | None:
    """What the source goes by: words of basis in the source, beside the cue, or in the first person of a quotation."""
    pattern, bases = _bases(lexicon.bases)
    text = page.report.text
    cue = draft.cue[0]
    beside = Span(max(0, cue.start - _BESIDE), cue.end + _BESIDE)
    for where in (*draft.sources, beside, *draft.contents):
        for match in pattern.finditer(text, where.start, where.end):
            word = match.group().lower()
            in_content = _in_contents(draft, match.start())
            if in_content == word.startswith(("i ", "we ")) and (where != beside or word in _PASSING_ON or in_content):
                return bases[word], Span(match.start(), match.end())
    return None


def _addressee(cast: Cast, head: Token, draft: Draft, act: Act, via: Words | None) -> tuple[str, Words] | None:
    """Who was spoken to: the object of telling and asking, or the phrase with "to" of saying."""
    if is_passive(head):
        return None
    for child in head.rights:
        is_object = child.dep_ in ("obj", "iobj") and head.lemma_ in _TELLING
        is_to = child.dep_ == "obl" and any(c.dep_ == "case" and c.lower_ == "to" for c in child.children)
        if not is_object and not (is_to and act in ("state", "confirm", "warn", "request", "promise")):
            continue
        if _in_contents(draft, child.idx) and not (is_object and act == "request"):
            continue
        words = noun_phrase(child)
        if via is not None and words.start < via.start <= words.end:
            words = _up_to(words, via.start - 1)
        if len(words) == 0:
            return None
        named = cast.resolve(words)
        return ("; ".join(item.name or words.text for item in named) or words.text, words)
    return None


def _up_to(words: Words, end: int) -> Words:
    """``words`` up to token ``end`` (exclusive)."""
    return words.doc[words.start : end]


def _day(page: Page, times: tuple[Timex, ...], head: Token, draft: Draft) -> Timex | None:
    """The day of speaking: a date that hangs on the cue or stands right beside it, outside the content."""
    near: Timex | None = None
    sent = head.sent
    for timex in times:
        if timex.span.end <= sent.start_char or timex.span.start >= sent.end_char:
            continue
        if timex.type not in ("DATE", "TIME") or timex.value is None or not re.match(r"\d{4}-\d\d-\d\d", timex.value):
            continue
        if _in_contents(draft, timex.span.start):
            continue
        top = page.words(timex.span).root
        if top.head == head:
            return timex
        if abs(top.i - head.i) <= _NEAR and near is None:
            near = timex
    return near
