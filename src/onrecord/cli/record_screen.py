"""What the record holds, for a person at a terminal: claims, incidents, disputes, figures, reports."""

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from onrecord.words import ACTS, EVENTS, MODES

if TYPE_CHECKING:
    from onrecord.cli.look import Look
    from onrecord.record.forms import Lineage, Voices
    from onrecord.views.claim_lines import ClaimLine, EventLine, FigureLine
    from onrecord.views.disputes import DisputeLine
    from onrecord.views.figures import FigureRow
    from onrecord.views.incidents import IncidentLine, IncidentPage, LinkLine
    from onrecord.views.log_lines import LogEntry
    from onrecord.views.questions import Answer, Question
    from onrecord.views.reports import RelatedLine, ReportLine
    from onrecord.views.sources import SourceLine
    from onrecord.views.timeline import Moment
    from onrecord.views.watches import News, Watch

REVIEW = {"unchecked": ("?", "dim"), "checked": ("✓", "green"), "rejected": ("✗", "red")}
_INDENT = (0, 0, 0, 4)


def show_claim(look: "Look", line: "ClaimLine") -> None:
    """One claim: who said what, in which report, and the events and figures in it."""
    mark, style = REVIEW[line.review]
    head = Text()
    head.append(f"{look.clean(mark)} {line.id} ", style)
    head.append(look.clean(", ".join(line.sources) or "nobody named"), "bold")
    if line.on_behalf_of:
        head.append(" " + look.clean(f"for {line.on_behalf_of}"))
    verb = ACTS.get(line.act, line.act) if line.form != "narrated" else "reports"  # type: ignore[call-overload]
    head.append(" " + look.clean(f"{verb}"))
    look.print(head, Padding(look.text(line.quote), _INDENT))
    for event in line.events:
        look.print(Padding(look.text(f"{look.mark('event')} {event_words(event)}", "cyan"), _INDENT))
    for figure in line.figures:
        look.print(Padding(look.text(f"{look.mark('figure')} {figure_words(figure)}", "magenta"), _INDENT))
    look.print(Padding(look.text(_where(look, line), "dim"), _INDENT))


def _where(look: "Look", line: "ClaimLine") -> str:
    parts = [line.outlet or "unknown outlet", line.published or "no date", line.report]
    return f" {look.mark('dot')} ".join(parts)


def event_words(event: "EventLine") -> str:
    """An event in one line of words."""
    what = MODES.get(event.mode or "", "") or EVENTS.get(event.type, event.type)
    parts = [what]
    if event.actor:
        parts.append(f"by {', '.join(event.actor)}")
    if event.recipient:
        parts.append(f"to {', '.join(event.recipient)}")
    if event.place:
        parts.append(f"at {event.place}")
    if event.begin:
        parts.append(event.begin if event.begin == event.end or not event.end else f"{event.begin} to {event.end}")
    notes = [event.certainty] if event.certainty != "asserted" else []
    if event.polarity == "-":
        notes.append(f"denied{f': {event.denied}' if event.denied else ''}")
    if event.label:
        notes.append(f"called “{event.label}”")
    return " ".join(parts) + (f" ({'; '.join(notes)})" if notes else "")


def figure_words(figure: "FigureLine | FigureRow") -> str:
    """A figure in one line of words, with its range."""
    return f"{figure.measure}: {amount(figure)} {figure.counted}"


def amount(figure: "FigureLine | FigureRow") -> str:
    """A number with its qualifier, or its range where the report names no number."""
    if figure.value is not None:
        number = f"{figure.value:g}"
        return number if figure.qualifier == "exactly" else f"{figure.qualifier} {number}"
    low = "" if figure.low is None else f"{figure.low:g}"
    high = "" if figure.high is None else f"{figure.high:g}"
    return f"{low}–{high}"


def show_incident_line(look: "Look", line: "IncidentLine") -> None:
    """One incident in a list."""
    head = Text()
    head.append(f"{line.id} ", "dim")
    head.append(look.clean(line.label), "bold")
    head.append("  " + look.clean(f"{EVENTS.get(line.type, line.type)}"))
    counts = f"  {_count(line.claims, 'claim')} in {_count(line.reports, 'report')}"
    head.append(counts, "dim")
    if line.kinds:
        head.append("  " + look.clean(f"{look.mark('against')} {', '.join(line.kinds)}"), "red")
    look.print(head)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def show_incident(look: "Look", page: "IncidentPage") -> None:
    """One incident: what is disputed, who says it and who denies it, and every claim behind it."""
    show_incident_line(look, page.line)
    look.print(Padding(look.text(page.line.status), _INDENT), "")
    by_print = {claim.fingerprint: claim for claim in page.claims}
    for dispute in page.account.disputes:
        look.print(look.text(f"{look.mark('against')} {dispute.kind}: {dispute.reason}", "red"))
    for voices in page.account.voices:
        look.print(Padding(look.text(voices_words(voices), "dim"), _INDENT))
    for figure in page.account.figures:
        claim = by_print.get(figure.claim)
        who = ", ".join(claim.sources) if claim else "?"
        number = f"{figure.value:g}" if figure.value is not None else f"{figure.low}–{figure.high}"
        amount_ = f"{figure.measure}: {figure.qualifier} {number}"
        words = f"{look.mark('figure')} {figure.as_of or 'no date'}  {amount_}  {who}"
        look.print(Padding(look.text(words, "magenta"), _INDENT))
    look.print("")
    for claim in page.claims:
        show_claim(look, claim)
    if page.links:
        look.print("")
    for link in page.links:
        show_link(look, link)


def voices_words(voices: "Voices") -> str:
    """Voices in words: how many reports carry them, and how many of those are not copies."""
    who = voices.party or "no party known"
    basis = "" if voices.basis == "unstated" else f", who {voices.basis} it"
    copies = "" if voices.reports == voices.not_copies else f", {voices.not_copies} not copies"
    sources, reports = _count(len(voices.sources), "source"), _count(voices.reports, "report")
    return f"{voices.stand}: {sources} of {who}{basis} in {reports}{copies}"


def show_link(look: "Look", link: "LinkLine") -> None:
    """A link between two claims, with its reason."""
    state = "" if link.state == "proposed" else f" [{link.state}]"
    look.print(look.text(f"{link.claim} {link.relation} {link.other}{state}: {link.reason}", "red"))


def show_dispute(look: "Look", line: "DisputeLine") -> None:
    """A dispute with the words of each side."""
    look.print(look.text(f"{look.mark('against')} {line.kind}: {line.incident.label} ({line.incident.id})", "bold red"))
    look.print(Padding(look.text(line.reason, "dim"), _INDENT))
    for number, side in enumerate(line.sides, 1):
        look.print(Padding(look.text(f"side {number}", "bold"), (0, 0, 0, 2)))
        for claim in side:
            show_claim(look, claim)
    look.print("")


def show_figure(look: "Look", line: "FigureRow") -> None:
    """One source's figure as of a day."""
    text = Text()
    text.append(f"{line.as_of or 'no date':10}  ", "dim")
    text.append(look.clean(figure_words(line)), "magenta")
    text.append("  " + look.clean(f"{line.source}"), "bold")
    notes = [note for note, so in (("part", line.is_part), ("implied", line.implied)) if so]
    notes += [f"revises {line.revises}"] if line.revises else []
    text.append("  " + look.clean(f"{', '.join((*notes, line.claim, line.outlet or 'unknown outlet'))}"), "dim")
    look.print(text)


def show_source(look: "Look", line: "SourceLine") -> None:
    """A source in a list."""
    text = Text()
    text.append(f"{line.claims:5}  ")
    text.append(look.clean(line.name), "bold")
    more = [line.kind, line.party or line.country or "", _count(line.reports, "report")]
    text.append("  " + look.clean(f"{', '.join(filter(None, more))}"), "dim")
    look.print(text)


def show_report(look: "Look", line: "ReportLine") -> None:
    """A report in a list."""
    text = Text()
    text.append(f"{line.published or 'no date':10}  ", "dim")
    text.append(look.clean(line.title or "(no title)"), "bold")
    text.append(
        "  " + look.clean(f"{line.outlet or 'unknown outlet'}  {_count(line.claims, 'claim')}  {line.id}"), "dim"
    )
    if line.copy_of:
        text.append("  " + look.clean(f"rerun of {line.copy_of}"), "yellow")
    if line.revises:
        text.append("  " + look.clean(f"revises {line.revises}"), "yellow")
    look.print(text)


def show_related(look: "Look", line: "RelatedLine") -> None:
    """A related report, and what it shares."""
    show_report(look, line.report)
    shared = [*line.incidents[:4], *line.actors[:4], *line.places[:4]]
    note = "a copy" if line.is_copy else f"shares {', '.join(shared)}"
    look.print(Padding(look.text(note, "dim"), _INDENT))


def show_log(look: "Look", line: "LogEntry") -> None:
    """A line of the log."""
    text = Text()
    text.append(f"{line.seq:6}  {line.at}  ", "dim")
    text.append(look.clean(f"{line.kind} {line.target}"), "bold")
    if line.is_erased:
        text.append("  (erased)", "dim")
    if line.field:
        text.append("  " + look.clean(f"{line.field}: {line.before!r} {look.mark('to')} {line.after!r}"))
    for note in (line.by and f"by {line.by}", line.why, line.undone_by and f"undone in {line.undone_by}"):
        if note:
            text.append("  " + look.clean(f"{note}"), "dim")
    look.print(text)


def show_moment(look: "Look", line: "Moment") -> None:
    """An event on a timeline."""
    text = Text()
    when = line.begin if line.end in (None, line.begin) else f"{line.begin} to {line.end}"
    text.append(f"{when:24}  ", "bold")
    text.append(look.clean(event_words(line.event)), "cyan")
    who = ", ".join(line.claim.sources) or "nobody named"
    reported = f"reported {line.claim.published or 'no date'} by {line.claim.outlet or 'unknown outlet'}"
    text.append("  " + look.clean(f"{who}, {reported}, {line.claim.id}"), "dim")
    look.print(text)


def show_lineage(look: "Look", line: "Lineage") -> None:
    """Reports that are copies of one text."""
    look.print(look.text(f"{line.id}  {len(line.reports)} reports, at least {line.similarity:.0%} alike", "bold"))
    for report in line.reports:
        look.print(Padding(look.text(f"{report}{'  (first)' if report == line.first else ''}"), _INDENT))


def show_question(look: "Look", line: "Question") -> None:
    """A question that can be asked."""
    text = Text()
    text.append(f"{line.name:14}", "bold")
    text.append(look.clean(line.note))
    look.print(text)


def show_answer(look: "Look", line: "Answer") -> None:
    """One part of a question's answer."""
    look.print(look.text(f"{line.title} ({line.size})", "bold underline"))
    for claim in line.claims:
        show_claim(look, claim)
    for incident in line.incidents:
        show_incident_line(look, incident)
    for figure in line.figures:
        show_figure(look, figure)
    for dispute in line.disputes:
        show_dispute(look, dispute)
    look.print("")


def show_watch(look: "Look", line: "Watch") -> None:
    """A watch."""
    import msgspec

    default = type(line.filter)()
    asked = {
        field.name: getattr(line.filter, field.name)
        for field in msgspec.structs.fields(type(line.filter))
        if getattr(line.filter, field.name) != getattr(default, field.name)
    }
    words = ", ".join(f"{name} {value}" for name, value in asked.items())
    text = Text()
    text.append(look.clean(f"{line.name:14}"), "bold")
    text.append(look.clean(words))
    look.print(text)


def show_news(look: "Look", line: "News") -> None:
    """What is new for a watch."""
    look.print(look.text(f"{line.watch}: {_count(len(line.claims), 'new claim')}", "bold underline"))
    if line.held:
        more = f"{_count(line.held, 'more claim')} held back, told later: recent military locations (alert_delay_hours)"
        look.print(look.text(f"  {more}", "dim"))
    for claim in line.claims:
        show_claim(look, claim)
    look.print("")
