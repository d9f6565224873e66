"""Objects: what undergoes a verb."""

from onrecord.reading.argument_phrases import Argument, each
from onrecord.reading.argument_subjects import subjects
from onrecord.reading.argument_voice import RELATIVE, counted_object, is_passive, relative_object, shared_object
from onrecord.reading.tree import Tree


def objects(tree: Tree, verb: int) -> list[Argument]:
    """What undergoes the verb: the object, or the subject of a passive."""
    if is_passive(tree, verb):
        return subjects(tree, verb)
    own = tree.child(verb, "obj")
    if own is not None and tree.form[own] not in RELATIVE:
        return each(tree, own, "object")
    relative = relative_object(tree, verb)
    if relative is not None:
        return each(tree, relative, "object, by a relative clause", expand=False)
    counted = counted_object(tree, verb)
    if counted is not None:
        return each(tree, counted, "object, a number of them")
    shared = shared_object(tree, verb)
    return each(tree, shared, "object of the verb beside it") if shared is not None else []
