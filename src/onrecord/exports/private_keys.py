"""Keys for private persons that tell them apart in one file and nowhere else: a key made of a name would name them."""

import msgspec

from onrecord.views.claim_pages import EventDetail, Party


class PrivateKeys:
    """Numbers for masked persons, in the order in which they come up."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def party(self, party: Party) -> Party:
        """A party, with a key that does not give its name away if it is masked."""
        if not party.is_masked:
            return party
        number = self._numbers.setdefault(party.key, len(self._numbers) + 1)
        return msgspec.structs.replace(party, key=f"private person {number}")

    def parties(self, some: tuple[Party, ...]) -> tuple[Party, ...]:
        """Several of them."""
        return tuple(self.party(one) for one in some)

    def event(self, event: EventDetail) -> EventDetail:
        """An event with the keys of its parties."""
        return msgspec.structs.replace(
            event, actors=self.parties(event.actors), recipients=self.parties(event.recipients)
        )
