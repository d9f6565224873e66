"""What the learned cue detector looks at: for each word that may be the head of a cue, a list of named features."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from onrecord.reading.attribution_columns import Columns
from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.attribution_templates import Column, Rows, Templates
from onrecord.reading.cue_lexicon import CueLexicon

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl", "nsubj:outer")
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "hardly"})
_VERBAL = frozenset({"VERB", "AUX"})
_SHARE_SUBJECT = frozenset({"conj", "xcomp", "advcl", "acl:relcl", "acl"})
_SPOKEN_BELOW = frozenset({"ccomp", "xcomp", "parataxis", "obj", "advcl", "conj"})
_SHOWN = frozenset(
    {
        "ccomp", "xcomp", "obj", "iobj", "nsubj", "nsubj:pass", "parataxis", "advcl", "obl", "obl:agent", "aux:pass",
        "cop", "mark", "expl", "compound:prt", "acl", "acl:relcl", "nmod", "nmod:poss", "csubj", "case", "fixed",
        "appos",
    }
)  # fmt: skip


def may_be_cue(sheet: Sheet, i: int, words: frozenset[str]) -> bool:
    """Whether a token is looked at: any verb, and the words of other kinds that training saw as cues."""
    tree = sheet.tree
    if sheet.space[i]:
        return False
    if tree.pos[i] == "VERB":
        return True
    return f"{tree.pos[i]}:{tree.lemma[i]}" in words


@lru_cache(maxsize=4096)
def _entry(lexicon_id: int, lemma: str) -> str:
    """Acts and frames of the cue lexicon for a verb, as one word."""
    uses = _LEXICONS[lexicon_id].verbs.get(lemma)
    if uses is None:
        return "-"
    acts = sorted({use.act for use in uses.values()})
    return f"{','.join(acts)}/{','.join(sorted(set(uses) & {'clause', 'object', 'infinitive', 'for', 'of'}))}"


_LEXICONS: dict[int, CueLexicon] = {}


def lexicon_lemma(lexicon: CueLexicon, sheet: Sheet, i: int) -> str:
    """The lemma of a word, by the lexicon's forms first (a trained lemmatizer slips on rare verbs)."""
    tree = sheet.tree
    if tree.pos[i] in _VERBAL:
        return lexicon.forms.get(tree.form[i]) or tree.lemma[i]
    return tree.lemma[i]


_WORD = Templates(
    (
        "all",
        [
            "b", "l={lemma}", "f={form}", "t={tag}", "d={dep}", "ld={lemma}|{dep}", "lt={lemma}|{tag}", "e={entry}",
            "ed={entry}|{dep}", "s={ending}|{tag}", "td={tag}|{dep}", "c0={c0}", "c1={c1}", "c2={c2}", "c3={c3}",
            "c3t={c3}|{tag}",
        ],
    )
)  # fmt: skip
_AROUND = Templates(
    (
        "all",
        [
            "w-1={before}", "w+1={after}", "w-2={before2}", "w+2={after2}", "w-1l={before}|{lemma}",
            "w+1l={after}|{lemma}", "w-1t={tag_before}|{tag}", "w+1t={tag_after}|{tag}", "w+1e={after}|{entry}",
            "w-1e={before}|{entry}", "c-1={cluster_before}", "c+1={cluster_after}", "w+12={after}|{after2}",
            "w-12={before2}|{before}", "w+12e={after}|{after2}|{entry}",
            "q={quoted}", "qn={quoted}{near}", "qe={quoted}{near}|{entry}", "qs={quoted}{first_mark}{last_mark}",
            "ql={quoted}|{lemma}", "pos={place}", "rest={rest}", "para={paragraph}", "paraE={opens}|{entry}",
            "paral={opens}|{lemma}", "len={length}",
            "R={rule}|{told}", "Re={rule}|{told}|{entry}", "Rl={rule}|{lemma}", "Rq={rule}|{told}|{is_quoted}",
            "Rp={part}|{dep}|{told}",
        ],
    )
)  # fmt: skip


def word_features(columns: Columns, lexicon: CueLexicon, tokens: Sequence[int]) -> Rows:
    """Features of tokens as heads of cues that are the word's own, whatever stands around it."""
    sheet, strings, at = columns.sheet, columns.strings, np.array(tokens, np.intp)
    words = [_lemma_and_entry(sheet, lexicon, i) for i in tokens]
    filled = {
        "lemma": strings.numbers([lemma for lemma, _ in words]),
        "entry": strings.numbers([entry for _, entry in words]),
        "form": columns.form[at], "tag": columns.tag[at], "dep": columns.dep[at],
        "ending": strings.numbers([sheet.tree.form[i][-3:] for i in tokens]),
        "c0": columns.clusters[0][at], "c1": columns.clusters[1][at], "c2": columns.clusters[2][at],
        "c3": columns.clusters[3][at],
    }  # fmt: skip
    return Rows(_WORD, strings, filled, {}, len(tokens))


def cue_features(columns: Columns, lexicon: CueLexicon, tokens: Sequence[int]) -> tuple[Rows, list[list[str]], Rows]:
    """Features of tokens as heads of cues, in three parts: the word's, the tree's around it, the text's around it."""
    words = word_features(columns, lexicon, tokens)
    tree = [_tree_features(columns.sheet, lexicon, i) for i in tokens]
    around = {**words.columns, **_around(columns, tokens)}
    return words, tree, Rows(_AROUND, columns.strings, around, {}, len(tokens))


def cue_names(parts: tuple[Rows, list[list[str]], Rows]) -> list[list[str]]:
    """The names of the features of each token."""
    words, tree, around = parts
    return [[*a, *b, *c] for a, b, c in zip(words.names(), tree, around.names(), strict=True)]


def _lemma_and_entry(sheet: Sheet, lexicon: CueLexicon, i: int) -> tuple[str, str]:
    _LEXICONS[id(lexicon)] = lexicon
    lemma = lexicon_lemma(lexicon, sheet, i)
    if sheet.tree.pos[i] in _VERBAL:
        return lemma, _entry(id(lexicon), lemma)
    return lemma, "noun" if lemma in lexicon.nouns else "-"


def _tree_features(sheet: Sheet, lexicon: CueLexicon, i: int) -> list[str]:
    """Named features of what hangs on a token, and of what it hangs on."""
    lemma, entry = _lemma_and_entry(sheet, lexicon, i)
    cluster = sheet.clusters[i][2]
    found: list[str] = []
    shape = _children(sheet, lexicon, i, lemma, entry, cluster, found)
    found.append(f"sh={shape}")
    found.append(f"shl={shape}|{lemma}")
    found.append(f"she={shape}|{entry}")
    found.append(f"shc={shape}|{cluster}")
    _above(sheet, lexicon, i, lemma, entry, shape, found)
    return found


def _children(sheet: Sheet, lexicon: CueLexicon, i: int, lemma: str, entry: str, cluster: str, found: list[str]) -> str:
    """Features of the dependents; returns the frame: which kinds of dependents there are."""
    tree = sheet.tree
    kinds: set[str] = set()
    subject = -1
    for kid in tree.kids[i]:
        dep = tree.dep[kid]
        side = "<" if kid < i else ">"
        if dep in _SUBJECTS and subject < 0:
            subject = kid
        if dep in ("aux", "aux:pass", "cop", "advmod", "compound:prt", "mark", "cc", "case", "fixed", "det"):
            word = tree.form[kid]
            found.append(f"k{dep}={word}")
            if word in _NEGATIONS:
                found.append(f"neg={lemma}")
            if dep in ("compound:prt", "case", "mark", "fixed"):
                found.append(f"k{dep}l={word}|{lemma}")
        elif dep in ("obj", "iobj", "xcomp", "ccomp", "obl", "nmod", "advcl", "acl", "parataxis", "obl:agent"):
            mark = _mark(sheet, kid)
            found.append(f"K{dep}{side}={mark}")
            found.append(f"KL{dep}{side}={mark}|{lemma}")
            found.append(f"KE{dep}{side}={mark}|{entry}")
            found.append(f"Kw{dep}={tree.lemma[kid]}")
            if dep in ("obj", "xcomp", "ccomp"):
                found.append(f"Kwl{dep}={tree.lemma[kid]}|{lemma}")
                found.append(f"Kc{dep}={sheet.clusters[kid][2]}|{cluster}")
                found.append(f"Kt{dep}={tree.tag[kid]}|{entry}")
            if sheet.quotation[kid] != sheet.quotation[i]:
                found.append(f"Kq{dep}={side}")
        if dep in _SHOWN:
            kinds.add(f"{dep}{side}" if dep in ("ccomp", "parataxis", "nsubj", "advcl") else dep)
    _subject(sheet, i, subject, lemma, entry, found)
    return "+".join(sorted(kinds))


def _mark(sheet: Sheet, i: int) -> str:
    """The word that introduces a phrase or clause ("for", "that", "to"), or the kind of clause it is."""
    tree = sheet.tree
    for kid in tree.kids[i]:
        if kid >= i:
            break
        if tree.dep[kid] in ("case", "mark"):
            return tree.form[kid]
        if tree.tag[kid] in ("WP", "WDT", "WRB"):
            return tree.form[kid]
    return "-" if tree.pos[i] not in _VERBAL else "0"


def _subject(sheet: Sheet, i: int, subject: int, lemma: str, entry: str, found: list[str]) -> None:
    """Who does it: own subject, or that of the verb this one is coordinated with or hangs on."""
    tree = sheet.tree
    how = "own"
    verb = i
    for _ in range(3):
        if subject >= 0 or tree.dep[verb] not in _SHARE_SUBJECT or tree.head[verb] == verb:
            break
        if tree.dep[verb] in ("acl:relcl", "acl"):
            subject, how = tree.head[verb], "noun"
            break
        how = tree.dep[verb]
        verb = tree.head[verb]
        own = tree.child(verb, *_SUBJECTS)
        subject = -1 if own is None else own
    if subject < 0:
        found.append("nosubj")
        found.append(f"nosubj={lemma}")
        found.append(f"nosubjE={entry}")
        return
    pos = tree.pos[subject]
    word = tree.form[subject] if pos in ("PRON", "DET") else tree.lemma[subject]
    what = tree.ent[subject] or (tree.form[subject] if pos == "PRON" else pos)
    found += [
        f"S={how}|{what}", f"Sl={what}|{lemma}", f"Sw={word}", f"Sc={sheet.clusters[subject][2]}",
    ]  # fmt: skip


def _above(sheet: Sheet, lexicon: CueLexicon, i: int, lemma: str, entry: str, shape: str, found: list[str]) -> None:
    """Features of what the word hangs on, and whether another verb of speech governs it."""
    tree = sheet.tree
    dep, head = tree.dep[i], tree.head[i]
    if head == i:
        found.append("root")
        found.append(f"root={entry}|{shape}")
        return
    upper = lexicon_lemma(lexicon, sheet, head)
    upper_entry = _entry(id(lexicon), upper) if tree.pos[head] in _VERBAL else "-"
    found += [
        f"H={upper}|{dep}", f"Hl={upper}|{lemma}", f"Ht={tree.tag[head]}|{dep}", f"He={upper_entry}|{dep}",
        f"Hc={sheet.clusters[head][2]}|{dep}", f"Hq={sheet.quotation[head] == sheet.quotation[i]}|{dep}",
        f"Hee={upper_entry}|{dep}|{entry}", f"Hs={'<' if head < i else '>'}|{dep}|{entry}",
    ]  # fmt: skip
    steps, path, word = 0, [dep], head
    spoken = "-"
    while steps < 6:
        if path[-1] in _SPOKEN_BELOW and tree.pos[word] in _VERBAL and tree.lemma[word] in lexicon.verbs:
            spoken = f"{path[-1]}{min(steps, 3)}"
            if path[-1] == "ccomp":
                break
        if tree.head[word] == word:
            break
        path.append(tree.dep[word])
        word = tree.head[word]
        steps += 1
    found.append(f"A={spoken}")
    found.append(f"Ae={spoken}|{entry}")
    found.append(f"P={'>'.join(path[:2])}")
    found.append(f"Pe={'>'.join(path[:3])}|{entry}")
    found.append(f"dp={min(steps, 6)}")


def _around(columns: Columns, tokens: Sequence[int]) -> dict[str, Column]:
    """The neighbours of tokens in the text, quotation marks, and what rules made of the tokens."""
    sheet, strings, at = columns.sheet, columns.strings, np.array(tokens, np.intp)
    start, end = np.array([sheet.sentences[sheet.sentence[i]] for i in tokens], np.intp).reshape(-1, 2).T
    before, before2 = (np.where(at - steps >= start, at - steps, columns.before_first) for steps in (1, 2))
    after, after2 = (np.where(at + steps < end, at + steps, columns.after_last) for steps in (1, 2))
    digits, yes_no = strings.numbers(["0", "1", "2", "3", "4", "5", "6"]), strings.numbers(["False", "True"])
    paragraph = np.array(sheet.paragraph, np.intp)[at]
    quoted = (columns.quotation[at] >= 0).astype(np.intp)
    hints = [sheet.hints.get(i) for i in tokens]
    return {
        "before": columns.form[before], "before2": columns.form[before2],
        "after": columns.form[after], "after2": columns.form[after2],
        "tag_before": columns.tag[before], "tag_after": columns.tag[after],
        "cluster_before": columns.clusters[3][before], "cluster_after": columns.clusters[3][after],
        "quoted": strings.numbers(["-", "q"])[quoted], "is_quoted": yes_no[quoted],
        "near": strings.numbers([_marks_near(sheet, i) for i in tokens]),
        "first_mark": columns.mark[start], "last_mark": columns.mark[end - 1],
        "place": digits[np.minimum(4, (at - start) // 3)], "rest": digits[np.minimum(4, (end - at) // 4)],
        "paragraph": digits[np.minimum(3, paragraph)], "opens": yes_no[(paragraph == 0).astype(np.intp)],
        "length": digits[np.minimum(6, (end - start) // 8)], "part": columns.pos[at],
        "rule": strings.numbers(["-" if hint is None else hint.rule for hint in hints]),
        "told": yes_no[np.array([i in sheet.told for i in tokens], np.intp)],
    }  # fmt: skip


def _marks_near(sheet: Sheet, i: int) -> str:
    """The nearest edges of quotations before and behind a token in its sentence, and about how far off they are."""
    start, end = sheet.sentences[sheet.sentence[i]]
    left = next((j for j in range(i - 1, max(start, i - 15) - 1, -1) if sheet.mark[j] in "oc"), -1)
    right = next((j for j in range(i + 1, min(end, i + 15)) if sheet.mark[j] in "oc"), -1)
    return (
        f"{sheet.mark[left] if left >= 0 else '-'}{min(3, (i - left) // 2) if left >= 0 else ''}"
        f"{sheet.mark[right] if right >= 0 else '-'}{min(3, (right - i) // 2) if right >= 0 else ''}"
    )


def candidates(sheet: Sheet, words: frozenset[str]) -> Iterator[int]:
    """The tokens that are looked at, in text order."""
    for i in range(len(sheet.tree)):
        if may_be_cue(sheet, i, words):
            yield i
