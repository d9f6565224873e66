"""Whether words are a person's name."""

_ARTICLES = frozenset({"a", "an", "the", "one", "two", "three", "some", "several", "many", "his", "her", "their"})
_PARTICLES = frozenset(
    {
        "de", "da", "do", "dos", "del", "della", "der", "den", "di", "du", "van", "von", "al", "el", "bin", "ibn",
        "abu", "ould", "ben", "le", "la", "las", "los", "y", "e", "af", "av", "zu", "ul",
    }
)  # fmt: skip


def is_name(words: str) -> bool:
    """Whether words are a person's name and not a description ("three armed men", "A resident")."""
    parts = words.split()
    if not parts:
        return False
    named = [part for part in parts if part[0].isupper()]
    small = {part.lower() for part in parts} - {part.lower() for part in named}
    return bool(named) and parts[-1][0].isupper() and parts[0].lower() not in _ARTICLES and small <= _PARTICLES
