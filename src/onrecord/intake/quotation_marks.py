"""Quotation marks that open and never close: a copy that lost its end, or a slip of the writer."""

import re

from onrecord.model import Problem, Span

_PARAGRAPH = re.compile(r"[^\r\n]+")
_CLOSES = {"“": "”", "«": "»", "„": "“”"}


def unpaired(text: str) -> tuple[Problem, ...]:
    """One problem (code "quotation-marks") for the first double mark without its partner, with how many there are.

    A quotation of several paragraphs opens each of them again and closes the last: those marks are no slip.
    """
    open_marks: list[Span] = []
    paragraphs = list(_PARAGRAPH.finditer(text))
    for index, match in enumerate(paragraphs):
        left = _left_open(match[0], match.start())
        if left is None:
            continue
        following = next((other[0] for other in paragraphs[index + 1 :] if other[0].strip()), "")
        if left.quote(text) in '“"' and following.lstrip()[:1] == left.quote(text):
            continue
        open_marks.append(left)
    if not open_marks:
        return ()
    more = f" (and {len(open_marks) - 1} more)" if len(open_marks) > 1 else ""
    message = f"a quotation mark has no partner{more}; where the quotation ends is uncertain: check the text"
    return (Problem(code="quotation-marks", message=message, span=open_marks[0]),)


def _left_open(paragraph: str, start: int) -> Span | None:
    """The mark of a paragraph that has no partner, straight or curved; inches and seconds are not marks."""
    straight = [at for at, char in enumerate(paragraph) if char == '"' and not paragraph[max(0, at - 1) : at].isdigit()]
    after_digits = [at for at, char in enumerate(paragraph) if char == '"' and paragraph[max(0, at - 1) : at].isdigit()]
    if len(straight) % 2 and not (after_digits and (len(straight) + len(after_digits)) % 2 == 0):
        at = start + straight[-1]
        return Span(at, at + 1)
    stack: list[tuple[str, int]] = []
    for at, char in enumerate(paragraph):
        if stack and char in _CLOSES[stack[-1][0]]:
            stack.pop()
        elif char in _CLOSES:
            stack.append((char, at))
    if stack:
        at = start + stack[-1][1]
        return Span(at, at + 1)
    return None
