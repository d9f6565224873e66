"""Last touches to drafts, whoever found them: datelines and contrasting clauses cut off contents, sources paired."""

from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from onrecord.model import Span
from onrecord.reading.cue_lexicon import CueLexicon
from onrecord.reading.drafts import Draft
from onrecord.reading.page import Page, span_of
from onrecord.reading.speakers import noun_phrase
from onrecord.reading.tidy import before_contrast

_TAIL = 6  # tokens that a first source before "and" may have
_TAIL_NAMED = 3  # … or words before a speaker who is named
_VERBAL = frozenset({"VERB", "AUX"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SAYING = frozenset({"said", "says", "say"})
_MARKS = frozenset({"“", "”", '"', "''", "``", "«", "»"})
# After "…, doctors said," these open a clause of the outlet's own.
_OUTLETS_OWN = frozenset({"as", "while", "after", "amid", "hours", "days", "in", "a", "despite", "though", "although"})
_SET_OFF, _SET_OFF_SCORE = 8, 0.7
_ASKED = frozenset({"asked", "questioned", "pressed", "quizzed"})
_ANSWERS = frozenset(
    {"said", "says", "replied", "answered", "told", "responded", "insisted", "declined", "refused", "denied", "added"}
)
_PERIODS = frozenset({"week", "weekend", "month", "year", "spring", "summer", "autumn", "winter", "morning", "evening"})
_DAYS = frozenset({"today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def trimmed(page: Page, lexicon: CueLexicon, draft: Draft) -> Draft:
    """The draft with these classes of slips mended."""
    for mend in (set_off, _was_asked, _after_semicolon, _told_whole, _speaker_alone, _addressed):
        draft = mend(page, draft)
    pieces = (before_contrast(page, lexicon, draft, piece) for piece in draft.contents)
    return _pair_of_sources(page, replace(draft, contents=tuple(_without_dateline(page, piece) for piece in pieces)))


def _speaker_alone(page: Page, draft: Draft) -> Draft:
    """A source without a clause before who speaks: "*That is less than* analysts say it costs"."""
    if len(draft.sources) != 1 or draft.method == "transcript":
        return draft
    words = page.words(draft.sources[0])
    subject = next((k for k in page.doc[draft.head].lefts if k.dep_ == "nsubj" and words.start < k.i < words.end), None)
    if words[-1:].text in ("'s", "’s"):
        return _whole_holder(page, draft, words)
    of_clause = page.doc[draft.head].tag_ == "VBG" and words.end == draft.head
    if subject is None and len(words) and (of_clause or words[0].dep_ == "mark"):
        return _of_clause(page, draft, words)
    if subject is not None:
        own = noun_phrase(subject)
        opening = page.doc[words.start : own.start]
        if any(t.tag_ in _FINITE for t in opening) and not any(t.text == "," for t in opening) and own.end == words.end:
            words = own
    return draft if len(words) == len(page.words(draft.sources[0])) else replace(draft, sources=(span_of(words),))


def _of_clause(page: Page, draft: Draft, words: Words) -> Draft:
    """ "*Rebels were at the edge of* accusing him": the subject, where a clause was taken for who speaks, or nobody."""
    verb = next((token for token in words if token.tag_ in _FINITE and not _is_relative(token)), None)
    if verb is None:
        return draft
    subject = next(
        (t for t in words if t.dep_ in ("nsubj", "nsubj:pass") and t.i < verb.i and not _is_relative(t)), None
    )
    if subject is None:
        return replace(draft, sources=(), score=round(draft.score * 0.4, 3))
    return replace(draft, sources=(span_of(noun_phrase(subject)),), score=round(draft.score * 0.8, 3))


def _is_relative(token: Token) -> bool:
    """Whether a word is in a relative clause of the words around it."""
    return any(t.dep_ in ("acl:relcl", "acl") for t in (token, *token.ancestors))


def _whole_holder(page: Page, draft: Draft, words: Words) -> Draft:
    """ "*Chad's* minister of labour, Ada Moss, said": the minister speaks, and not Chad."""
    subject = next((kid for kid in page.doc[draft.head].lefts if kid.dep_ == "nsubj"), None)
    whole = noun_phrase(subject) if subject is not None else None
    if whole is None or not whole.start <= words.start < words.end < whole.end:
        whole = page.doc[words.start : page.doc[draft.head].i]
    if not len(words) < len(whole) <= 2 * _SET_OFF or any(token.tag_ in _FINITE for token in whole):
        return draft
    return replace(draft, sources=(span_of(whole),))


def without_day(words: Words) -> Words:
    """ "the court this month", "the ministry on Monday" without the day or month, which is no part of a name."""
    end = words.end
    if end - words.start > 2 and words[-1].lower_ in _PERIODS and words[-2].lower_ in ("this", "last", "next"):
        end -= 2
    elif end - words.start > 1 and words[-1].lower_ in _DAYS and words[-1].ent_type_ in ("", "DATE", "TIME"):
        end -= 1
        if words.doc[end - 1].lower_ in ("on", "late", "early") and end - words.start > 1:
            end -= 1
    return words.doc[words.start : end]


def set_off(page: Page, draft: Draft) -> Draft:
    """ "Shells hit a market, killing 14, doctors and residents said, as trucks waited": who stands between the commas
    says what stands before them, though the tree may have made more of those killed out of the doctors."""
    cue = page.doc[draft.head]
    if cue.lower_ not in _SAYING or cue.i + 1 >= cue.sent.end or not _closes(page.doc[cue.i + 1]):
        return draft
    start = _opens(page, cue)
    first = _begins(page, cue)
    if page.doc[start - 1].text != "," or any(token.text in _MARKS for token in page.doc[first : cue.sent.end]):
        return draft
    phrase, before = page.doc[start : cue.i], page.doc[first : max(start - 1, first)]
    if not _is_speaker(phrase) or not _is_told(before, phrase):
        return draft
    if draft.sources == (span_of(phrase),) and any(piece.start < phrase.start_char for piece in draft.contents):
        return draft
    after = page.doc[cue.i + (2 if page.doc[cue.i + 1].is_punct else 1) : cue.sent.end]
    told = [span_of(before)]
    if len(after) > 1 and after[0].lower_ not in _OUTLETS_OWN:
        told.append(span_of(after[:-1] if after[-1].is_punct else after))
    return replace(draft, sources=(span_of(phrase),), contents=tuple(told), score=max(draft.score, _SET_OFF_SCORE))


def _closes(word: Token) -> bool:
    """Whether a cue ends what somebody said: a mark follows, or a clause of the outlet's ("…, Moss said as")."""
    return word.text in (",", ".") or word.lower_ in ("as", "while", "after", "before", "amid")


def _opens(page: Page, cue: Token) -> int:
    """Where the words between two commas before a cue begin; before "a nurse" in "Ada Moss, a nurse, said"."""
    start = _after_comma(page, cue, cue.i)
    if start == cue.i:
        start = _after_comma(page, cue, cue.i - 1)
        if page.doc[start].lower_ in ("a", "an") and page.doc[start - 2].pos_ in ("PROPN", "NOUN"):
            start = _after_comma(page, cue, start - 1)
    return start


def _begins(page: Page, cue: Token) -> int:
    """Where the sentence of a cue begins; a comma ends none, whatever was made of it."""
    start = cue.sent.start
    return page.doc[start - 1].sent.start if start and page.doc[start - 1].text == "," else start


def _after_comma(page: Page, cue: Token, at: int) -> int:
    """Where the words between the last comma before a place and the place begin; not far back for want of a comma."""
    first, end = _begins(page, cue), at
    while at > first and page.doc[at - 1].text != "," and end - at <= _SET_OFF:
        at -= 1
    return at


def _is_speaker(phrase: Words) -> bool:
    """Whether words between a comma and a cue can be a source: a noun phrase without a verb."""
    most = 2 * _SET_OFF if phrase[-1].text == "," else _SET_OFF
    if not 1 <= len(phrase) <= most or phrase[0].lower_ in ("and", "or", "but", "who", "which", "as", "while"):
        return False
    return any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in phrase) and not any(t.tag_ in _FINITE for t in phrase)


def _is_told(words: Words, speaker: Words) -> bool:
    """Whether words before a source set off by commas are a sentence of their own, and no quotation."""
    least = _TAIL_NAMED if any(token.ent_type_ == "PERSON" for token in speaker) else _TAIL
    return len(words) > least and any(t.tag_ in _FINITE for t in words)


def _was_asked(page: Page, draft: Draft) -> Draft:
    """ "The minister, asked whether troops had fired, said …": he was asked; who asked is left open."""
    head = page.doc[draft.head]
    opens = head.i == head.sent.start or page.doc[head.i - 1].lower_ in (",", "when", "once")
    if head.lower_ not in _ASKED or any(kid.dep_ == "nsubj" and not opens for kid in head.lefts):
        return draft
    after = page.doc[head.i + 1 : head.sent.end]
    passive = head.tag_ == "VBN" and any(t.lemma_ == "be" for t in page.doc[max(head.sent.start, head.i - 3) : head.i])
    if passive and not any(kid.dep_ == "obl:agent" or kid.lower_ == "by" for kid in head.rights):
        return replace(draft, sources=())
    answered = any(t.lower_ in _ANSWERS and (t.nbor(-1).text == "," or _follows_comma(t)) for t in after)
    return replace(draft, sources=(), score=round(draft.score * 0.4, 3)) if opens and answered else draft


def _follows_comma(verb: Token) -> bool:
    """Whether a verb's subject stands right behind a comma."""
    return any(k.dep_ == "nsubj" and k.left_edge.i and k.left_edge.nbor(-1).text == "," for k in verb.lefts)


def _addressed(page: Page, draft: Draft) -> Draft:
    """ "Mr Moss, tell me what you will do": he is asked to speak, and has said nothing."""
    head = page.doc[draft.head]
    if head.tag_ != "VB" or not draft.sources or draft.sources[-1].end > head.idx:
        return draft
    bare = not any(kid.dep_ in ("aux", "aux:pass", "mark") for kid in head.lefts)
    comma = page.report.text[draft.sources[-1].end : head.idx].strip() == ","
    return replace(draft, sources=(), score=round(draft.score * 0.4, 3)) if bare and comma else draft


def _after_semicolon(page: Page, draft: Draft) -> Draft:
    """ "Rebels claim ambush; army says 12 dead, group says 40": what follows the cue, not what precedes the mark."""
    if len(draft.contents) != 1 or len(draft.sources) != 1:
        return draft
    (content,), (source,), text = draft.contents, draft.sources, page.report.text
    rest = page.doc[draft.head].sent.end_char
    told = text[draft.cue[-1].end : rest].strip(" .\n")
    mark = text.rfind(";", content.start, content.end)
    if mark < 0 or not content.end <= source.start < draft.cue[0].start or not told or told[0] in ",;":
        return draft
    start = text.index(told, draft.cue[-1].end)
    return replace(draft, contents=(Span(start, start + len(told)),))


def _told_whole(page: Page, draft: Draft) -> Draft:
    """ "The governor, a former general, said boats had come": the boats are told of; who speaks stands before the verb,
    or is left open."""
    if len(draft.sources) != 1 or len(draft.contents) != 1:
        return draft
    (source,), (content,), cue = draft.sources, draft.contents, page.doc[draft.head]
    words = page.words(source)
    verb = words.root.head if len(words) else cue
    follows = cue.i + 1 == words.start and page.report.text[source.end : content.start + 1].strip(" ").isalnum()
    if not follows or words.root.dep_ not in ("nsubj", "nsubj:pass") or not content.start <= verb.idx < content.end:
        return draft
    phrase = page.doc[_opens(page, cue) : cue.i]
    while len(phrase) and phrase[-1].is_punct:
        phrase = phrase[:-1]
    sources = (span_of(phrase),) if len(phrase) and _is_speaker(phrase) else ()
    return replace(draft, sources=sources, contents=(Span(source.start, content.end),))


def _without_dateline(page: Page, content: Span) -> Span:
    """A content does not hold the town and agency before the dash, though it may reach over them."""
    dateline = page.report.dateline
    if dateline is None or not dateline.start <= content.start < dateline.end < content.end:
        return content
    text = page.report.text
    start = content.end - len(text[dateline.end : content.end].lstrip())
    return Span(start, content.end) if start < content.end else content


def _pair_of_sources(page: Page, draft: Draft) -> Draft:
    """ "Fighters took the town, residents and the group said": both speak, wherever the tree put the first."""
    if len(draft.contents) != 1 or len(draft.sources) != 1:
        return draft
    (content,), (source,) = draft.contents, draft.sources
    if not content.end < source.start < draft.cue[0].start:
        return draft
    text = page.report.text
    between = text[content.end : source.start].strip()
    if between != "and" and not (between == "" and source.quote(text).startswith("and ")):
        return draft
    comma = text.rfind(",", content.start, content.end)
    tail = page.words(Span(comma + 1, content.end)) if comma > content.start else page.doc[0:0]
    words = [token for token in tail if not token.is_space and token.text != ","]
    if not words or len(words) > _TAIL or any(token.pos_ in _VERBAL for token in words):
        return draft
    if not any(token.pos_ in ("NOUN", "PROPN", "PRON") for token in words):
        return draft
    return replace(draft, contents=(Span(content.start, comma),), sources=(Span(words[0].idx, source.end),))
