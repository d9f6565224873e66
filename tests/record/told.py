"""Entries by hand: who said what of one happening, without a reader."""

from dataclasses import dataclass, field
from itertools import count

from onrecord.ids import make_id
from onrecord.model import Claim, Cue, Event, Figure, Label, Method, Place, Source, Span
from onrecord.record.entries import Entry, Head, Who

_RULE = Method(kind="rule", name="test")
_COUNTRIES = {"Chad": "TCD", "Togo": "TGO", "Kenya": "KEN"}
_serial = count()


def state(name: str, land: str, sector: str = "GOV", kind: str = "government") -> Who:
    country = _COUNTRIES[land]
    key = make_id("act", name, kind, None if kind == "person" else country, None)
    return Who(key=key, name=name, kind=kind, country=country, sector=sector)  # type: ignore[arg-type]


def group_named(name: str, country: str | None = None, sector: str = "REB") -> Who:
    return Who(
        key=make_id("act", name, "group", country, None), name=name, kind="group", country=country, sector=sector
    )  # type: ignore[arg-type]


def words(name: str, kind: str = "unknown", sector: str | None = None) -> Who:
    return Who(key=make_id("act", name, kind, None, ("rpt", 0)), name=name, kind=kind, sector=sector)  # type: ignore[arg-type]


def outlet(name: str) -> Who:
    return Who(key=f"outlet:{name.lower()}", name=name, kind="outlet")


ARMY = state("Armed Forces of Chad", "Chad", "MIL", "force")
MINISTRY = state("Ministry of Health of Chad", "Chad")
FRONT = group_named("Front for Testing", "TCD")
AID = group_named("Relief Union", sector="NGO")
GUNMEN = words("gunmen", "group", "UAF")


@dataclass(frozen=True)
class Tell:
    """One claim of one event, in the fields that matter to an account."""

    who: Who
    doer: Who | None = None
    day: str = "2031-05-01"
    report: str = "r1"
    act: str = "state"
    denied: str | None = None
    killed: int | None = None
    qualifier: str = "exactly"
    of_whom: str | None = None
    part: bool = False
    trigger: str = "attack"
    quote: str = "the attack on the market"
    label: str | None = None
    certainty: str = "asserted"
    tense: str = "past"
    type: str = "ASSAULT"
    mode: str | None = None
    lineage: str | None = None
    harmed: Who | None = None
    cue: str = "say"
    behalf: Who | None = None
    basis: str = "unstated"
    place: Place | None = None
    begin: str | None = None
    number: int = field(default_factory=lambda: next(_serial))

    @property
    def claim(self) -> str:
        return f"clm_{self.number}"

    def entry(self) -> Entry:
        spoken = self.who.kind == "outlet"
        at = Span(self.number * 10, self.number * 10 + 5)
        source = Source(spans=(at,), name=self.who.name, actor=self.who.key, kind="outlet" if spoken else "institution")
        claim = Claim(
            id=self.claim,
            sources=(source,),
            cue=None if spoken else Cue(spans=(at,), lemma=self.cue),
            act=self.act,  # type: ignore[arg-type]
            contents=(at,),
            form="narrated" if spoken else "indirect",
            method=_RULE,
            basis=self.basis,  # type: ignore[arg-type]
        )
        event = Event(
            id=f"evt_{self.number}",
            claim=self.claim,
            type=self.type,  # type: ignore[arg-type]
            mode=self.mode,
            trigger=at,
            method=_RULE,
            tense=self.tense,  # type: ignore[arg-type]
            polarity="-" if self.denied else "+",
            denied=self.denied,  # type: ignore[arg-type]
            certainty=self.certainty,  # type: ignore[arg-type]
            label=Label(term=self.label, span=at) if self.label else None,
            begin=self.begin,
            end=self.begin,
        )
        return Entry(
            head=Head(report=self.report, outlet=None, title=None, url=None, published=self.day, lineage=self.lineage),
            claim=claim,
            event=event,
            sources=(self.who,),
            on_behalf_of=self.behalf,
            actors=(self.doer,) if self.doer else (),
            recipients=(self.harmed,) if self.harmed else (),
            place=self.place,
            figures=(self.figure(at),) if self.killed is not None else (),
            trigger=self.trigger,
            quote=self.quote,
        )

    def figure(self, at: Span) -> Figure:
        return Figure(
            id=f"fig_{self.number}",
            claim=self.claim,
            event=f"evt_{self.number}",
            value=self.killed,
            low=self.killed if self.qualifier != "up to" else None,
            high=None if self.qualifier in ("at least", "more than") else self.killed,
            qualifier=self.qualifier,  # type: ignore[arg-type]
            measure="killed",
            unit="people",
            counted="people",
            span=at,
            who=self.of_whom,
            part_of="fig_whole" if self.part else None,
        )
