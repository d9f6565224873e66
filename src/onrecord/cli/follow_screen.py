"""How the feeds that are followed look on a screen."""

from rich.padding import Padding

from onrecord.cli.look import Look
from onrecord.intake.follows import Follow


def show_follow(look: Look, one: Follow) -> None:
    """A feed in a few lines: what it is, where it is, how it stands."""
    look.print(look.text(one.title or one.url, "bold"))
    what = "pages of its entries" if one.pages else "entries as it gives them"
    asked = f"last had {one.asked_at}" if one.asked_at else "not asked yet"
    again = f"again after {one.not_before}" if one.not_before and not one.ended else ""
    facts = f" {look.mark('dot')} ".join(part for part in (what, asked, again) if part)
    rows = [look.text(one.url, "dim"), look.text(facts)]
    if one.problem:
        rows.append(look.text(f"{look.mark('problem')} {one.problem}", "yellow"))
    look.print(*(Padding(row, (0, 0, 0, 3)) for row in rows))
