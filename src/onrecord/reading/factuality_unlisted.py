"""What the lexicon does not list: infinitives, clauses and deeds named by a noun under any other word."""

from dataclasses import replace

from onrecord.reading.factuality_context import Context
from onrecord.reading.factuality_frames import is_verbal
from onrecord.reading.factuality_lexicon import FactualityLexicon
from onrecord.reading.tree import Tree

_POINTING = frozenset({"this", "these", "those", "last", "such"})
_DONE_SO = frozenset(
    {
        "history", "record", "act", "crime", "string", "series", "policy", "habit", "practice", "process", "credit",
        "responsibility", "method", "tactic", "strategy", "reputation", "pattern", "aftermath", "day", "night", "year",
        "week", "month", "hour", "result", "wave", "spree", "account", "punishment", "apology", "remorse", "revenge",
        "retaliation", "sentence", "trial", "guilt", "blame", "fault", "role", "involvement", "part", "video", "report",
    }
)  # fmt: skip
_CHARGES = frozenset({"crime", "charge", "offence", "offense", "count", "suspicion", "felony"})
_BOUND = frozenset({"on", "in", "into", "to", "with", "of", "for", "upon"})
_TIMES = frozenset(
    {"after", "before", "during", "since", "amid", "following", "despite", "from", "because", "as", "over"}
)
_APPOINTMENTS = frozenset(
    {
        "rally", "protest", "march", "demonstration", "meeting", "summit", "conference", "talk", "negotiation",
        "session", "debate", "hearing", "vigil", "visit", "parade",
    }
)  # fmt: skip
_ITEMS = frozenset({"including", "such as", "like", "especially", "particularly"})
_AT = frozenset({"object", "in", "at", "to", "during", "for"})
_DEFINITE = frozenset({"the", "its", "his", "their", "her", "our"}) | _POINTING


def unlisted(
    tree: Tree, lexicon: FactualityLexicon, head: int, i: int, word: str, how: str, context: Context
) -> Context:
    """The context of ``i`` under a word that says nothing of whether it is so."""
    if how == "infinitive":
        return _infinitive(tree, lexicon, head, i, word, context)
    if how in ("clause", "gerund", "by") and is_verbal(tree, i):
        if how == "clause" and tree.dep[i] not in ("acl", "advcl"):
            context = context if context.plain else context.doubtful(0.8, "in a clause below")
        return replace(context, tied=how != "clause" or tree.tag[i] in ("VBG", "VBN"))
    if _merely_spoken_of(tree, head, i, how):
        return Context().after("possible", head, f"what “{tree.form[head]}” is of, done or not", 0.6).loose()
    if tree.tag[i] == "VBG" and how == "of" and tree.lemma[head] in _CHARGES:
        return context.loose()
    if (tree.dep[i] == "nmod" and how == "of") or tree.dep[i] in ("compound", "ccomp"):
        return replace(context, tied=True)
    return _noun(tree, head, i, how, context)


def _merely_spoken_of(tree: Tree, head: int, i: int, how: str) -> bool:
    """ "opponents of letting them in", "a condition for leaving": a gerund under a noun that says not whether."""
    if tree.tag[i] != "VBG" or tree.pos[head] != "NOUN" or tree.dep[head] in ("obj", "iobj", "nsubj:pass"):
        return False
    if how not in ("of", "for", "to", "against", "about"):
        return False
    own = tree.child(i, "nsubj", "aux", "aux:pass", "det", "nmod") is not None
    return not own and tree.lemma[head] not in _DONE_SO


def _infinitive(tree: Tree, lexicon: FactualityLexicon, head: int, i: int, word: str, context: Context) -> Context:
    if tree.form[i] == "do" and word in ("nothing", "little", "anything", "something", "much"):
        return context  # "had nothing to do with the raid"
    if tree.dep[i] == "advcl" and i < head and tree.lemma[i] not in lexicon.shown:
        return context.after("planned", head, f"what for: “to {tree.form[i]}”", 0.6)
    if word in ("have", "need") and tree.pos[head] in ("VERB", "AUX"):
        if any(tree.form[kid] == "yet" for kid in tree.kids[head]):
            return context.after("-", head, "“yet to”: not so far")
        if tree.tag[head] == "VBD":
            return context.after("+", head, "“had to”: and did", 0.8)
        return context.after("demanded", head, f"“{tree.form[head]} to”")
    if word == "time" and tree.child(head, "cop") is not None:
        return context.after("demanded", head, "it is “time to”")
    if tree.dep[i] == "advcl" and tree.lemma[i] in lexicon.shown:
        return context.after("+", head, f"to “{tree.lemma[i]}” is done by doing so", 0.8)
    if word == "be":
        return context.after("planned", head, "“be to”: arranged")
    if tree.dep[i] == "advcl":
        return context.after("planned", head, f"what for: “to {tree.form[i]}”", 0.6)
    return context.after("possible", head, f"an infinitive of “{tree.form[head]}”", 0.5)


def _is_appointment(tree: Tree, i: int, how: str, context: Context) -> bool:
    """ "plans to speak at the rally": what people gather for is as far ahead as their going there."""
    return context.certainty == "planned" and context.polarity == "+" and tree.lemma[i] in _APPOINTMENTS and how in _AT


def _noun(tree: Tree, head: int, i: int, how: str, context: Context) -> Context:
    """A deed named by a noun under a word that says nothing of whether it is so."""
    if context.plain:
        return context.loose()
    if tree.lemma[i] in _CHARGES:
        return context.loose()
    words = [tree.form[kid] for kid in tree.kids[i]]
    pointed = any(word in _POINTING for word in words)
    if _is_appointment(tree, i, how, context) and not pointed and "recent" not in words:
        return context.doubtful(0.8, f"an appointment that “{tree.form[head]}” speaks of")
    if tree.case(i) in _ITEMS and not pointed:
        return context.doubtful(0.8, "an item of what is spoken of").loose()
    if how == "object" and context.certainty == "conditional" and not pointed:
        return Context().after("possible", head, f"what “{tree.form[head]}” would be done to", 0.7).loose()
    definite = any(word in _DEFINITE for word in words) or tree.child(i, "nmod:poss") is not None
    if how == "subject" and context.certainty == "conditional":
        if pointed:
            return Context(score=0.7, tied=False, because=("named, whatever would come of it",))
        return context.doubtful(0.6 if definite else 0.9, "what would bring it about").loose()
    if context.polarity == "-" and not definite and how in _BOUND and tree.tag[i] == "NNS":
        return Context().after("possible", head, f"spoken of with what is denied (“{tree.form[head]}”)", 0.6).loose()
    if context.polarity == "-" and not any(word in ("any", "a", "an", "no", "another") for word in words):
        return Context(score=0.7, tied=False, because=("named, whatever is denied around it",))
    one = any(word in ("a", "an", "any", "another") for word in words)
    bound = how in _BOUND and not definite and (one or tree.tag[i] in ("NNS", "NN"))
    if bound or (one and how not in _TIMES and how != "subject"):
        return context.doubtful(0.6, f"in what “{tree.form[head]}” may come to").loose()
    if definite or how not in ("object", "subject") or (how == "subject" and context.polarity == "-"):
        return Context(score=0.8 if definite else 0.6, tied=False, because=("named, whatever is said around it",))
    return context.doubtful(0.6, f"hangs on “{tree.form[head]}”").loose()
