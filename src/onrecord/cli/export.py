"""``onrecord export``: what may leave, as a file other programs read."""

import difflib
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.answers import filter_of, filter_options
from onrecord.cli.helpful import HelpfulCommand
from onrecord.cli.record_options import by_option, open_record, print_json, record_option, who

if TYPE_CHECKING:
    from onrecord.exports.form import Format, Written
    from onrecord.exports.saving import Wanted
    from onrecord.record.store import Record
    from onrecord.views.filters import Filter

FINEST = click.Choice(["exact", "settlement", "region", "country"])


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord export", "the formats there are, and what each holds"),
        ("onrecord export xlsx -o claims.xlsx", "what a person has checked, as a workbook"),
        ("onrecord export -o dam.xlsx --all dam --since 2024-03", "also what nobody has checked, on one matter"),
        ("onrecord export csv --table figures --place Talin > figures.csv", "one table, to the next program"),
        ("onrecord export page --incident OR-7K3F9 -o bridge.html", "one incident as a page, to send or to print"),
    ),
)
@click.argument("name", required=False, metavar="[FORMAT]")
@click.argument("words", nargs=-1)
@record_option
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="A file instead of the screen.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--table", metavar="NAME", help="claims, events, figures, incidents, sources or links (CSV, Parquet).")
@click.option("--claim", "of_claim", metavar="ID", help="Only this claim.")
@click.option("--incident", "of_incident", metavar="ID", help="Only what is said of this incident.")
@click.option("--all", "everything", is_flag=True, help="Also claims that nobody has checked.")
@click.option("--accused", is_flag=True, help="Also unchecked claims that name a person as the doer of a crime.")
@click.option("--names", is_flag=True, help="Name private persons, who are masked otherwise.")
@click.option("--places", type=FINEST, help="The finest that places may be (by default settlement).")
@click.option("--sheltered", type=FINEST, help="The same where shelters or displaced people are spoken of (region).")
@click.option("--quote", type=click.IntRange(1), metavar="N", help="The most characters of a quote (by default 200).")
@click.option("--full-text", is_flag=True, help="Whole quotes and the texts of reports; they are their publishers’.")
@click.option("--whole", is_flag=True, help="All of these, and places as fine as they are: for your own archive.")
@filter_options
@by_option
@click.option("--json", "as_json", is_flag=True, help="Say what was written, or which formats there are, as JSON.")
def export(
    name: str | None,
    words: tuple[str, ...],
    address: str | None,
    output: Path | None,
    force: bool,
    table: str | None,
    of_claim: str | None,
    of_incident: str | None,
    everything: bool,
    accused: bool,
    names: bool,
    places: Any,
    sheltered: Any,
    quote: int | None,
    full_text: bool,
    whole: bool,
    by: str | None,
    as_json: bool,
    **given: Any,
) -> int:
    """Write what was said to a file other programs read: words and filters as in `onrecord search`.

    By default only claims that a person has checked leave, private persons are masked, places are no finer than the
    settlement, and quotes are short. What is allowed besides is in the file and in the log; settings (export_…) change
    the defaults. What was held back is told.
    """
    from onrecord import settings
    from onrecord.exports.formats import format_named
    from onrecord.exports.rules import rules_from
    from onrecord.exports.saving import Wanted

    if name is None and output is None:
        _list_formats(as_json)
        return 0
    found, words = _format_and_words(name, words, output)
    rules = rules_from(
        settings.load(),
        review="all" if everything or whole else None,
        accused=True if accused or whole else None,
        names="shown" if names or whole else None,
        places=places or ("exact" if whole else None),
        sheltered=sheltered or ("exact" if whole else None),
        quote=quote,
        texts="full" if full_text or whole else None,
    )
    asked = filter_of(given, " ".join(words) or None)
    with open_record(address) as record:
        asked = _of_one(record, asked, of_claim, of_incident)
        wanted = Wanted(format=found, by=who(by), table=table, given=asked, rules=rules)
        written = _write(record, wanted, output, force)
    _tell(written, wanted, format_named(found), output, as_json)
    return 0


def _of_one(record: "Record", asked: "Filter", claim: str | None, incident: str | None) -> "Filter":
    """The filter, narrowed to one claim or incident. Raises InputError if an id is of nothing, or of something else."""
    import msgspec

    from onrecord.errors import InputError
    from onrecord.views.citable import permanent_id

    for kind, name in (("claim", claim), ("incident", incident)):
        if name is None:
            continue
        wanted = permanent_id(record, name)
        if (found := record.kind_of(wanted)) != kind:
            raise InputError(f"--{kind} {name}: is the id of another thing ({found}); give the id of the {kind}")
        asked = msgspec.structs.replace(asked, **{kind: wanted})
    return asked


def _format_and_words(name: str | None, words: tuple[str, ...], output: Path | None) -> tuple[str, tuple[str, ...]]:
    """The format, by its name or else by the ending of the file; then the first word is one that is looked for."""
    from onrecord.errors import InputError
    from onrecord.exports.formats import FORMATS, format_named, format_of_file

    if name is None:
        assert output is not None
        return format_of_file(output.name).name, words
    try:
        return format_named(name).name, words
    except InputError:
        if output is None or not output.suffix or _is_nearly(name, FORMATS):
            raise
    return format_of_file(output.name).name, (name, *words)


def _is_nearly(word: str, known: Iterable[str]) -> bool:
    """Whether a word is a format’s name with a slip in it rather than a word to look for."""
    return bool(difflib.get_close_matches(word.lower(), list(known), n=1, cutoff=0.7))


def _write(record: "Record", wanted: "Wanted", output: Path | None, force: bool) -> "Written":
    from onrecord.cli.waiting import bar
    from onrecord.errors import InputError
    from onrecord.exports.formats import format_named
    from onrecord.exports.saving import give, save

    with bar("Writing", None) as shown:

        def told(done: int) -> None:
            if done % 100 == 0:
                shown.update("Writing", done, None)

        if output is not None:
            return save(record, wanted, output, force=force, told=told)
        found = format_named(wanted.format)
        if sys.stdout.isatty() and not found.is_text:
            raise InputError(f"{found.name}: not for the screen; name a file (-o claims{found.ending})", code="output")
        written = give(record, wanted, sys.stdout.buffer, told=told)
        sys.stdout.buffer.flush()
        return written


def _tell(written: "Written", wanted: "Wanted", found: "Format", output: Path | None, as_json: bool) -> None:
    """What was written, what was held back and why, and how to change that; on stderr if the file is on stdout."""
    from onrecord.exports.about import held_back_words
    from onrecord.exports.leaving import ACCUSED, UNCHECKED

    if as_json and output is not None:
        print_json(written)
        return
    place = str(output) if output else "written"
    claims = "1 claim" if written.claims == 1 else f"{written.claims} claims"
    click.echo(f"{place}: {claims} in {written.rows} rows of {found.title}", err=True)
    if any(written.held_back.values()):
        click.echo(f"  held back: {held_back_words(written.held_back)}", err=True)
        for reason, flag in ((UNCHECKED, "--all"), (ACCUSED, "--accused")):
            if written.held_back.get(reason):
                click.echo(f"  {flag} lets leave what is {reason}", err=True)
    for one in written.left_out:
        click.echo(f"  left out: {one}", err=True)
    for rule, (default, value) in wanted.rules.away().items():
        click.echo(f"  in force: {rule} {value} (as shipped: {default}); kept in the log", err=True)


def _list_formats(as_json: bool) -> None:
    """The formats, and the columns of the tables."""
    from onrecord.exports.formats import FORMATS
    from onrecord.exports.tables import TABLES

    if not as_json:
        for found in FORMATS.values():
            click.echo(f"{found.name:10} {found.title}: {found.holds}")
        return
    print_json(
        {
            "formats": [
                {
                    "name": found.name,
                    "title": found.title,
                    "ending": found.ending,
                    "media_type": found.media_type,
                    "holds": found.holds,
                    "tables": list(found.tables),
                }
                for found in FORMATS.values()
            ],
            "tables": [
                {
                    "name": table.name,
                    "holds": table.holds,
                    "columns": [{"name": one.name, "kind": one.kind, "says": one.says} for one in table.columns],
                }
                for table in TABLES.values()
            ],
        }
    )
