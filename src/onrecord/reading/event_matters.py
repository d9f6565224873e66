"""Matters: what is agreed on, asked for or threatened lends its parties to the agreement, the demand, the threat."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.reading.event_coding import matter_of
from onrecord.reading.roles import Roles
from onrecord.reading.tree import Tree
from onrecord.reading.triggers import Trigger

# Asked for, condemned or praised is who does the deed; promised, threatened or refused it is whom it would befall.
_DOER = frozenset(("REQUEST", "ACCUSE", "SUPPORT"))
_BEFALLEN = frozenset(("AGREE", "THREATEN", "REJECT", "CONCEDE", "PROTEST"))


def with_matters(tree: Tree, triggers: Sequence[Trigger], roles: Mapping[int, Roles]) -> dict[int, Roles]:
    """The roles by trigger head, where an act that names no other party takes that of its matter."""
    by_head = {trigger.head: trigger for trigger in triggers}
    # An event is not the thing that another event befalls.
    found = {
        head: replace(held, things=tuple(item for item in held.things if item.word not in by_head))
        for head, held in roles.items()
    }
    for trigger in triggers:
        above = matter_of(tree, trigger, by_head)
        if above is None or found[above.head].receivers:
            continue
        own = {item.word for item in found[above.head].doers}
        kind = above.group.entry.type
        taken = (
            roles[trigger.head].doers if kind in _DOER else roles[trigger.head].receivers if kind in _BEFALLEN else ()
        )
        parties = tuple(item for item in taken if item.word not in own)
        if parties:
            found[above.head] = replace(found[above.head], receivers=parties)
    return found
