"""What the learned cue detector looks at: for each word that may be the head of a cue, a list of named features."""

from collections.abc import Iterator
from functools import lru_cache

from onrecord.reading.attribution_sheet import Sheet
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


def word_features(sheet: Sheet, lexicon: CueLexicon, i: int) -> list[str]:
    """Named features of token ``i`` as the head of a cue that are the word's own, whatever stands around it."""
    tree = sheet.tree
    form, tag, dep = tree.form[i], tree.tag[i], tree.dep[i]
    lemma, entry = _lemma_and_entry(sheet, lexicon, i)
    clusters = sheet.clusters[i]
    return [
        "b", f"l={lemma}", f"f={form}", f"t={tag}", f"d={dep}", f"ld={lemma}|{dep}", f"lt={lemma}|{tag}",
        f"e={entry}", f"ed={entry}|{dep}", f"s={form[-3:]}|{tag}", f"td={tag}|{dep}",
        f"c0={clusters[0]}", f"c1={clusters[1]}", f"c2={clusters[2]}", f"c3={clusters[3]}", f"c3t={clusters[3]}|{tag}",
    ]  # fmt: skip


def _lemma_and_entry(sheet: Sheet, lexicon: CueLexicon, i: int) -> tuple[str, str]:
    _LEXICONS[id(lexicon)] = lexicon
    lemma = lexicon_lemma(lexicon, sheet, i)
    if sheet.tree.pos[i] in _VERBAL:
        return lemma, _entry(id(lexicon), lemma)
    return lemma, "noun" if lemma in lexicon.nouns else "-"


def cue_features(sheet: Sheet, lexicon: CueLexicon, i: int) -> list[str]:
    """Named features of token ``i`` as the head of a cue."""
    pos, dep = sheet.tree.pos[i], sheet.tree.dep[i]
    lemma, entry = _lemma_and_entry(sheet, lexicon, i)
    cluster = sheet.clusters[i][2]
    found = word_features(sheet, lexicon, i)
    shape = _children(sheet, lexicon, i, lemma, entry, cluster, found)
    found.append(f"sh={shape}")
    found.append(f"shl={shape}|{lemma}")
    found.append(f"she={shape}|{entry}")
    found.append(f"shc={shape}|{cluster}")
    _above(sheet, lexicon, i, lemma, entry, shape, found)
    _around(sheet, i, lemma, entry, found)
    hint = sheet.hints.get(i)
    rule = hint.rule if hint is not None else "-"
    told = i in sheet.told
    found += [
        f"R={rule}|{told}", f"Re={rule}|{told}|{entry}", f"Rl={rule}|{lemma}",
        f"Rq={rule}|{told}|{sheet.quotation[i] >= 0}",
        f"Rp={pos}|{dep}|{told}",
    ]  # fmt: skip
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


def _around(sheet: Sheet, i: int, lemma: str, entry: str, found: list[str]) -> None:
    """Features of the neighbours in the text and of quotation marks."""
    tree = sheet.tree
    start, end = sheet.sentences[sheet.sentence[i]]
    before = tree.form[i - 1] if i > start else "<s>"
    after = tree.form[i + 1] if i + 1 < end else "</s>"
    after2 = tree.form[i + 2] if i + 2 < end else "</s>"
    before2 = tree.form[i - 2] if i > start + 1 else "<s>"
    mark = "q" if sheet.quotation[i] >= 0 else "-"
    left = next((j for j in range(i - 1, max(start, i - 15) - 1, -1) if sheet.mark[j] in "oc"), -1)
    right = next((j for j in range(i + 1, min(end, i + 15)) if sheet.mark[j] in "oc"), -1)
    near = (
        f"{sheet.mark[left] if left >= 0 else '-'}{min(3, (i - left) // 2) if left >= 0 else ''}"
        f"{sheet.mark[right] if right >= 0 else '-'}{min(3, (right - i) // 2) if right >= 0 else ''}"
    )
    first, last = sheet.mark[start], sheet.mark[end - 1]
    found += [
        f"w-1={before}", f"w+1={after}", f"w-2={before2}", f"w+2={after2}",
        f"w-1l={before}|{lemma}", f"w+1l={after}|{lemma}",
        f"w-1t={tree.tag[i - 1] if i > start else '-'}|{tree.tag[i]}",
        f"w+1t={tree.tag[i + 1] if i + 1 < end else '-'}|{tree.tag[i]}",
        f"w+1e={after}|{entry}", f"w-1e={before}|{entry}", f"c-1={sheet.clusters[i - 1][3] if i > start else '-'}",
        f"c+1={sheet.clusters[i + 1][3] if i + 1 < end else '-'}",
        f"w+12={after}|{after2}", f"w-12={before2}|{before}", f"w+12e={after}|{after2}|{entry}",
        f"q={mark}", f"qn={mark}{near}", f"qe={mark}{near}|{entry}", f"qs={mark}{first}{last}", f"ql={mark}|{lemma}",
        f"pos={min(4, (i - start) // 3)}", f"rest={min(4, (end - i) // 4)}", f"para={min(3, sheet.paragraph[i])}",
        f"paraE={sheet.paragraph[i] == 0}|{entry}", f"paral={sheet.paragraph[i] == 0}|{lemma}",
        f"len={min(6, (end - start) // 8)}",
    ]  # fmt: skip


def candidates(sheet: Sheet, words: frozenset[str]) -> Iterator[int]:
    """The tokens that are looked at, in text order."""
    for i in range(len(sheet.tree)):
        if may_be_cue(sheet, i, words):
            yield i
