"""BibTeX: one entry, which classic BibTeX and biblatex both read."""

import re
from urllib.parse import quote

from onrecord.exports.citing import MANY, Cited

_SPECIAL = {
    "\\": r"\textbackslash{}",
    # Escaped braces would still be counted by BibTeX, and an odd one would end the entry.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(cited: Cited) -> str:
    """An entry: ``@article`` for a report of a named outlet, ``@misc`` for all else."""
    kind = "article" if cited.kind == "report" and cited.outlets else "misc"
    outlets = escaped(" and ".join(cited.outlets))
    year, month = _year_and_month(cited)
    fields = {
        "author": " and ".join(f"{{{escaped(name)}}}" if " " not in name else escaped(name) for name in cited.authors),
        "title": f"{{{escaped(cited.title)}}}" if cited.title else "[Report without a title]",
        "journal" if kind == "article" else "howpublished": outlets,
        "year": year,
        "month": month,
        "date": cited.published.iso if cited.published else "",
        "url": quote(cited.url, safe=":/?#[]@!$&'()*+,;=%~-._") if cited.url else "",
        "urldate": cited.retrieved or "",
        "note": escaped(_note(cited)),
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{_key(cited)},", *lines, "}"])


def escaped(words: str) -> str:
    """Words with what means something to TeX written out."""
    return "".join(_SPECIAL.get(sign, sign) for sign in words)


def _key(cited: Cited) -> str:
    return re.sub(r"[^A-Za-z0-9_:-]", "", cited.id)


def _year_and_month(cited: Cited) -> tuple[str, str]:
    """Year and month of one day; an incident's reports of several months have no month."""
    days = cited.published.iso.split("/") if cited.published else []
    years, months = {day[:4] for day in days}, {day[5:7] for day in days}
    month = months.pop() if len(months) == 1 else ""
    is_month = month.isdigit() and 1 <= int(month) <= 12
    return "/".join(sorted(years)), _MONTHS[int(month) - 1] if is_month and len(years) == 1 else ""


def _note(cited: Cited) -> str:
    """What was said, what it is in the record, and what is only inferred."""
    hashes = ", ".join(cited.hashes[:MANY]) + (" and more" if len(cited.hashes) > MANY else "")
    parts = [
        cited.said,
        f"Onrecord {cited.kind} {cited.id}",
        cited.state,
        f"as of {cited.kept}" if cited.kind == "incident" and cited.kept else None,
        f"in the record since {cited.kept}"
        if cited.kind != "incident" and cited.kept and not cited.retrieved
        else None,
        "day inferred from the text" if cited.published and cited.published.is_inferred else None,
        f"SHA-256 of the text begins {hashes}" if hashes else None,
    ]
    return "; ".join(part for part in parts if part)
