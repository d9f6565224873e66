"""How things look on this terminal: its width, whether it shows colours, and which characters it can show."""

import os
import re
import sys
import unicodedata
from dataclasses import dataclass
from typing import TextIO

from rich.console import Console, RenderableType
from rich.segment import Segment, Segments
from rich.text import Text

NARROWEST, WIDE, WIDEST = 40, 120, 160
"""Columns: below WIDE all stands in one column; beyond WIDEST lines would be too long to read."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What must not reach a terminal from a text: control codes, and marks that turn the direction of writing."""
_IN_ASCII = str.maketrans(
    {
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’‚", "'"),
        **dict.fromkeys("–—−·", "-"),
        **{"…": "...", "→": "->", "×": "x", "•": "*", "≥": ">=", "≤": "<=", "€": "EUR ", "£": "GBP "},
        **{"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"},
    }
)


@dataclass(frozen=True)
class Look:
    """A console, and whether only ASCII can be shown on it."""

    console: Console
    ascii: bool

    @property
    def width(self) -> int:
        """Columns to write on."""
        return self.console.width

    @property
    def wide(self) -> bool:
        """Whether there is room for two columns."""
        return self.width >= WIDE

    def print(self, *things: RenderableType) -> None:
        """Print things one below the other, without the blanks that lay-out leaves at the ends of lines."""
        for thing in things or ("",):
            for line in self.console.render_lines(thing, pad=False):
                self.console.print(Segments([*_trimmed(line), Segment.line()]), end="")

    def clean(self, words: str) -> str:
        """Words safe to show: on one line, without control codes, in ASCII where nothing else can be shown."""
        words = _CONTROL.sub("\ufffd", re.sub(r"\s+", " ", words)).strip()
        return to_ascii(words) if self.ascii else words

    def text(self, words: str, style: str = "") -> Text:
        """Cleaned words in a style."""
        return Text(self.clean(words), style)

    def mark(self, name: str) -> str:
        """A mark, in ASCII where nothing else can be shown."""
        return _MARKS[name][1 if self.ascii else 0]


def _trimmed(line: list[Segment]) -> list[Segment]:
    kept = list(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        text, style, control = kept[-1]
        kept[-1] = Segment(text.rstrip(), style, control)
    return kept


_MARKS = {
    "event": ("▸", ">"),
    "figure": ("#", "#"),
    "against": ("⇄", "<>"),
    "same": ("≈", "~"),
    "to": ("→", "->"),
    "inside": ("└", "\\"),
    "dot": ("·", "-"),
    "no": ("✗", "x"),
    "doubt": ("?", "?"),
    "problem": ("!", "!"),
    "line": ("─", "-"),
    "heavy": ("━", "="),
    "gap": ("…", "..."),
}


def to_ascii(words: str) -> str:
    """Words in ASCII, accents dropped, "?" for what has no ASCII form."""
    plain = unicodedata.normalize("NFKD", words.translate(_IN_ASCII))
    return "".join(char for char in plain if not unicodedata.combining(char)).encode("ascii", "replace").decode()


def look_at(stream: TextIO | None = None) -> Look:
    """The look of a stream (default: standard output)."""
    stream = stream or sys.stdout
    only_ascii = "utf" not in (stream.encoding or "ascii").lower()
    console = Console(
        file=stream,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
        safe_box=only_ascii,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
    )
    console.width = max(NARROWEST, min(console.width, WIDEST))
    return Look(console, only_ascii)
