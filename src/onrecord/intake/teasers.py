"""Teasers: headlines and summaries of other stories inside a page, and quotations pulled out of the text itself."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from onrecord.intake.furniture import Patterns, is_label
from onrecord.intake.units import Unit

_MARKS = re.compile(r"[\"'“”‘’«»]")
_QUOTED = re.compile(r"[\"“‘'«][^\n\"“”]*[\"”’'»][.,]?")
# A label over what an organisation says of itself at the end of a statement.
_ABOUT = re.compile(
    r"(?i:about (?:us|our \w+|the (?:authors?|organi[sz]ation|company|ministry|writer|reporter|campaign)))"
    r"|A(?:bout|BOUT) (?:the )?[A-Z][\w’'.&-]*(?: (?:[A-Z][\w’'.&-]*|of|for|and|the|in)){0,6}:?"
)
_SAYS = re.compile(r"\b(?:said|says|told|accused|denied|killed|according)\b")
_ADDRESSED = re.compile(r"\b(?:you|your|our|us)\b", re.IGNORECASE)
_SHORT_WORDS = 4
"""Words shorter than this say nothing about what a headline is about."""

STEM = 5
"""Words are cut to so many letters to be compared; shorter ones are too common to tie a paragraph to the story."""

TEASER_CHARS, ABSTRACT_CHARS = 170, 420
NEAR = 30
"""How many units around a pulled quotation its paragraph is looked for."""

LARGEST_BLOCK = 16
"""A block of more lines is a page without blank lines."""

MOST = 4
"""A line that stands in the text more often than this is a row of a list or a refrain, not a headline."""


def find_teasers(units: Sequence[Unit], furniture: set[int], title: int | None, known: Patterns) -> set[int]:
    """Indexes of units that belong to other stories, or repeat this one's words as decoration.

    ``furniture``: what is already known to be; ``title``: the unit that is this story's own title.
    """
    found = _repeated(units, furniture, title) | {index for index, unit in enumerate(units) if _is_doubled(unit.text)}
    found |= _under_labels(units, furniture | found, known)
    found |= _abstracts(units, furniture | found, found, known)
    found |= _pulled(units, furniture | found, title)
    found |= _blocks(units, furniture | found, title)
    return found | _tail(units, furniture | found)


def _is_headline(unit: Unit) -> bool:
    text = unit.text
    if len(text) > TEASER_CHARS or len(unit.words) < 3 or text.endswith((":", ",", ";")):
        return False
    return not unit.stops or (text.endswith(("?", "!", "’", "'", "”", '"')) and not unit.reads)


def _repeated(units: Sequence[Unit], furniture: set[int], title: int | None) -> set[int]:
    """Headlines that stand in the text twice word for word: link text and caption of another story, or this one's
    title once more.
    """
    counts = Counter(unit.text for index, unit in enumerate(units) if index not in furniture and _is_headline(unit))
    twice = {text for text, count in counts.items() if 1 < count <= MOST and len(text.split()) >= 4}
    return {index for index, unit in enumerate(units) if unit.text in twice and index != title}


def _is_doubled(text: str) -> bool:
    """Whether a line says the same twice without a space: a picture's description and its caption."""
    half = len(text) // 2
    return len(text) >= 20 and len(text) % 2 == 0 and text[:half] == text[half:]


def _under_labels(units: Sequence[Unit], furniture: set[int], known: Patterns) -> set[int]:
    """Headlines directly under a label over links."""
    found: set[int] = set()
    under = False
    for index, unit in enumerate(units):
        if index in furniture:
            under = is_label(unit, known) or (under and _keeps_open(unit))
        elif under and _is_headline(unit) and not unit.reads:
            found.add(index)
        else:
            under = False
    return found


def _keeps_open(unit: Unit) -> bool:
    """Whether a row of links goes on after a piece of furniture: short, and not its end."""
    return len(unit.words) <= 4 and unit.words[:2] != ("end", "of")


def _abstracts(units: Sequence[Unit], furniture: set[int], teasers: set[int], known: Patterns) -> set[int]:
    """The summary after another story's headline: it speaks of what the headline speaks of, and the rest does not."""
    found: set[int] = set()
    counts: Counter[str] | None = None
    for index in range(1, len(units)):
        if index in furniture or index - 1 not in teasers or len(units[index].raw) > ABSTRACT_CHARS:
            continue
        labelled = any(known.with_abstract.fullmatch(units[at].text) for at in range(max(0, index - 4), index))
        repeated = units[index - 1].text in {units[at].text for at in range(max(0, index - 4), index - 1)}
        if not labelled and not repeated:
            continue
        counts = counts or Counter(
            stem for at, unit in enumerate(units) if at not in furniture for stem in _stems(unit)
        )
        about = _stems(units[index - 1])
        own = _stems(units[index])
        shared = about & own
        unlike = {stem for stem in shared if counts[stem] == 1}
        # Without its headline standing there twice a teaser may have no summary, and the story goes on at once: in
        # words that it uses elsewhere too.
        if not repeated and any(counts[stem] > 1 for stem in own if len(stem) == STEM):
            continue
        if len(unlike) >= 2 or (labelled and (unlike or len(shared) >= max(3, 0.5 * len(about)))):
            found.add(index)
    return found


def _pulled(units: Sequence[Unit], furniture: set[int], title: int | None) -> set[int]:
    """Quotations pulled out for show: a short unit whose words stand in a paragraph near it, and its signature."""
    found = set()
    for index, unit in enumerate(units):
        if index in furniture or index == title or not 5 <= len(unit.words) <= 45:
            continue
        if unit.stops and not _QUOTED.fullmatch(unit.text):
            continue
        near = range(max(0, index - NEAR), min(len(units), index + NEAR + 1))
        if any(_holds(units[at], unit) for at in near if at != index and at not in furniture):
            found.add(index)
            if index + 1 < len(units) and _is_signature(units[index + 1]):
                found.add(index + 1)
    return found


def _holds(body: Unit, pulled: Unit) -> bool:
    """Whether a longer unit holds the words of a shorter one: word for word, or nearly so if that is a quotation."""
    if len(body.words) <= max(8, len(pulled.words) + 2):
        return False
    if _plain(pulled.text) in _plain(body.text):
        return True
    if not _QUOTED.fullmatch(pulled.text):
        return False
    inside, of = _triples(body), _triples(pulled)
    return len(of) >= 5 and len(of & inside) >= 0.8 * len(of)


def _triples(unit: Unit) -> set[tuple[str, ...]]:
    words = [word.lower() for word in unit.words]
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def _blocks(units: Sequence[Unit], furniture: set[int], title: int | None) -> set[int]:
    """Lines that stand in one block with furniture, without a blank line between: the rest of a prompt or a form."""
    found: set[int] = set()
    for block in _runs(units):
        if len(block) < 2 or len(block) > LARGEST_BLOCK or title in block:
            continue
        rest = {index for index in block if index not in furniture and not units[index].reads}
        if len(rest) <= sum(index in furniture for index in block):
            over = {block[-1]} if _may_be_heading(units, block[-1]) else set()
            found |= {index for index in rest - over if not _is_listed(units[index])}
        found |= _between(units, block, furniture | found)
    return found - furniture


def _may_be_heading(units: Sequence[Unit], index: int) -> bool:
    """Whether the last line of a block stands over a paragraph and is long enough for a headline."""
    return index + 1 < len(units) and units[index + 1].reads and len(units[index].words) > 2


def _between(units: Sequence[Unit], block: list[int], furniture: set[int]) -> set[int]:
    """Up to three lines with furniture directly over and under them that speak to the reader or say nothing."""
    known = [index for index in block if index in furniture]
    gaps = [range(one + 1, other) for one, other in pairwise(known) if 1 < other - one <= 4]
    return {index for gap in gaps if all(_is_prompt(units[at]) for at in gap) for index in gap}


def _is_prompt(unit: Unit) -> bool:
    if unit.reads:
        return _ADDRESSED.search(unit.text) is not None and not _MARKS.search(
            unit.text.replace("’", "").replace("'", "")
        )
    return not _is_listed(unit)


def _runs(units: Sequence[Unit]) -> list[list[int]]:
    """Indexes of units that follow each other without a blank line."""
    runs: list[list[int]] = []
    for index, unit in enumerate(units):
        if unit.apart[0] or not runs:
            runs.append([])
        runs[-1].append(index)
    return runs


def _is_listed(unit: Unit) -> bool:
    """A row of a list, a quotation, or words that announce one."""
    return not unit.raw[0].isalnum() or unit.text[-1] in ":,;" or (unit.stops and len(unit.words) > 4)


def _tail(units: Sequence[Unit], furniture: set[int]) -> set[int]:
    """Headlines and tags that stand after the last paragraph of the story, once furniture has begun there; and what
    an organisation says of itself under a statement.
    """
    about = next((index for index in range(len(units) // 2, len(units)) if _ABOUT.fullmatch(units[index].text)), None)
    if about is not None and len(units) - about <= 5 and not any(_SAYS.search(unit.text) for unit in units[about:]):
        return set(range(about, len(units)))
    last = max((index for index, unit in enumerate(units) if unit.reads and index not in furniture), default=None)
    if last is None:
        return set()
    start = next((index for index in range(last + 1, len(units)) if index in furniture), len(units))
    tail = [index for index in range(start, len(units)) if index not in furniture]
    return set(tail) if all(_is_link_like(units[index]) for index in tail) else set()


def _is_link_like(unit: Unit) -> bool:
    """A headline or a tag: no sentence, no row of a list, no quotation."""
    return not unit.stops and len(unit.raw) <= TEASER_CHARS and unit.raw[0].isalnum() and unit.text[-1] not in ":,;"


def _is_signature(unit: Unit) -> bool:
    return unit.raw[0] in "–—-~" and len(unit.words) <= 10 and not unit.stops


def _plain(text: str) -> str:
    return _MARKS.sub("", text).strip(" .,").lower()


def _stems(unit: Unit) -> set[str]:
    """The longer words in lower case, cut to five letters, so that "operators" and "operator" are one."""
    return {word.lower()[:STEM] for word in unit.words if len(word) >= _SHORT_WORDS}
