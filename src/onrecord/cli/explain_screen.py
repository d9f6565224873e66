"""An explained claim, and the list of claims, on a screen."""

import json
from typing import Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord import words
from onrecord.cli.claim_view import FAINT, STRONG, ClaimView
from onrecord.cli.look import Look
from onrecord.cli.order import Ordered
from onrecord.cli.screen import heading
from onrecord.model import Span


def show_list(ordered: Ordered, look: Look) -> None:
    """Every claim in one row: number, who, act and words."""
    view = ClaimView(ordered, look)
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(justify="right")
    table.add_column(ratio=1, overflow="fold")
    for claim in ordered.claims:
        table.add_row(Text(str(ordered.numbers[claim.id]), FAINT), view.said(claim, with_source=True))
    table.expand = True
    look.print(table)


def show_claim(content: dict[str, Any], ordered: Ordered, look: Look) -> None:
    """One claim in its sentence, then a table of values for it and for each of its events and figures."""
    view = ClaimView(ordered, look)
    claim = ordered.claims[content["number"] - 1]
    look.print(Text.assemble((f"Claim {content['number']}", "bold underline"), (f"  {claim.id}", FAINT)))
    look.print(view.said(claim, with_source=True))
    look.print(Padding(look.text(_around(ordered, claim.contents[0] if claim.contents else Span(0, 0)), FAINT), (1, 2)))
    _values(look, "The claim", content["values"], "as the claim as a whole")
    for number, event in enumerate(content["events"], 1):
        _values(look, f"Event {number}", event["values"], "as the event as a whole")
    for number, figure in enumerate(content["figures"], 1):
        _values(look, f"Figure {number}", figure["values"], "as the figure as a whole")
    if content["links"]:
        heading(look, "Links")
        for line in view.lines(claim):
            if line.plain.startswith((look.mark("against"), look.mark("same"))):
                look.print(line)
        for link in content["links"]:
            look.print(Padding(look.text(f"{link['relation']}: {link['reason']}", FAINT), (0, 0, 0, 2)))


def _around(ordered: Ordered, span: Span) -> str:
    """The paragraph a span stands in."""
    text = ordered.reading.report.text
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)]


def _values(look: Look, title: str, values: list[dict[str, Any]], same: str) -> None:
    """A table of values; ``same`` stands where a value has no method of its own."""
    heading(look, title)
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style=STRONG, min_width=10)
    table.add_column(ratio=3, overflow="fold")
    if look.wide:
        table.add_column(ratio=3, overflow="fold")
    table.expand = True
    for value in values:
        what = Text(_shown(look, value["value"]))
        for word in value["words"]:
            what.append(
                ("  " if what.plain else "") + look.clean(f"“{word['quote']}” {word['span'][0]}–{word['span'][1]}"),
                FAINT,
            )
        how = look.text(method_words(value["method"]) if value["own_method"] or value is values[0] else same, FAINT)
        if look.wide:
            table.add_row(value["name"].replace("_", " "), what, how)
        else:
            table.add_row(value["name"].replace("_", " "), what)
            table.add_row("", Text.assemble((look.mark("inside") + " ", FAINT), how))
    look.print(table)


def _shown(look: Look, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict):
        return look.clean(
            ", ".join(
                f"{key} {words.number(item) if isinstance(item, int | float) else item}"
                for key, item in value.items()
                if item is not None
            )
        )
    if isinstance(value, str):
        return look.clean(value)
    return look.clean(", ".join(map(str, value)) if isinstance(value, list) else json.dumps(value))


def method_words(method: dict[str, Any]) -> str:
    """A method in words: "rule attribution:clause 1, score 0.88: the subject of “said”"."""
    said = f"{method['kind']} {method['name']}"
    if method.get("version"):
        said += f" {method['version']}"
    if method.get("score") is not None:
        said += f", score {method['score']:.2f}"
    return said + (f": {method['because']}" if method.get("because") else "")
