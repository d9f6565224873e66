"""Amounts: the numbers of a sentence with their range and qualifier, before anybody asks what they count."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.figure_lexicon import FigureLexicon
from onrecord.reading.numbers import ORDERS, SCALES, Number, digits, is_number_word, parse, tidy
from onrecord.reading.tree import Tree
from onrecord.terms import Qualifier

_HYPHENS = frozenset({"-", "‐", "‑", "–", "—"})
_VAGUE = frozenset({"several", "many", "few", "couple"})
_TENS_OF = {"tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000}
_PLURAL_SCALES = {
    "thousands": 1_000, "hundreds": 100, "millions": 1_000_000, "billions": 1_000_000_000, "lakhs": 100_000,
}  # fmt: skip
_CURRENCY = frozenset({"$", "us$", "€", "£", "¥", "₹", "rs", "rs.", "usd", "eur", "a$", "c$", "₽", "₴", "₦", "gbp"})
_PERCENT = frozenset({"%", "percent", "pc", "pct", "percentage"})
_TOTAL = (("a", "combined", "total", "of"), ("a", "total", "of"), ("the", "total", "of"), ("total", "of"))
_ORDINAL = ("st", "nd", "rd", "th")
_SHADES = frozenset({"about", "exactly"})
_PARTICLES = frozenset({"over", "under", "around", "about"})
_WITH_OVER = frozenset({"hand", "turn", "run"})
_MONTHS = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    }
)  # fmt: skip
_RANGE_WORDS = frozenset({"to", "or"})


@dataclass(frozen=True, slots=True)
class Core:
    """A bare number: words ``start`` to before ``end``, its value (None: only a range is worded) and range."""

    start: int
    end: int
    value: Number | None
    low: Number | None
    high: Number | None
    order: bool = False
    """"dozens", "hundreds of thousands": what is counted follows "of"."""
    between: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its qualifier. ``start`` takes in the words before it; ``core`` is the number alone."""

    start: int
    end: int
    core: Core
    value: Number | None
    low: Number | None
    high: Number | None
    qualifier: Qualifier
    total: bool = False
    money: bool = False


def amounts(tree: Tree, lexicon: FigureLexicon, start: int, end: int) -> Iterator[Amount]:
    """The amounts of the words from ``start`` to before ``end``, in text order."""
    at = start
    while at < end:
        core = _core(tree, at, start, end)
        if core is None:
            at += 1
            continue
        at = core.end
        if not _numbers_something_else(tree, lexicon, core, start, end):
            yield _qualified(tree, lexicon, core, start, end)


def _core(tree: Tree, at: int, start: int, end: int) -> Core | None:
    form = tree.form
    word = form[at]
    if word == "between" and (first := _plain(tree, at + 1, end)) and first.end < end and form[first.end] == "and":
        second = _plain(tree, first.end + 1, end)
        if second and _ascending(first, second):
            return Core(at, second.end, None, first.value, second.value, between=True)
    found = _order(tree, at, end) or _plain(tree, at, end)
    if found is None or found.order:
        return found
    return _ranged(tree, found, start, end)


def _ascending(first: Core, second: Core) -> bool:
    return first.value is not None and second.value is not None and first.value < second.value


def _ranged(tree: Tree, first: Core, start: int, end: int) -> Core:
    """ "30 to 40", "30-40", "three or four"; "rose from 30 to 40" is left as 30, and 40 comes next."""
    form, at = tree.form, first.end
    if at + 1 >= end or (form[at] not in _RANGE_WORDS and form[at] not in _HYPHENS):
        return first
    second = _plain(tree, at + 1, end)
    if second is None or not _ascending(first, second):
        return first
    if first.start > start and form[first.start - 1] == "from" and _rises(tree, first.start, start):
        return first
    value = first.value
    if value is not None and second.value is not None and second.end - second.start > 1 and value < 1000:
        scale = SCALES.get(form[second.end - 1])  # "3 to 4 million"
        if scale and scale >= 1000 and value * scale < second.value:
            value *= scale
    return Core(first.start, second.end, None, value, second.value, between=True)


def _rises(tree: Tree, at: int, start: int) -> bool:
    return any(tree.pos[word] == "VERB" for word in range(max(start, at - 4), at - 1))


def _order(tree: Tree, at: int, end: int) -> Core | None:
    """ "dozens", "hundreds of thousands", "several hundred"."""
    form = tree.form
    word = form[at]
    if word in _VAGUE:
        after = at + 2 if word == "couple" and at + 1 < end and form[at + 1] == "of" else at + 1
        if after < end and form[after] in SCALES and form[after] not in ("mln", "bn"):
            scale = SCALES[form[after]]
            low, high = (24, 99) if scale == 12 else (scale, 10 * scale - 1)
            return Core(at, after + 1, None, low, high, order=True)
        if after < end and form[after] in ORDERS:
            return Core(at, after + 1, None, *ORDERS[form[after]], order=True)
        return None
    if word in _TENS_OF and at + 2 < end and form[at + 1] == "of" and form[at + 2] in _PLURAL_SCALES:
        low = _TENS_OF[word] * _PLURAL_SCALES[form[at + 2]]
        return Core(at, at + 3, None, low, low * 10 - 1, order=True)
    if (word in ORDERS and word != "scores") or (word == "scores" and at + 1 < end and form[at + 1] in ("of", "more")):
        return Core(at, at + 1, None, *ORDERS[word], order=True)
    return None


def _plain(tree: Tree, at: int, end: int) -> Core | None:
    """The longest number that begins at ``at``."""
    if at >= end:
        return None
    if (spaced := _spaced(tree, at, end)) is not None:
        return spaced
    form = tree.form
    word = form[at]
    if word in ("couple", "pair"):
        if at + 1 < end and form[at + 1] == "of":
            return Core(at, at + 1, 2, 2, 2, order=True)
        return None
    opening = word in ("a", "an", "half") and at + 1 < end
    if not is_number_word(word) and not (opening and (form[at + 1] in SCALES or form[at + 1] in ("a", "an", "half"))):
        return None
    best: Core | None = None
    words: list[str] = []
    for place in range(at, min(end, at + 9)):
        word = form[place]
        words.append(word)
        if not (is_number_word(word) or word in ("and", "a", "an", "half") or word in _HYPHENS):
            break
        if word in ("and", "a", "an") or word in _HYPHENS:
            if place > at and word in _HYPHENS and not form[at].isalpha():
                break
            continue
        value = parse(words)
        if value is not None and not _two_numbers(words):
            best = Core(at, place + 1, value, value, value)
    return _suffixed(tree, best, end)


def _spaced(tree: Tree, at: int, end: int) -> Core | None:
    """ "35 000 people": thousands parted by blanks, where no day, name or other number can stand before them."""
    form, last = tree.form, at + 1
    if not (form[at].isdigit() and len(form[at]) <= 3 and form[at][0] != "0"):
        return None
    while last < end and form[last].isdigit() and len(form[last]) == 3 and tree.doc[last - 1].whitespace_:
        last += 1
    if last == at + 1 or (at and (form[at - 1] in _MONTHS or tree.pos[at - 1] in ("PROPN", "NOUN"))):
        return None
    value = int("".join(form[at:last]))
    return Core(at, last, value, value, value)


def _suffixed(tree: Tree, core: Core | None, end: int) -> Core | None:
    """ "$40m", "3bn", where the letters are a token of their own."""
    if core is None or core.end >= end or core.value is None or tree.doc[core.end - 1].whitespace_:
        return core
    value = digits("1" + tree.form[core.end]) if tree.form[core.end].isalpha() else None
    if value is None or tree.form[core.end - 1].isalpha():
        return core
    whole = tidy(core.value * value)
    return Core(core.start, core.end + 1, whole, whole, whole)


def _two_numbers(words: list[str]) -> bool:
    """Whether "and" in the words parts two numbers rather than the hundreds from the rest ("three and four")."""
    if "and" not in words:
        return False
    before = words[words.index("and") - 1]
    return before not in SCALES and "half" not in words


def _qualified(tree: Tree, lexicon: FigureLexicon, core: Core, start: int, end: int) -> Amount:
    form = tree.form
    first, last = core.start, core.end
    qualifier: Qualifier | None = None
    money = False
    if first > start and form[first - 1] in _CURRENCY:
        first, money = first - 1, True
    total = False
    for _ in range(3):
        found = None if _is_particle(tree, first - 1, start) else _before(form, lexicon, first, start)
        if found is not None:
            words, named = found
            first -= words
            qualifier = named if qualifier is None or qualifier in _SHADES else qualifier
            continue
        length = next((len(p) for p in _TOTAL if tuple(form[max(start, first - len(p)) : first]) == p), 0)
        if not length:
            break
        first, total = first - length, True
    for pattern, named in lexicon.after:
        if tuple(form[last : min(end, last + len(pattern))]) == pattern:
            last += len(pattern)
            qualifier = named if qualifier is None or qualifier in _SHADES else qualifier
            break
    value, low, high, said = _range(core, qualifier)
    return Amount(first, last, core, value, low, high, said, total, money)


def _is_particle(tree: Tree, at: int, start: int) -> bool:
    """Whether a word is part of a verb ("handed over four soldiers", "ran over two children") and no qualifier."""
    if at <= start or tree.form[at] not in _PARTICLES:
        return False
    return tree.dep[at] == "compound:prt" or (tree.form[at] == "over" and tree.lemma[at - 1] in _WITH_OVER)


def _before(form: list[str], lexicon: FigureLexicon, at: int, start: int) -> tuple[int, Qualifier] | None:
    for pattern, qualifier in lexicon.before:
        length = len(pattern)
        if at - length >= start and tuple(form[at - length : at]) == pattern:
            return length, qualifier
    return None


def _range(core: Core, qualifier: Qualifier | None) -> tuple[Number | None, Number | None, Number | None, Qualifier]:
    """Value, low, high and qualifier of a number under a qualifier."""
    value, low, high = core.value, core.low, core.high
    if core.between:
        return None, low, high, "between"
    if value is None:
        if qualifier in ("at least", "more than"):
            return None, low, None, qualifier
        if qualifier in ("up to", "fewer than", "nearly"):
            return None, None, high if qualifier == "up to" else low, qualifier
        return None, low, high, "order of magnitude"
    if qualifier in ("at least", "more than"):
        return value, value, None, qualifier
    if qualifier in ("up to", "fewer than", "nearly"):
        return value, None, value, qualifier
    return value, value, value, qualifier or "exactly"


def _numbers_something_else(tree: Tree, lexicon: FigureLexicon, core: Core, start: int, end: int) -> bool:
    """Whether the number is a share, an age, part of a name, a clock time: anything but a count."""
    form, doc = tree.form, tree.doc
    first, last = core.start, core.end
    after = form[last] if last < end else ""
    before = form[first - 1] if first > start else ""
    if after in _PERCENT or (after == "per" and last + 1 < end and form[last + 1] == "cent"):
        return True
    if after in ("/", ":", "°") or before in ("/", ":", "#", "§", "°"):
        return True
    glued = after in _HYPHENS and last + 1 < end and not doc[last - 1].whitespace_ and not doc[last].whitespace_
    if glued and form[last + 1] not in ("plus", "odd"):
        return True
    glued = first > start and not doc[first - 1].whitespace_ and (before in _HYPHENS or before[-1:].isalnum())
    if glued and before not in _CURRENCY:
        return True
    if len(before) == 1 and doc[first - 1].text.isupper() and before not in ("a", "i"):
        return True
    if before in lexicon.numbered and not core.order:
        return True
    if after in ("years", "year", "yrs") and last + 1 < end and form[last + 1] in ("old", "of", "-"):
        return True
    return _is_year(form[first], core) and before in ("in", "since", "from", "by", "of", "until", "and", "to", "(", ",")


def _is_year(word: str, core: Core) -> bool:
    value = digits(word)
    return core.end == core.start + 1 and len(word) == 4 and value is not None and 1900 <= value <= 2100
