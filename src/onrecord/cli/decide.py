"""``onrecord decide``: what a person makes of claims, events, names, incidents and links; ``onrecord undo``."""

from typing import Any

import click

from onrecord.cli.helpful import HelpfulCommand, HelpfulGroup
from onrecord.cli.record_options import by_option, open_record, record_option, who


def _why(command: Any) -> Any:
    return click.option("--why", metavar="TEXT", help="The reason, for the log.")(command)


@click.group(
    cls=HelpfulGroup,
    examples=(
        ("onrecord decide check OR-7K3F9 OR-2MX41", "these claims are right"),
        ("onrecord decide correct OR-7K3F9 source “Ministry of Defence of Ukraine”", "whose words they are"),
        ("onrecord decide means “Kyiv” --actor “Government of Ukraine”", "in all reports"),
    ),
)
def decide() -> None:
    """Decide: check, reject, correct, add, merge, split. Every decision is logged and can be undone."""


def _review(name: str, what: str) -> None:
    @decide.command(name, cls=HelpfulCommand, examples=((f"onrecord decide {name} OR-7K3F9", what),), help=f"{what}.")
    @click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
    @_why
    @by_option
    @record_option
    def command(claims: tuple[str, ...], why: str | None, by: str | None, address: str | None) -> int:
        from onrecord.record.decisions import Decision

        return _take(address, [Decision(kind=f"claim.{name}", target=_id(c), by=who(by), why=why) for c in claims])  # type: ignore[arg-type]


_review("check", "A person has checked these claims: the record says what the report says")
_review("reject", "These claims are not what the report says")
_review("uncheck", "These claims are to be looked at again")
_review("withdraw", "Whoever added these claims takes them back")


@decide.command(
    "correct",
    cls=HelpfulCommand,
    examples=(
        ("onrecord decide correct OR-7K3F9 act deny", "a claim"),
        ("onrecord decide correct OR-E1V3N polarity -", "an event"),
        ("onrecord decide correct OR-7K3F9/120-133 value 14", "a figure, by its claim and span"),
    ),
)
@click.argument("target", metavar="ID")
@click.argument("field")
@click.argument("value")
@_why
@by_option
@record_option
def correct(target: str, field: str, value: str, why: str | None, by: str | None, address: str | None) -> int:
    """Put a value right. VALUE is a word, a number, or JSON; null empties the field."""
    from onrecord.record.decisions import Decision

    kind = _kind(address, target)
    after = _value(field, value)
    decision = Decision(kind=f"{kind}.correct", target=_id(target), by=who(by), why=why, field=field, after=after)  # type: ignore[arg-type]
    return _take(address, [decision])


@decide.command(
    "drop", cls=HelpfulCommand, examples=(("onrecord decide drop OR-E1V3N", "this event or figure is none"),)
)
@click.argument("targets", nargs=-1, required=True, metavar="ID...")
@_why
@by_option
@record_option
def drop(targets: tuple[str, ...], why: str | None, by: str | None, address: str | None) -> int:
    """Take events or figures out that are none. Claims are rejected instead."""
    from onrecord.record.decisions import Decision

    made = [
        Decision(kind=f"{_kind(address, one)}.reject", target=_id(one), by=who(by), why=why)  # type: ignore[arg-type]
        for one in targets
    ]
    return _take(address, made)


@decide.command(
    "means",
    cls=HelpfulCommand,
    examples=(
        ("onrecord decide means “Kyiv” --actor “Government of Ukraine” --country UKR --kind government", "an actor"),
        ("onrecord decide means “Lawrence” --place 42.707,-71.163 --country USA", "a place"),
    ),
)
@click.argument("name")
@click.option("--actor", metavar="NAME", help="The actor it stands for.")
@click.option("--kind", default="unknown", help="person, office, government, force, group, organisation, people.")
@click.option("--country", metavar="ISO3", help="Its country (ISO 3166-1 alpha-3).")
@click.option("--sector", metavar="CODE", help="Its PLOVER sector.")
@click.option("--party", metavar="NAME", help="The side it belongs to.")
@click.option("--place", metavar="LAT,LON", help="The point it stands for (degrees).")
@_why
@by_option
@record_option
def means(
    name: str,
    actor: str | None,
    kind: str,
    country: str | None,
    sector: str | None,
    party: str | None,
    place: str | None,
    why: str | None,
    by: str | None,
    address: str | None,
) -> int:
    """Say what a name means, in all reports."""
    from onrecord.cli.answers import point
    from onrecord.errors import InputError
    from onrecord.record.decisions import Decision

    if (actor is None) == (place is None):
        raise InputError("means: give either --actor NAME or --place LAT,LON")
    if actor is not None:
        told = {"name": actor, "kind": kind, "country": country, "sector": sector, "party": party}
        after: dict[str, Any] = {"actor": told}
    else:
        lat, lon = point(place or "")
        after = {"place": {"name": name, "lat": lat, "lon": lon, "country": country}}
    return _take(address, [Decision(kind="name.means", target=name, by=who(by), why=why, after=after)])


@decide.command(
    "add",
    cls=HelpfulCommand,
    examples=(
        ("onrecord decide add rpt_6rbv… “the bridge is ours” --source “Northern Front” --act state", "a missing claim"),
        ("onrecord decide add rpt_6rbv… “мост взорван” --translation “the bridge was blown up”", "in any language"),
    ),
)
@click.argument("report", metavar="REPORT")
@click.argument("quote")
@click.option("--source", metavar="NAME", help="Who says it.")
@click.option("--source-kind", default="unnamed", help="person, office, unnamed, institution, group, document, outlet.")
@click.option("--act", default="state", help="What the cue does: state, deny, accuse …")
@click.option("--translation", metavar="TEXT", help="The content in English, where the report is not.")
@_why
@by_option
@record_option
def add_claim(
    report: str,
    quote: str,
    source: str | None,
    source_kind: str,
    act: str,
    translation: str | None,
    why: str | None,
    by: str | None,
    address: str | None,
) -> int:
    """Add a claim the machine did not see. QUOTE must stand once in the report's text."""
    from onrecord.errors import InputError
    from onrecord.record.decisions import Decision

    with open_record(address) as record:
        text = record.machine_reading(report).report.text
    found = text.count(quote)
    if found != 1:
        much = "does not stand" if not found else f"stands {found} times"
        raise InputError(f"report {report}: “{quote}” {much} in its text; quote words that stand there once")
    start = text.index(quote)
    details = {"contents": [[start, start + len(quote)]], "source": source, "source_kind": source_kind, "act": act}
    details |= {"translation": translation} if translation else {}
    return _take(address, [Decision(kind="claim.add", target=report, by=who(by), why=why, details=details)])


@decide.command(
    "merge", cls=HelpfulCommand, examples=(("onrecord decide merge OR-INC01 OR-INC02", "these are one happening"),)
)
@click.argument("incident", metavar="INCIDENT")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@_why
@by_option
@record_option
def merge(incident: str, others: tuple[str, ...], why: str | None, by: str | None, address: str | None) -> int:
    """Merge incidents that are one happening into the first."""
    from onrecord.record.decisions import Decision

    details = {"others": [_id(other) for other in others]}
    return _take(address, [Decision(kind="incident.merge", target=_id(incident), by=who(by), why=why, details=details)])


@decide.command(
    "split",
    cls=HelpfulCommand,
    examples=(("onrecord decide split OR-INC01 OR-E1V3N OR-E1V4N", "these events are another happening"),),
)
@click.argument("incident", metavar="INCIDENT")
@click.argument("events", nargs=-1, required=True, metavar="EVENT...")
@_why
@by_option
@record_option
def split(incident: str, events: tuple[str, ...], why: str | None, by: str | None, address: str | None) -> int:
    """Split events off an incident into one of their own."""
    from onrecord.record.decisions import Decision

    details = {"events": [_id(event) for event in events]}
    return _take(address, [Decision(kind="incident.split", target=_id(incident), by=who(by), why=why, details=details)])


@decide.command(
    "link",
    cls=HelpfulCommand,
    examples=(("onrecord decide link OR-7K3F9 denies OR-2MX41 --reject", "the one does not deny the other"),),
)
@click.argument("claim")
@click.argument("relation", type=click.Choice(["repeats", "confirms", "denies", "disputes", "revises", "withdraws"]))
@click.argument("other")
@click.option("--reject", is_flag=True, help="There is no such link (without this: there is).")
@_why
@by_option
@record_option
def link(
    claim: str, relation: str, other: str, reject: bool, why: str | None, by: str | None, address: str | None
) -> int:
    """Confirm a link between two claims, or reject it."""
    from onrecord.record.decisions import Decision, link_target

    target = link_target(_id(claim), relation, _id(other))
    kind: Any = "link.reject" if reject else "link.confirm"
    return _take(address, [Decision(kind=kind, target=target, by=who(by), why=why)])


@decide.command(
    "mark", cls=HelpfulCommand, examples=(("onrecord decide mark “Jon Example” --private", "mask the name in lists"),)
)
@click.argument("actor", metavar="NAME")
@click.option("--public/--private", default=None, help="A public figure, or a private person.")
@_why
@by_option
@record_option
def mark(actor: str, public: bool | None, why: str | None, by: str | None, address: str | None) -> int:
    """Mark a person as a public figure or as private, for lists and exports."""
    from onrecord.errors import InputError
    from onrecord.record.decisions import Decision

    if public is None:
        raise InputError("mark: say --public or --private")
    details = {"public": public}
    return _take(address, [Decision(kind="actor.mark", target=actor, by=who(by), why=why, details=details)])


@click.command(
    cls=HelpfulCommand, examples=(("onrecord undo 128", "undo the decision in line 128 of the log (onrecord log)"),)
)
@click.argument("line", type=int)
@_why
@by_option
@record_option
def undo(line: int, why: str | None, by: str | None, address: str | None) -> int:
    """Undo a decision. That is a decision too: it is logged, and can be undone."""
    with open_record(address) as record:
        seq = record.undo(line, by=who(by), why=why)
        record.refresh()
    click.echo(f"{record.address}: line {line} undone in line {seq}", err=True)
    return 0


def _id(written: str) -> str:
    """An id as the record writes it, from one as people write it; a figure's span is kept."""
    from onrecord.record.ids import normal_id

    name, slash, span = written.partition("/")
    return (normal_id(name) or name) + slash + span


def _kind(address: str | None, target: str) -> str:
    """Whether an id is a claim's, an event's or a figure's."""
    if "/" in target:
        return "figure"
    with open_record(address) as record:
        return record.kind_of(_id(target))


def _value(field: str, written: str) -> Any:
    """A value from the command line: JSON where it is any, else the words; names of actors are a list."""
    import msgspec

    try:
        value = msgspec.json.decode(written)
    except msgspec.DecodeError:
        value = written
    if field in ("actor", "recipient") and isinstance(value, str):
        return [value]
    if field in ("begin", "end", "said") and isinstance(value, int):
        return str(value)  # a year
    return value


def _take(address: str | None, decisions: list[Any]) -> int:
    """Take decisions one after the other; those that cannot be taken are named at the end."""
    from onrecord.errors import InputError

    refused = []
    with open_record(address) as record:
        for decision in decisions:
            try:
                seq = record.decide(decision)
                click.echo(f"{record.address}: line {seq}: {decision.kind} {decision.target}", err=True)
            except InputError as error:
                refused.append(str(error))
        record.refresh()
    for message in refused:
        click.echo(f"onrecord: {message}", err=True)
    return 1 if refused else 0
