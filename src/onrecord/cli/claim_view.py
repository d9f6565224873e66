"""One claim on a screen: who, what the act is, the words, and beside or below them the events and figures claimed."""

from dataclasses import dataclass
from functools import cached_property

from rich.text import Text

from onrecord import words
from onrecord.cli.look import Look
from onrecord.cli.order import Ordered
from onrecord.model import Claim, Event, Figure, Reading, Source, Spans

DOUBTFUL = 0.5
"""Scores below this one are shown, with a question mark: the reader itself held the value for less likely than not."""

FAINT, STRONG, ACT, CHARGE, AGAINST = "dim", "bold", "cyan", "yellow", "bold red"
_CHARGES = {"accuse", "condemn", "threaten", "warn"}
_AGAINST = {"deny", "retract"}


@dataclass(frozen=True)
class ClaimView:
    """Shows the claims of one reading on one terminal."""

    ordered: Ordered
    look: Look

    @property
    def reading(self) -> Reading:
        """The reading whose claims are shown."""
        return self.ordered.reading

    @cached_property
    def _actors(self) -> dict[str, str]:
        return {actor.id: actor.name for actor in self.reading.actors}

    @cached_property
    def _places(self) -> dict[str, str]:
        return {place.id: place.name for place in self.reading.places}

    def quote(self, spans: Spans) -> str:
        """The words of some spans, pieces joined by a gap mark."""
        gap = f" {self.look.mark('gap')} "
        return gap.join(self.look.clean(span.quote(self.reading.report.text)) for span in spans)

    def source_name(self, source: Source) -> str:
        """A source's resolved name, or its own words."""
        return self.look.clean(source.name or self.quote(source.spans) or "somebody")

    def who(self, claim: Claim) -> str:
        """The names of a claim's sources."""
        if claim.form == "narrated":
            return self.look.clean(self.reading.report.outlet or "The outlet")
        return ", ".join(dict.fromkeys(self.source_name(source) for source in claim.sources)) or "somebody unnamed"

    def heading(self, run: tuple[Claim, ...]) -> Text:
        """Who speaks in a run of claims, and how the text words it where that is not the same."""
        first = run[0]
        if first.form == "narrated":
            return Text.assemble((self.who(first), "bold italic"), (", in its own words", "italic"))
        text = Text.assemble((self.who(first), STRONG))
        named = {self.source_name(source).casefold() for source in first.sources}
        worded = [
            wording
            for claim in run
            for source in claim.sources
            if (wording := self.quote(source.spans).rstrip(" ,;:")) and _without_article(wording) not in named
        ]
        if worded:
            text.append("  in the text: " + "; ".join(dict.fromkeys(worded)), FAINT)
        if any(source.kind == "unnamed" for source in first.sources):
            text.append("  not named", FAINT)
        return text

    def said(self, claim: Claim, *, with_source: bool = False) -> Text:
        """Act and content of a claim with what qualifies them."""
        text = Text()
        if with_source:
            text.append(f"{self.who(claim)} ", STRONG)
        if claim.form != "narrated":
            text.append(words.ACTS[claim.act], self._act_style(claim))
            if notes := self._notes(claim):
                text.append(f" ({', '.join(notes)})", FAINT)
            text.append("  ")
        text.append(self.quote(claim.contents) or "(no words given)")
        if (score := claim.method.score) is not None and score < DOUBTFUL:
            text.append(f"  {self.look.mark('doubt')} doubtful ({score:.2f})", CHARGE)
        return text

    def _act_style(self, claim: Claim) -> str:
        return AGAINST if claim.act in _AGAINST else CHARGE if claim.act in _CHARGES else ACT

    def _notes(self, claim: Claim) -> list[str]:
        notes = []
        if claim.said and claim.form != "narrated":
            notes.append(self.when(claim.said))
        if claim.on_behalf_of:
            notes.append(f"on behalf of {self._name(claim.on_behalf_of)}")
        if claim.addressee:
            notes.append(f"to {self._name(claim.addressee)}")
        if claim.via:
            notes.append(f"via {self.look.clean(claim.via)}")
        if words.BASIS[claim.basis]:
            notes.append(words.BASIS[claim.basis])
        if claim.review != "unchecked":
            notes.append(claim.review)
        return notes

    def when(self, iso: str) -> str:
        """A day in words, without its year where that is the report's."""
        published = self.reading.report.published
        return words.day(iso).removesuffix(f" {published[:4]}" if published and len(iso) > 4 else " ")

    def _name(self, reference: str) -> str:
        return self.look.clean(self._actors.get(reference, reference))

    def lines(self, claim: Claim) -> list[Text]:
        """Events, figures and contradictions of a claim, one line each."""
        told = [event for event in self.ordered.events.get(claim.id, []) if not self._is_the_act(event)]
        events = [self.event(event) for event in told if not self._is_bare(event)]
        if bare := list(dict.fromkeys(words.event_name(event) for event in told if self._is_bare(event))):
            events.append(self._with_mark("event", Text(", ".join(bare) if not events else f"also: {', '.join(bare)}")))
        figures = [self._with_mark("figure", self.figure(figure)) for figure in self.ordered.figures.get(claim.id, [])]
        lines = [*events, *figures, *self._against(claim)]
        return list({line.plain: line for line in lines}.values())

    def _is_bare(self, event: Event) -> bool:
        """Whether nothing is known of an event but its kind, so that several of them fit on one line."""
        known = event.place or event.begin or event.end or event.label or event.denied
        settled = event.polarity == "+" and event.certainty == "asserted" and event.tense != "future"
        return settled and not known and not self.role(event, "actor") and not self.role(event, "recipient")

    def _is_the_act(self, event: Event) -> bool:
        """Whether an event only repeats what its claim's act says already (its trigger is the cue)."""
        claim = self.ordered.by_id[event.claim]
        return claim.cue is not None and any(span.overlaps(event.trigger) for span in claim.cue.spans)

    def event(self, event: Event) -> Text:
        """An event in a line: what, who to whom, where, when, and how certain."""
        text = self._with_mark("event", Text(words.event_name(event)))
        actor, recipient = self.role(event, "actor"), self.role(event, "recipient")
        if actor or recipient:
            arrow = self.look.mark("to")
            text.append(": ").append(f"{actor or 'not said who'}" + (f" {arrow} {recipient}" if recipient else ""))
        if event.place:
            text.append(f", at {self.look.clean(self._places.get(event.place, event.place))}")
        if when := words.period(event.begin, event.end):
            text.append(f", {when}")
        return text.append_text(self._standing(event))

    def _standing(self, event: Event) -> Text:
        """What keeps an event from being told as a fact."""
        text = Text()
        dot = f" {self.look.mark('dot')} "
        if event.polarity == "-":
            text.append(f"{dot}{self.look.mark('no')} {self._negated(event)}", AGAINST)
        if certainty := words.CERTAINTY[event.certainty]:
            text.append(f"{dot}{certainty}", CHARGE)
        elif event.tense == "future":
            text.append(f"{dot}still to come", CHARGE)
        if event.label:
            text.append(f"{dot}word in dispute: {self.quote((event.label.span,))}", FAINT)
        if (score := event.method.score) is not None and score < DOUBTFUL:
            text.append(f"{dot}{self.look.mark('doubt')} doubtful", CHARGE)
        return text

    def _negated(self, event: Event) -> str:
        if event.denied not in (None, "occurrence"):
            return f"denied: {words.DENIED[event.denied]}"
        if self.ordered.by_id[event.claim].act == "deny":
            return f"denied: {words.DENIED['occurrence']}"
        return "said not to be so" if event.certainty == "asserted" else "not happening"

    def role(self, event: Event, role: str) -> str:
        """Who fills a role: the names of the actors, or the words of the text where nobody was made out."""
        known: tuple[str, ...] = getattr(event, role)
        if known:
            return ", ".join(dict.fromkeys(self._name(actor) for actor in known))
        method = event.methods.get(role)
        return (
            ", ".join(self.look.clean(span.quote(self.reading.report.text)) for span in method.spans) if method else ""
        )

    def figure(self, figure: Figure) -> Text:
        """A figure in words: how many of what, in which state."""
        head = f"{words.amount(figure)} {self.look.clean(figure.counted)}"
        if figure.value is None:
            head = self.quote((figure.span,))
        text = Text(f"{head} {words.state(figure)}".strip())
        if figure.who and figure.who.casefold() not in head.casefold():
            text.append(f" ({self.look.clean(figure.who)})")
        notes = [words.amount(figure)] if figure.value is None and figure.qualifier != "between" else []
        if figure.cumulative:
            notes.append("in all")
        if figure.since:
            notes.append(f"since {words.day(figure.since)}")
        if figure.part_of:
            notes.append(f"part of {self._whole(figure.part_of)}")
        if figure.implied:
            notes.append("one, not counted in the text")
        if notes:
            text.append(f", {', '.join(notes)}", FAINT)
        return text

    def _whole(self, reference: str) -> str:
        """The figure another one is a part of: its number and what it counts."""
        for figure in self.reading.figures:
            if figure.id == reference:
                return f"{words.amount(figure)} {self.look.clean(figure.counted)}"
        return "another figure"

    def _against(self, claim: Claim) -> list[Text]:
        lines = []
        for link in self.ordered.links.get(claim.id, []):
            mine = link.claim == claim.id
            other = self.ordered.by_id.get(link.other if mine else link.claim)
            if other is None:
                continue
            against = link.relation in words.AGAINST
            relation = words.RELATIONS[link.relation] if mine else f"{words.PASSIVE[link.relation]} by"
            line = f"{relation} {self.ordered.numbers[other.id]}, {self.who(other)}"
            lines.append(self._with_mark("against" if against else "same", Text(line), AGAINST if against else FAINT))
        return lines

    def _with_mark(self, mark: str, text: Text, style: str = FAINT) -> Text:
        return Text.assemble((f"{self.look.mark(mark)} ", style), text)


def _without_article(wording: str) -> str:
    return wording.casefold().removeprefix("the ").removeprefix("a ").removeprefix("an ")
