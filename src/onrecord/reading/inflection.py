"""Inflection: the forms of a lexicon's verbs, so that one is known even where the lemmatizer slips."""

from collections.abc import Iterable

_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "speak": "spoke spoken", "go": "went gone",
    "find": "found", "show": "showed shown", "read": "read", "think": "thought", "feel": "felt", "swear": "swore sworn",
    "seek": "sought", "withdraw": "withdrew withdrawn", "understand": "understood", "forecast": "forecast",
    "fight": "fought", "shoot": "shot", "kill": "killed", "hit": "hit", "take": "took taken", "lose": "lost",
    "hold": "held", "strike": "struck stricken", "steal": "stole stolen", "burn": "burnt", "blow": "blew blown",
    "flee": "fled", "send": "sent", "meet": "met", "break": "broke broken", "drive": "drove driven",
    "bring": "brought", "begin": "began begun", "give": "gave given", "fall": "fell fallen", "leave": "left",
    "keep": "kept", "win": "won", "beat": "beaten", "bind": "bound", "cut": "cut", "shut": "shut", "set": "set",
    "build": "built", "buy": "bought", "sell": "sold", "spend": "spent", "put": "put", "overrun": "overran overrun",
    "overthrow": "overthrew overthrown", "sink": "sank sunk", "shell": "shelled", "die": "died dying",
    "lie": "lay lain lying",
    "rise": "rose risen", "fly": "flew flown", "throw": "threw thrown", "retake": "retook retaken",
    "undertake": "undertook undertaken",
    "lead": "led", "hurt": "hurt", "slay": "slew slain", "catch": "caught", "come": "came come", "run": "ran run",
    "forbid": "forbade forbidden", "forgive": "forgave forgiven", "stand": "stood", "withhold": "withheld",
    "pay": "paid", "uphold": "upheld", "lend": "lent", "mow": "mown", "gas": "gassed gassing",
    "quit": "quit quitting", "rebuild": "rebuilt", "repay": "repaid", "split": "split", "spread": "spread",
    "deal": "dealt",
    "draw": "drew drawn", "drown": "drowned", "eat": "ate eaten", "freeze": "froze frozen", "grow": "grew grown",
    "hide": "hid hidden", "lay": "laid", "make": "made", "see": "saw seen", "teach": "taught", "tear": "tore torn",
    "sit": "sat", "feed": "fed", "dig": "dug", "sweep": "swept", "hang": "hung", "airdrop": "airdropped airdropping",
    "kidnap": "kidnapped kidnapping", "machinegun": "machinegunned machinegunning", "wound": "wounded",
    "be": "was were been is are", "have": "had has", "do": "did done",
}  # fmt: skip
_VOWELS = "aeiou"
# Two-syllable verbs stressed on the last syllable double their consonant, like one-syllable ones.
_DOUBLING = frozenset(
    {
        "admit",
        "commit",
        "submit",
        "permit",
        "rebut",
        "refer",
        "concur",
        "occur",
        "transfer",
        "expel",
        "compel",
        "dispel",
        "rebel",
        "control",
        "patrol",
        "abet",
        "deter",
        "incur",
        "regret",
        "kidnap",
        "confer",
        "equip",
    }
)


def forms(lemma: str) -> frozenset[str]:
    """The inflected forms of an English verb, the lemma included; both spellings where two are current."""
    found = {lemma, *_IRREGULAR.get(lemma, "").split()}
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        found |= {lemma + "s", lemma + "d", lemma[:-1] + "ing"}
    elif lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in _VOWELS:
        found |= {lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    elif lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        found |= {lemma + "es", lemma + "ed", lemma + "ing"}
    elif lemma.endswith("ee"):
        found |= {lemma + "s", lemma + "d", lemma + "ing"}
    else:
        found |= {lemma + "s", lemma + "ed", lemma + "ing"}
        if _doubles(lemma):
            found |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    if lemma.endswith("c"):
        found |= {lemma + "ked", lemma + "king"}
    if lemma.endswith("ie"):
        found.add(lemma[:-2] + "ying")
    return frozenset(found)


def _doubles(lemma: str) -> bool:
    if len(lemma) < 3 or lemma[-1] in _VOWELS + "wxy" or lemma[-2] not in _VOWELS:
        return False
    if lemma in _DOUBLING or lemma.endswith("l"):
        return True
    return lemma[-3] not in _VOWELS and sum(c in _VOWELS for c in lemma) == 1


def form_table(lemmas: Iterable[str]) -> dict[str, str]:
    """Form → lemma for all ``lemmas``; where two share a form, the one whose lemma it is wins, then the first."""
    ordered = list(lemmas)
    table: dict[str, str] = {}
    for lemma in ordered:
        for form in forms(lemma):
            table.setdefault(form, lemma)
    for lemma in ordered:
        table[lemma] = lemma
    return table
