"""What leaves, in words a person reads: who speaks, what is said to have happened, what was counted."""

from collections.abc import Sequence

from onrecord.exports.leaving import Leaving
from onrecord.views.claim_pages import EventDetail, FigureDetail, Party
from onrecord.views.masking import is_name
from onrecord.words import ACTS, CERTAINTY, DENIED, EVENTS, MODES, amount, day, period, state

_TOWARDS = {
    **dict.fromkeys(("ASSAULT", "COERCE"), "on"),
    **dict.fromkeys(("ACCUSE", "THREATEN", "PROTEST", "SANCTION", "REJECT", "MOBILIZE"), "against"),
    **dict.fromkeys(("AGREE", "CONSULT", "COOPERATE"), "with"),
}
"""What stands before a recipient."""


def who(one: Leaving) -> str:
    """Who makes a claim: "Idris Kamo, for Northern Front"; the outlet, where it speaks in its own words."""
    if one.claim.form == "narrated":
        return one.claim.outlet or "the outlet"
    named = listed([source.name for source in one.sources if source.name]) or "somebody who is not named"
    behalf = one.claim.on_behalf_of
    return f"{named}, for {behalf}" if behalf and behalf not in one.claim.sources else named


def verb(one: Leaving) -> str:
    """What a claim does, in the past tense; the outlet's own sentences report."""
    return "reported" if one.claim.form == "narrated" else ACTS[one.claim.act]  # type: ignore[index]


def own_words(one: Leaving) -> str:
    """Whose words the quote is, where they are not the source's own."""
    return {"direct": "", "mixed": "partly in the outlet’s words", "narrated": "in its own words"}.get(
        one.claim.form, "in the outlet’s words"
    )


def unquoted(words: str) -> str:
    """A quote without quotation marks of its own around the whole of it."""
    inner = words.strip().removeprefix("“").removeprefix('"').removesuffix("”").removesuffix('"')
    return words if any(mark in inner for mark in '“”"') else inner


def kind(event: EventDetail) -> str:
    """What kind of event: the mode where it says more than the type."""
    return MODES.get(event.line.mode or "") or EVENTS[event.line.type]


def what(event: EventDetail) -> str:
    """An event in a line: "attack by the Northern Front on the army at Sareb, 5 May 2031"."""
    parts = [kind(event)]
    if event.actors:
        parts.append(f"by {parties(event.actors)}")
    if event.recipients:
        parts.append(f"{_TOWARDS.get(event.line.type, 'to')} {parties(event.recipients)}")
    if event.line.place:
        parts.append(f"at {event.line.place}")
    when = period(event.line.begin, event.line.end)
    return " ".join(parts) + (f", {when}" if when else "")


def standing(event: EventDetail) -> str:
    """What keeps an event from being a plain assertion that it happened; empty if nothing does."""
    line = event.line
    about = dict[str, str](DENIED.items()).get(line.denied or "")
    notes = [
        (f"denied: {about}" if about else "denied") if line.polarity == "-" else "",
        dict[str, str](CERTAINTY.items())[line.certainty],
        f"called “{line.label}”" if line.label else "",
    ]
    return "; ".join(note for note in notes if note)


def figure(one: FigureDetail, *, with_state: bool = True) -> str:
    """A figure: "killed: at least 12 soldiers"."""
    counted = state(one.line) if with_state else ""
    words = one.line.counted if one.implied else f"{amount(one.line)} {one.line.counted}".strip()
    return f"{f'{counted}: ' if counted else ''}{words}{' (part of another figure)' if one.part_of else ''}"


def parties(named: Sequence[Party]) -> str:
    """Parties by name."""
    return listed([party.name for party in named if party.name])


def is_named(party: Party) -> bool:
    """Whether a party has a name of its own that may be shown: nobody who is masked, no "four nurses", no "its men"."""
    if party.is_masked or not party.name:
        return False
    return is_name(party.name) if party.kind == "person" else party.name[0].isupper()


def listed(names: Sequence[str], last: str = " and ") -> str:
    """ "A, B and C"."""
    return last.join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def date(iso: str | None) -> str:
    """A day in words; "no date" where there is none."""
    return day(iso[:10]) if iso else "no date"


def count(number: int, noun: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
