"""Truecase: texts and lines in capitals (wire feeds, headlines) as news would write them, letter for letter, so that
the pipeline, which has learnt from mixed case, can read them. Offsets hold: every letter stays where it is."""

import gzip
import re
from functools import lru_cache
from importlib import resources

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?:][\"'”’)\]]*\s+$|\n\s*\n\s*$")
_DATELINE = re.compile(r"(?:--|—|–|\[(?:text|excerpts?|editorial|report|interview)\])\s*$", re.IGNORECASE)
_OPENING = 160
"""Characters in which a dash ends a dateline and not a clause."""
_FEWEST = 25
"""Letters below which a line in capitals is left alone: an acronym, a byline."""
_SHARE = 0.9
_SUFFIXES = (
    "ing", "ed", "tion", "tions", "ly", "ment", "ments", "ness", "ists", "ist", "ization", "isation", "able", "ible",
    "ity", "ities", "ive", "ives", "ously", "ous", "ful", "less", "ism", "ence", "ance", "ically", "ical", "ers",
)  # fmt: skip
_TITLES = frozenset(
    (
        "president", "minister", "colonel", "general", "captain", "major", "lieutenant", "sergeant", "commander",
        "ambassador", "senator", "governor", "mayor", "judge", "father", "archbishop", "bishop", "pope", "king",
        "queen", "prince", "secretary", "chancellor", "premier", "doctor", "mr", "mrs", "ms", "dr", "gen", "col", "maj",
        "lt", "capt", "sgt", "admiral", "deputy", "spokesman", "leader", "journalist", "engineer", "attorney",
    )
)  # fmt: skip
_SHORT = frozenset(
    (
        "mr", "mrs", "ms", "dr", "lt", "sgt", "cpl", "pvt", "capt", "maj", "col", "gen", "adm", "brig", "msgr",
        "fr", "rev", "st", "sen", "rep", "gov", "prof", "messrs", "pres", "hon", "amb", "insp", "supt",
    )
)  # fmt: skip
"""Titles cut short: the stop behind them ends no sentence."""
_OPENERS = frozenset(
    ("the", "a", "an", "it", "he", "she", "they", "we", "in", "on", "at", "this", "these", "but", "there")
)
"""Words that begin a sentence even behind "U.S."."""
_CAPITAL_TITLES = _TITLES - {"spokesman", "leader", "journalist", "engineer", "attorney", "deputy"}
_BODIES = frozenset(
    (
        "front", "party", "army", "movement", "ministry", "union", "council", "university", "congress", "assembly",
        "court", "police", "guard", "association", "federation", "command", "committee", "republic", "organization",
        "organisation", "bank", "church", "department", "institute", "league", "coalition", "forces", "battalion",
    )
)  # fmt: skip
_SMALL = frozenset(("of", "the", "de", "la", "del", "for", "and", "s", "y", "los", "las", "in", "a", "an", "to", "on"))
_TWO_WORDS = frozenset(
    (
        ("united", "states"), ("united", "nations"), ("united", "kingdom"), ("new", "york"), ("new", "zealand"),
        ("new", "delhi"), ("new", "jersey"), ("new", "mexico"), ("new", "orleans"), ("new", "england"),
        ("white", "house"), ("red", "cross"), ("red", "crescent"), ("state", "department"), ("security", "council"),
        ("middle", "east"), ("supreme", "court"), ("gaza", "strip"), ("west", "bank"), ("red", "sea"),
        ("black", "sea"), ("south", "africa"),
    )
)  # fmt: skip
"""Names of two words that news also writes small by themselves."""
_DATED = frozenset(("may", "march"))


def truecased(text: str) -> str:
    """The text with its stretches in capitals as news would write them; of the same length, most often unchanged."""
    if _in_capitals(text):
        return _cased(text)
    if not text.isupper() and not any(_in_capitals(line) for line in text.split("\n")):
        return text
    return "\n".join(_cased(line) if _in_capitals(line) else line for line in text.split("\n"))


def _in_capitals(text: str) -> bool:
    capitals = sum(map(str.isupper, text))
    if capitals < _FEWEST:
        return False
    return capitals >= _SHARE * (capitals + sum(map(str.islower, text)))


def _cased(text: str) -> str:
    small, acronyms = _word_list()
    found = list(_WORD.finditer(text))
    low = [match[0].lower() for match in found]
    acronyms |= _bracketed(text, found, small)
    out = [_as_word(text, match, word, small, acronyms) for match, word in zip(found, low, strict=True)]
    _spell_out(text, found, out)
    _name_bodies(text, found, low, out)
    _name_pairs(text, found, low, out)
    letters = list(text)
    for at, match in enumerate(found):
        word = out[at]
        following = out[at + 1] if at + 1 < len(out) and _joined(text, found, at) else ""
        if low[at] in _CAPITAL_TITLES and following[:1].isupper() and following.lower() not in small:
            word = word.capitalize()
        if word[:1].islower() and (at == 0 or _begins(text, found[at - 1].start(), found[at - 1].end(), match.start())):
            word = word[:1].upper() + word[1:]
        if len(word) == len(match[0]):
            letters[match.start() : match.end()] = word
    return "".join(letters)


def _bracketed(text: str, found: list[re.Match[str]], small: frozenset[str]) -> frozenset[str]:
    """Short words that stand alone in brackets somewhere, or before brackets: acronyms, wherever they recur."""
    return frozenset(
        match[0]
        for match in found
        if 2 <= len(match[0]) <= 6
        and match[0].lower() not in small
        and text[max(0, match.start() - 1) : match.start()] in ("(", "[")
        and text[match.end() : match.end() + 1] in (")", "]")
    )


def _begins(text: str, word: int, end: int, start: int) -> bool:
    """Whether a sentence begins at ``start``, after the word from ``word`` to ``end``."""
    if _SENTENCE.search(text[end:start]):
        return not _cut_short(text, word, end, start)
    return start < _OPENING and _DATELINE.search(text[max(0, word - 1) : start]) is not None


def _cut_short(text: str, word: int, end: int, start: int) -> bool:
    """Whether the word before a stop is an initial or a title cut short ("U.S.", "J.", "GEN."), which ends nothing."""
    gap = text[end:start]
    if gap[:1] != "." or not gap[1:].isspace() or gap.count("\n") > 1:
        return False
    if text[word:end].lower() in _SHORT:
        return True
    following = _WORD.match(text, start)
    return end - word == 1 and (following is None or following[0].lower() not in _OPENERS)


def _as_word(text: str, match: re.Match[str], word: str, small: frozenset[str], acronyms: frozenset[str]) -> str:
    """One word by itself: small, with a capital, or an acronym."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if before.isdigit():
        return word
    if len(word) == 1:
        if word in "stdm" and before in ("'", "’"):
            return word
        return "a" if word == "a" and after.isspace() else match[0]
    if word in _SHORT and after == ".":
        return word.capitalize()
    if before in ("'", "’") and word in ("s", "t", "re", "ve", "ll", "d", "m"):
        return word
    if word in _DATED and re.match(r"\s+\d|\s*$", text[match.end() : match.end() + 4]):
        return word.capitalize()
    if word in small:
        return word
    if match[0] in acronyms or not set(word) & set("aeiouyáéíóúäöü"):
        return match[0]
    if (word.endswith(_SUFFIXES) and len(word) > 6) or any(stem in small for stem in _stems(word)):
        return word
    return word.capitalize()


def _stems(word: str) -> tuple[str, ...]:
    """What an inflected word may come from: "raged" from "rage", "gunships" from "gunship"."""
    if len(word) > 4 and word.endswith(("ed", "es")):
        return (word[:-1], word[:-2])
    return (word[:-1],) if len(word) > 4 and word.endswith("s") else ()


def _joined(text: str, found: list[re.Match[str]], at: int) -> bool:
    """Whether only white space stands between a word and the next."""
    return at + 1 < len(found) and text[found[at].end() : found[at + 1].start()].isspace()


def _spell_out(text: str, found: list[re.Match[str]], out: list[str]) -> None:
    """The words before an acronym in brackets that it stands for are a name."""
    for at, match in enumerate(found):
        if text[max(0, match.start() - 1) : match.start()] not in ("(", "[") or not 2 <= len(match[0]) <= 6:
            continue
        if at + 1 < len(found) and text[match.end() : match.end() + 1] not in (")", "]"):
            _spell_out_inside(text, found, at, out)
            continue
        left, back = list(match[0].lower()), at - 1
        chosen: list[int] = []
        while left and back >= 0 and at - back < 12:
            if out[back][:1].lower() == left[-1]:
                chosen.append(back)
                left.pop()
            elif out[back].lower() not in _SMALL:
                break
            back -= 1
        if len(left) <= len(match[0]) // 3:
            for place in chosen:
                out[place] = out[place].capitalize() if out[place].lower() not in _SMALL else out[place]


def _spell_out_inside(text: str, found: list[re.Match[str]], first: int, out: list[str]) -> None:
    """ "RPLF [RURITANIAN PEOPLE'S LIBERATION FRONT]": a name, if the words in the brackets spell what is before."""
    if first == 0 or len(out[first - 1]) > 6 or not out[first - 1].isupper():
        return
    last = first
    while last < len(found) and "]" not in (gap := text[found[last].end() : found[last].end() + 2]) and ")" not in gap:
        last += 1
    inside = [place for place in range(first, min(last + 1, len(found))) if out[place].lower() not in _SMALL]
    initials = {out[place][:1].lower() for place in inside}
    if len(inside) <= 8 and len(set(out[first - 1].lower()) & initials) * 2 >= len(set(out[first - 1])):
        for place in inside:
            out[place] = out[place].capitalize() if out[place].islower() else out[place]


def _name_bodies(text: str, found: list[re.Match[str]], low: list[str], out: list[str]) -> None:
    """What stands between a name and the word for a body is part of the body's name: "Ruritanian National Front"."""
    for at, word in enumerate(low):
        if word not in _BODIES:
            continue
        start = at
        while start > 0 and at - start < 4 and _joined(text, found, start - 1) and low[start - 1] not in _SMALL:
            start -= 1
            if out[start][:1].isupper() and low[start] not in _TITLES:
                for place in range(start, at + 1):
                    out[place] = out[place].capitalize() if out[place].islower() else out[place]
                break
            if low[start].endswith(("ed", "ly", "ing")):
                break


def _name_pairs(text: str, found: list[re.Match[str]], low: list[str], out: list[str]) -> None:
    """ "United States", "Red Cross": names of two words that are both written small elsewhere."""
    for at in range(len(low) - 1):
        if (low[at], low[at + 1]) in _TWO_WORDS and _joined(text, found, at):
            out[at], out[at + 1] = out[at].capitalize(), out[at + 1].capitalize()


@lru_cache(maxsize=1)
def _word_list() -> tuple[frozenset[str], frozenset[str]]:
    """Words that news writes small, and acronyms."""
    packed = (resources.files("onrecord") / "language" / "truecase.txt.gz").read_bytes()
    words = gzip.decompress(packed).decode("utf-8").split()
    return frozenset(word for word in words if word.islower()), frozenset(word for word in words if word.isupper())
