"""Neighbours: states by the words right before and after a figure, whatever the tree makes of them."""

from onrecord.reading.figure_fits import BE, Counts, Fits, Found

_SKIPPED = BE | frozenset(
    {
        "have", "had", "has", "to", "also", "later", "still", "others", "other", "more", "reportedly",
        "either", "reported", "feared", "confirmed", "believed", "presumed", "and", "then", "now", "so", "far",
        "already", "immediately", "instantly", "seriously", "severely", "critically", "badly", "slightly",
        "left", "declared", "found", "listed", "who", "that", "lightly", "allegedly", "apparently", "only",
        "just", "themselves", "all", "both",
    }
)  # fmt: skip
_REACH = 7


class Neighbours(Fits):
    """States by the order of words."""

    def before(self, at: int, start: int, counts: Counts) -> list[Found]:
        """A verb that stands right before the figure: "killing", "has wounded", "shot dead"."""
        form = self.tree.form
        place = at - 1
        while place > start and form[place] in (
            "another",
            "the",
            "also",
            "further",
            "all",
            "these",
            "down",
            "dead",
            "off",
            "up",
        ):
            place -= 1
        if place < start or self.tree.pos[place] in ("ADP", "PUNCT"):
            return []
        previous = form[place - 1] if place > start else ""
        if previous in BE or self.tree.child(place, "aux:pass") is not None:
            return []
        found = self.verb(place, "object", counts)
        return [found] if found and found.measure != "affected" else []

    def _past_aside(self, at: int, end: int) -> int:
        """Where the words go on after ", including two children,"."""
        form = self.tree.form
        if at + 1 < end and form[at] == "," and form[at + 1] in ("including", "mostly", "among", "most", "all"):
            return next((place + 1 for place in range(at + 2, min(end, at + 16)) if form[place] == ","), at)
        return at

    def right_after(self, at: int, end: int, counts: Counts) -> Found | None:
        """A participle or adjective that follows at once ("and two others injured")."""
        place = at
        while place < min(end, at + 2) and self.tree.form[place] in ("critically", "seriously", "badly", "slightly"):
            place += 1
        if place >= end or self._has_object(place):
            return None
        return self._adjective(place, counts)

    def after(self, at: int, end: int, counts: Counts) -> list[Found]:
        """A state that follows the figure: "were killed", "injured", "have fled"."""
        tree, form = self.tree, self.tree.form
        first = place = self._past_aside(at, end)
        passive = False
        while place < min(end, first + _REACH) and form[place] in _SKIPPED:
            if form[place] == "and" and place == first:
                return []
            passive = passive or form[place] in BE
            place += 1
        if place >= end:
            return []
        undergone = passive or not self._has_object(place)
        state = self._adjective(place, counts)
        if state and (undergone or tree.tag[place] not in ("VBD", "VBN")):
            return [state]
        if not undergone:
            return []
        participle = tree.tag[place] in ("VBN", "VBD")
        if participle and (passive or place == at) and (state := self.verb(place, "object", counts)):
            return [state]
        if not passive and (state := self.verb(place, "subject", counts)):
            return [state]
        return []
