"""Use: whether a place name means the place (literal) or those who stand for it (associative): a government by its
capital or country, a people by its demonym, an institution by its name."""

from onrecord.gazetteer import Entry
from onrecord.reading.toponyms import Mention
from onrecord.reading.tree import Tree
from onrecord.terms import ToponymUse

_SUBJECTS = frozenset(("nsubj", "csubj"))


def use_of(mention: Mention, entry: Entry | None, tree: Tree) -> ToponymUse:
    """How a mention is used."""
    return "associative" if mention.demonym else "literal"
