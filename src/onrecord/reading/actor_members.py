"""Members of a cast: one for each actor of a report, filled as it is read, and the finding of the same one again."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.ids import make_id
from onrecord.model import Actor, Span, Spans
from onrecord.reading.actor_entries import Gender
from onrecord.reading.actor_lexicon import Institution, Known, Land
from onrecord.terms import ActorKind, Sector, SourceKind


@dataclass(slots=True, eq=False)
class Member:
    """An actor of one report, as far as it is known at this point of the reading."""

    name: str
    kind: ActorKind
    says: SourceKind
    country: str | None = None
    sector: Sector | None = None
    land: str | None = None
    """Name of the land whose institution it is ("Gaza"), with its article."""
    gender: Gender | None = None
    plural: bool = False
    called: set[str] = field(default_factory=set)
    """Nouns it may be called by, lower case."""
    tokens: tuple[str, ...] = ()
    """Parts of a person's name as the lexicon files them."""
    shorts: set[tuple[str, ...]] = field(default_factory=set)
    """Shorter forms of the name by which a person was taken up."""
    behalf: "Member | None" = None
    """Whom a spokesperson speaks for, or the body an officer belongs to."""
    speaks: bool = False
    own_words: bool = False
    """Whether the name is only the words of the text."""
    institution: Institution | None = None
    mentions: list[Span] = field(default_factory=list)
    doubtful: bool = False
    """Whether it stands for one of several persons of a name, and nobody can tell which."""
    same: "Member | None" = None
    """The person who turned out to hold an office that was named first ("the Chadian president … President Moss")."""
    parts: "tuple[Member, ...]" = ()
    """Those it stands for, if it is only several named together."""
    asked: bool = False
    """Whether a later stage asked for it: only then are own words an actor of the report."""
    serial: int = 0
    """Tells apart members of the same own words ("a farmer", "a farmer")."""
    last: int = -1
    """Word of the latest mention."""
    id: str = ""

    @property
    def is_person(self) -> bool:
        """Whether he, she or they may mean it as a single human being."""
        return self.says == "person" or (self.says == "office" and not self.plural) or self.kind == "person"

    def actor(self, report: str) -> Actor:
        """The actor of the interchange format. Ids of names are the same in every report; own words belong to one."""
        if not self.id:
            own = self.own_words or (self.is_person and len(self.tokens) < 2)
            land = None if self.is_person else self.country
            self.id = make_id("act", self.name, self.kind, land, (report, self.serial) if own else None)
        return Actor(
            id=self.id,
            name=self.name,
            kind=self.kind,
            country=self.country,
            sector=self.sector,
            party=None,
            mentions=tuple(sorted(set(self.mentions))),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """Whom words mean: one member, several, or nobody that can be told."""

    members: tuple[Member, ...]
    rule: str
    because: str
    spans: Spans = ()
    """The words it went by."""
    score: float = 1.0

    @property
    def one(self) -> Member | None:
        """The member, if it is exactly one."""
        return self.members[0] if len(self.members) == 1 else None


def distinct(members: Iterable[Member]) -> tuple[Member, ...]:
    """Without repeats, in order."""
    return tuple(dict.fromkeys(members))


class Members:
    """All members, by what they are found again by."""

    def __init__(self) -> None:
        self.all: list[Member] = []
        self._by_name: dict[tuple[str, str | None], Member] = {}
        self.persons: list[Member] = []
        self.short: dict[str, Member] = {}
        """Abbreviations the report itself gives ("the Delta Relief Council (DRC)")."""

    def named(self, name: str, country: str | None = None) -> Member | None:
        """The member of a canonical name."""
        return self._by_name.get((name, country))

    def add(self, member: Member) -> Member:
        """A new member, found again by its name from now on."""
        self.all.append(member)
        self._by_name.setdefault((member.name, member.country), member)
        if member.is_person and member.tokens:
            self.persons.append(member)
        return member

    def known(self, known: Known) -> Member:
        """The member of an actor that the lexicon knows."""
        found = self.named(known.name, known.country)
        if found is None:
            says: SourceKind = (
                "outlet" if known.kind == "outlet" else "group" if known.kind == "group" else "institution"
            )
            found = self.add(
                Member(
                    known.name,
                    known.kind,
                    says,
                    known.country,
                    known.sector,
                    called=set(known.called),
                    plural=known.plural,
                )
            )
        return found

    def of_land(self, land: Land, institution: Institution) -> Member:
        """An institution of a land."""
        name = institution.of(land)
        found = self.named(name, land.country)
        if found is None:
            found = self.add(
                Member(
                    name,
                    institution.kind,
                    "institution",
                    land.country,
                    institution.sector,
                    land.name,
                    called=set(institution.called),
                    institution=institution,
                )
            )
        elif found.institution is None:
            found.institution, found.land = institution, land.name
            found.called |= institution.called
        return found

    def hold(self, person: Member, office: str) -> None:
        """An office named before without its holder is this person's."""
        found = self.named(office, person.country)
        if found is not None and found.kind == "office" and found is not person and found.same is None:
            found.same = person
            person.mentions += found.mentions

    def person(
        self, tokens: tuple[str, ...], name: str, gender: Gender | None = None, kin: bool = False
    ) -> tuple[Member | None, bool]:
        """(the person of this name so far or None, whether several fit equally well).

        A name leads to a fuller one of which it is the end, the beginning or a part, and to a shorter one before it.
        ``gender``: what a form of address or a given name tells; ``kin``: whether it is told whose wife or son this is,
        so that whoever went by the surname before is another.
        """
        exact = [p for p in self.persons if p.tokens == tokens]
        if exact:
            return exact[-1], False
        others = [p for p in self.persons if gender is None or p.gender in (None, gender)]
        ends = [p for p in others if len(tokens) < len(p.tokens) and p.tokens[-len(tokens) :] == tokens]
        fits = ends or [p for p in others if _part(tokens, p.tokens)]
        if len(fits) > 1:
            # Who goes by this name alone already, else who does not go by another ("Saddam", so "Hussein" is the king).
            fits = [p for p in fits if tokens in p.shorts] or [p for p in fits if not p.shorts] or fits
        if len(fits) > 1:
            ranked = sorted(fits, key=lambda member: -len(member.mentions))
            leads = len(ranked[0].mentions) >= max(3, 3 * len(ranked[1].mentions))
            return (ranked[0], False) if leads else (None, True)
        if fits:
            return fits[0], False
        shorter = [p for p in others if len(p.tokens) == 1 and len(tokens) > 1 and tokens[-1] == p.tokens[0]]
        if len(shorter) == 1 and not kin:
            shorter[0].name, shorter[0].tokens = name, tokens
            return shorter[0], False
        return None, False


def _part(small: tuple[str, ...], large: tuple[str, ...]) -> bool:
    """Whether the parts of one name occur in another in the same order, and begin it or leave out only its middle."""
    if len(small) >= len(large):
        return False
    if large[: len(small)] == small:
        return len(small) > 1 or len(large) <= 3
    at = 0
    for piece in large:
        if at < len(small) and piece == small[at]:
            at += 1
    return at == len(small) and (len(small) > 1 or len(small[0]) > 3)
