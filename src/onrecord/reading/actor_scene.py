"""Scene: what every rule about actors looks at: the page, its names, the members so far, who was mentioned where."""

from collections.abc import Callable
from functools import cached_property

from onrecord.model import Span
from onrecord.reading.actor_lexicon import Known, Land, LandName, actor_lexicon
from onrecord.reading.actor_members import Found, Member, Members
from onrecord.reading.actor_persons import PersonMentions
from onrecord.reading.actor_titles import Titled
from onrecord.reading.coreference import Choice, History
from onrecord.reading.cue_lexicon import cue_lexicon
from onrecord.reading.mentions import Hit
from onrecord.reading.page import Page
from onrecord.reading.quotations import Quotations
from onrecord.terms import ActorKind, SourceKind

POSSESSIVES = frozenset({"his", "her", "its", "their"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
OWNERS = frozenset({"'s", "’s", "'", "’"})
_STRIPPED = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_NAMING = frozenset({"description", "set", "institution", "land of the passage", "possessor"})
_TIMES = frozenset({"DATE", "TIME"})
_SAYING = frozenset(
    {"said", "says", "say", "told", "tells", "added", "adds", "testified", "testifies", "claimed", "claims", "argued"}
    | {
        "insisted",
        "explained",
        "explains",
        "noted",
        "notes",
        "stressed",
        "admitted",
        "admits",
        "acknowledged",
        "warned",
    }
    | {"warns", "denied", "denies", "recalled", "recalls", "replied", "wrote", "writes", "announced", "declared"}
    | {"confirmed", "alleged", "stated", "continued", "asked", "maintained", "maintains", "argues", "insists"}
)
_HYPHENS = frozenset({"-", "‐", "‑", "–"})


class Scene:
    """One page while it is read. ``at(word)`` is whom the phrase headed by a word means."""

    def __init__(self, page: Page, at: Callable[[int], Found | None]) -> None:
        self.page, self.tree, self.lexicon, self.at = page, page.tree, actor_lexicon(), at
        self.mentions = PersonMentions(page, self.lexicon, self.tree)
        self.members = Members()
        self.quotations = Quotations(page.report.text)
        cues = cue_lexicon()
        self._cue_forms, self._cue_verbs = cues.forms, cues.verbs
        self.history = History(self.tree, self.mentions.sentence, self.says)
        self.titles: dict[int, Titled] = {}
        self.government = self.lexicon.institutions[("government",)]
        self.armed = self.lexicon.institutions[("armed", "forces")]

    def says(self, word: int) -> bool:
        """Whether a word is a verb of saying."""
        if self.tree.pos[word] not in ("VERB", "AUX"):
            return False
        lemma = self._cue_forms.get(self.tree.form[word]) or self.tree.lemma[word]
        return lemma in self._cue_verbs

    @cached_property
    def speakers(self) -> list[int]:
        """Heads of the subjects of plain verbs of saying, in text order."""
        tree = self.tree
        verbs = [at for at, form in enumerate(tree.form) if form in _SAYING and tree.pos[at] == "VERB"]
        return sorted(kid for verb in verbs for kid in tree.children(verb, "nsubj"))

    def quoted(self, word: int) -> Span | None:
        """The quotation a word stands in."""
        return self.quotations.at(self.page.doc[word].idx)

    def text(self, low: int, high: int) -> str:
        """The words from ``low`` to before ``high`` as they stand in the report."""
        return self.page.doc[low:high].text

    # Extent.

    def phrase(self, word: int) -> tuple[int, int]:
        """The noun phrase of a word: whole words at its hyphens, nothing that is coordinated before it."""
        low, high = self.tree.phrase(word)
        form, doc = self.tree.form, self.page.doc
        while low > 1 and form[low - 1] in _HYPHENS and not doc[low - 1].whitespace_ and not doc[low - 2].whitespace_:
            low -= 2
        hit = self.mentions.hit[low]
        if hit is not None:
            low = hit.start
        for at in range(word - 1, low, -1):
            if form[at] in ("and", "or", ",") and self.tree.pos[at - 1] in ("NOUN", "PROPN") and self._cuts(at):
                low = at + 1
                break
        return low, self._without_time(word, self._with_coordinated(word, high))

    def _with_coordinated(self, word: int, high: int) -> int:
        """The end of "leaders of Turkey and Russia", where what is coordinated hangs on a word inside the phrase."""
        tree = self.tree
        for at in range(word + 1, high):
            if tree.dep[at] != "nmod":
                continue
            for kid in tree.kids[at]:
                if tree.dep[kid] == "conj" and kid >= high and tree.pos[kid] in ("NOUN", "PROPN") and kid - high < 4:
                    high = max(high, tree.phrase(kid)[1])
        return high

    def _cuts(self, at: int) -> bool:
        """Whether a coordination splits two phrases rather than two adjectives ("British and American")."""
        hit = self.mentions.hit[at - 1]
        return hit is None or not isinstance(hit.means, LandName)

    def _without_time(self, word: int, high: int) -> int:
        """The end of a phrase without a day at its end."""
        at = high
        while at - 1 > word:
            entity = self.mentions.entity[at - 1]
            if entity is None or entity[2] not in _TIMES or entity[0] <= word:
                break
            at = entity[0]
            if at - 1 > word and self.tree.pos[at - 1] == "ADP":
                at -= 1
        return at

    # Modifiers.

    def land_in(self, low: int, high: int, head: int) -> Land | None:
        """The land a phrase names: "Ukraine's", "Russian", "of Mali"; of several, the one nearest before the head."""
        found: Land | None = None
        at = low
        while at < high:
            hit = self.mentions.hit[at]
            at += 1
            if hit is None:
                continue
            at = max(hit.end, at)
            if not isinstance(hit.means, LandName) or self.mentions.dependent(hit):
                continue
            if hit.start < head:
                found = hit.means.land
            elif found is None and self.tree.case(self.head_of(hit)) == "of":
                return hit.means.land
        return found

    def head_of(self, hit: Hit) -> int:
        """The word of a name that the rest of it hangs on."""
        for at in range(hit.start, hit.end):
            if not hit.start <= self.tree.head[at] < hit.end:
                return at
        return hit.start

    def known_in(self, low: int, high: int) -> Known | None:
        """The actor of the lexicon that a phrase names last among its modifiers."""
        for at in range(high - 1, low - 1, -1):
            hit = self.mentions.hit[at]
            if hit is not None and isinstance(hit.means, Known) and not self.mentions.dependent(hit):
                return hit.means
        return None

    def depends(self, low: int, high: int) -> Hit | None:
        """The name that says on whose side somebody is, without being theirs ("Moscow-backed")."""
        for at in range(low, high):
            hit = self.mentions.hit[at]
            if hit is not None and self.mentions.dependent(hit):
                return hit
        return None

    def owner_in(self, low: int, high: int) -> Found | None:
        """Whom a possessive pronoun in a phrase means; a find of nobody where it is unresolved."""
        for at in range(low, high):
            if self.tree.form[at] in POSSESSIVES:
                return self.at(at) or Found((), "pronoun", "unresolved", (), 0.0)
        return None

    # Finds.

    def chosen(self, choice: Choice, rule: str) -> Found:
        """A choice as a find."""
        member = choice.member
        if member is None:
            return Found((), rule, choice.because, (), 0.0)
        spans = (member.mentions[-1],) if member.mentions else tuple(m.mentions[-1] for m in member.parts if m.mentions)
        return Found(member.parts or (member,), rule, choice.because, spans, choice.score)

    def own_member(self, words: str, kind: ActorKind, says: SourceKind, word: int) -> Member:
        """The member of these own words: the one of the same words before, unless they open a new one ("a farmer")."""
        article = self.tree.child(word, "det")
        new = article is not None and self.tree.form[article] in ("a", "an", "another")
        held = self.members.named(words)
        if held is not None and held.own_words and not new:
            return held
        member = Member(words, kind, says, own_words=True)
        if held is not None:
            member.serial = sum(m.name == words for m in self.members.all)
        return self.members.add(member)

    def own_text(self, low: int, high: int, head: int) -> str:
        """A phrase in its own words: without its article, what it refers back to named."""
        tree = self.tree
        while low < head and tree.form[low] in _STRIPPED:
            low += 1
        parts: list[tuple[int, str]] = []
        at = low
        while at < high:
            space = self.page.doc[at].whitespace_
            named = self._named_inside(at, head)
            if named is None:
                parts.append((at, self.mentions.text[at] + space))
                at += 1
                continue
            first, last, name = named
            parts = [part for part in parts if part[0] < first]
            parts.append((first, name + (self.page.doc[last - 1].whitespace_ if last < high else "")))
            at = max(last, at + 1)
        return "".join(words for _, words in parts).strip(" ,-–")

    def _named_inside(self, at: int, head: int) -> tuple[int, int, str] | None:
        """(first, last-plus-one word, name) of what a word inside a phrase refers back to, if it refers to a name."""
        tree = self.tree
        if at == head:
            return None
        possessive = tree.form[at] in POSSESSIVES
        inner = tree.dep[at] in ("nmod", "obl", "nmod:poss") and tree.pos[at] == "NOUN" and at > head
        if not possessive and not (inner and any(up == head for up in tree.up(at))):
            return None
        found = self.at(at)
        if found is None or not found.members or any(m.own_words for m in found.members):
            return None
        names = names_of(found.members)
        if possessive:
            return at, at + 1, names.removeprefix("Government of ") + "’s"
        if found.rule not in _NAMING:
            return None
        first, last = self.phrase(at)
        return max(first, head + 1), last, names


def names_of(members: tuple[Member, ...]) -> str:
    """ "France, the United Kingdom and Germany"."""
    if len(members) == 1:
        return members[0].name
    names = [member.name.removeprefix("Government of ") for member in members]
    return ", ".join(names[:-1]) + " and " + names[-1]
