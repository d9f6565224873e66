"""How an incident stands, in a sentence of counts: who says it, who denies it, what is disputed. Never a verdict."""

from collections.abc import Sequence

from onrecord.record.entries import Entry
from onrecord.record.forms import DisputeKind, Incident, Stand
from onrecord.record.incident_account import account_of

_DISPUTED: dict[DisputeKind, str] = {
    "blame": "who did it",
    "denial": "whether it was so",
    "figure": "how many",
    "characterisation": "what to call it",
}


def status_of(of: Incident | Sequence[Entry]) -> str:
    """ "said by 2 voices of Government of Chad, denied by 1 voice of the Front; disputed: who did it".

    Of an incident, or of the entries that make one.
    """
    incident = of if isinstance(of, Incident) else account_of(of)
    told = [words for words in (_by_party(incident, "says", "said"), _by_party(incident, "denies", "denied")) if words]
    return "; ".join((", ".join(told) or "nobody stands by it any more", *_standing(incident)))


def _by_party(incident: Incident, stand: Stand, verb: str) -> str:
    """Voices of one stand by party; the same source is one voice whatever it goes by each time."""
    parties: dict[str | None, set[str]] = {}
    for voice in incident.voices:
        if voice.stand == stand:
            parties.setdefault(voice.party, set()).update(voice.sources)
    counted = [
        f"{len(sources)} {'voice' if len(sources) == 1 else 'voices'} of {party or 'no known party'}"
        for party, sources in parties.items()
    ]
    return f"{verb} by {_listed(counted)}" if counted else ""


def _standing(incident: Incident) -> list[str]:
    standing = []
    if len({source for voice in incident.voices for source in voice.sources}) == 1:
        standing.append("single-source")
    blamed = any(version.says.polarity == "+" and version.says.actor for version in incident.versions)
    denied = any(voice.stand == "denies" for voice in incident.voices)
    if blamed and not denied and not incident.disputes:
        standing.append("unanswered")
    if incident.disputes:
        standing.append("disputed: " + _listed(list(dict.fromkeys(_DISPUTED[one.kind] for one in incident.disputes))))
    elif incident.voices and not denied:
        reports = len(incident.reports)
        standing.append(f"not contested in {'this 1 report' if reports == 1 else f'these {reports} reports'}")
    return standing


def _listed(words: Sequence[str]) -> str:
    """ "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""
