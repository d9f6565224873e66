"""Commands that keep the record in order: status, verify, remove, erase, reread, merge."""

from typing import TYPE_CHECKING

import click

from onrecord.cli.helpful import HelpfulCommand
from onrecord.cli.record_options import by_option, open_record, print_json, record_option, who

if TYPE_CHECKING:
    from onrecord.record.store import Record

FAULTS = 1


@click.command(cls=HelpfulCommand, examples=(("onrecord status", "how much the record holds, and what is unchecked"),))
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def status(address: str | None, as_json: bool) -> int:
    """Say how much the record holds."""
    with open_record(address) as record:
        found = record.status()
    if as_json:
        print_json(found)
        return 0
    period = f", published {found.first_published} to {found.last_published}" if found.first_published else ""
    click.echo(f"{record.address}, made {found.made_at}")
    removed = f" ({found.removed} removed)" if found.removed else ""
    click.echo(f"  {found.reports} reports of {found.lineages} texts that are not copies{period}{removed}")
    review = f"{found.unchecked} unchecked, {found.checked} checked, {found.rejected} rejected"
    click.echo(f"  {found.claims} claims: {review}")
    click.echo(f"  {found.events} events, {found.figures} figures, {found.links} links")
    waiting = f", {found.waiting} still to be compared" if found.waiting else ""
    click.echo(f"  {found.incidents} incidents, {found.disputed} of them disputed{waiting}")
    click.echo(f"  {found.log} lines in the log; last added {found.last_added or 'never'}")
    return 0


@click.command(
    cls=HelpfulCommand,
    examples=(("onrecord verify", "every text unchanged, every span its quote, every reference there, the log whole"),),
)
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print each fault as a JSON object.")
def verify(address: str | None, as_json: bool) -> int:
    """Check the record: texts, spans, references, and the chain of the log.

    Exit code: 0 nothing is wrong; 1 faults were found (each is listed); 2 cannot run.
    """
    from onrecord.cli.waiting import bar

    number = 0
    with open_record(address) as record, bar("Verifying", None) as shown:
        for fault in record.faults(lambda done, total: shown.update("Verifying", done, total)):
            number += 1
            shown.pause()
            if as_json:
                print_json({"fault": fault})
            else:
                click.echo(fault)
        reports = record.status().reports
    click.echo(f"{record.address}: {reports} reports verified, {number or 'no'} faults", err=True)
    return FAULTS if number else 0


@click.command(
    cls=HelpfulCommand,
    examples=(("onrecord remove rpt_6rbvdgl7psw4jrm6 --why “added by mistake”", "a tombstone with the reason stays"),),
)
@click.argument("report", metavar="REPORT")
@click.option("--why", required=True, metavar="TEXT", help="The reason, which stays in the record.")
@by_option
@record_option
def remove(report: str, why: str, by: str | None, address: str | None) -> int:
    """Remove a report and all that was read in it."""
    with open_record(address) as record:
        record.remove(report, reason=why, by=who(by))
    click.echo(f"{record.address}: {report} removed", err=True)
    return 0


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord erase --report rpt_6rbvdgl7psw4jrm6", "a report, and what the log holds on it, for good"),
        ("onrecord erase --name “Jon Example”", "says where a person is named; --yes erases it there"),
    ),
)
@click.option("--report", metavar="REPORT", help="Erase this report, and what the log holds on it.")
@click.option("--name", metavar="WORDS", help="Erase every report and log line that holds these words.")
@click.option("--yes", is_flag=True, help="Do it; without this, only say what would be erased.")
@by_option
@record_option
def erase(report: str | None, name: str | None, yes: bool, by: str | None, address: str | None) -> int:
    """Erase for good what the record holds of a person, and the files beside it. The chain of the log stays whole."""
    from onrecord import settings
    from onrecord.cli.beside import ARCHIVE, beside, erase_beside
    from onrecord.errors import InputError

    if (report is None) == (name is None):
        raise InputError("erase: give either --report REPORT or --name WORDS")
    with open_record(address) as record:
        reports = [report] if report else record.reports_holding(name or "")
        lines = record.lines_holding(name) if name else []
        if not yes:
            click.echo(f"would erase {len(reports)} reports and {len(lines)} log lines; --yes does it", err=True)
            for one in (*reports, *(f"log line {seq}" for seq in lines)):
                click.echo(one)
            return 0
        named = [words for one in reports for words in (one, _address_of(record, one)) if words]
        done = record.erase(reports, name, by=who(by))
        archive = settings.load().archive or beside(record.address, ARCHIVE)
        more = erase_beside(record.address, archive, [*named, *([name] if name else [])])
    said = f", {more} entries in files beside the record" if more else ""
    click.echo(f"{record.address}: {len(reports)} reports and {done} log lines erased for good{said}", err=True)
    return 0


def _address_of(record: "Record", report: str) -> str | None:
    """The address of a report, if the record still has it: what was fetched from there is erased with it."""
    from onrecord.errors import InputError

    try:
        return record.machine_reading(report).report.url
    except InputError:
        return None


@click.command(
    cls=HelpfulCommand,
    examples=(
        ("onrecord reread", "read every report again with this version; ids and decisions stay on their claims"),
        ("onrecord reread rpt_6rbvdgl7psw4jrm6", "one report"),
    ),
)
@click.argument("reports", nargs=-1, metavar="[REPORT...]")
@click.option("--all", "all_", is_flag=True, help="Also those that this version has read already.")
@click.option("--json", "as_json", is_flag=True, help="Print what changed in each report: one JSON object a line.")
@record_option
def reread(reports: tuple[str, ...], all_: bool, as_json: bool, address: str | None) -> int:
    """Read reports again with this version of Onrecord.

    Permanent ids, decisions and citations stay on their claims by overlap. A claim that a person decided on is kept
    even where the newer reading does not find it. Stopped, it goes on where it was.
    """
    from onrecord.cli.reading import load_reader, settings_with
    from onrecord.cli.waiting import bar

    with open_record(address) as record:
        reader = load_reader(settings_with())
        version = reader.made_by
        wanted = list(reports) or record.read_by_others(None if all_ else version)
        counts = {"kept": 0, "new": 0, "gone": 0, "held": 0}
        with bar("Reading again", len(wanted)) as shown:
            for name in wanted:
                told = record.replace_reading(reader.read(record.machine_reading(name).report), reader=version)
                counts = {what: number + getattr(told, what) for what, number in counts.items()}
                if as_json:
                    print_json(told)
                shown.advance()
        record.refresh()
    words = f"{counts['kept']} claims kept, {counts['new']} new, {counts['gone']} no longer found"
    held = f", {counts['held']} kept for a person's decision" if counts["held"] else ""
    click.echo(f"{record.address}: {len(wanted)} reports read again: {words}{held}", err=True)
    return 0


@click.command(
    cls=HelpfulCommand,
    examples=(("onrecord merge OTHER.db", "add what another record holds: reports, readings, ids, decisions"),),
)
@click.argument("other", metavar="OTHER")
@by_option
@click.option("--json", "as_json", is_flag=True, help="Print what came of it as a JSON object.")
@record_option
def merge(other: str, by: str | None, as_json: bool, address: str | None) -> int:
    """Merge another record into this one. The other is left as it is."""
    from onrecord.cli.waiting import bar
    from onrecord.record.store import Record

    with open_record(address, create=True) as record, Record.open(other, create=False) as theirs:
        with bar("Merging", None) as shown:
            joined = record.join(theirs, by=who(by), told=lambda done, total: shown.update("Merging", done, total))
        record.refresh()
    if as_json:
        print_json(joined)
    removed = f", {joined.removed} were removed here before" if joined.removed else ""
    words = f"{joined.added} reports added, {joined.already} there already{removed}, {joined.decisions} decisions taken"
    click.echo(f"{record.address}: {words} from {other}", err=True)
    for line in joined.left_out:
        click.echo(f"  left out: {line}", err=True)
    return 0
