"""Roles: who did it and to whom, by the grammar; nobody where the text names nobody."""

from collections.abc import Callable

import pytest

from onrecord.model import Event, Reading
from tests.reading.test_events import read, the

__all__ = ["read"]


def words(reading: Reading, event: Event, role: str) -> str:
    """The words of a role, joined by "; "."""
    method = event.methods.get(role)
    return "; ".join(span.quote(reading.report.text) for span in method.spans) if method is not None else ""


ROLES = [
    # who is accused, not who accuses
    ("The mayor accused Lina Marsh of firing shells at the market.", "firing", "Lina Marsh", ""),
    ("The mayor accused Lina Marsh of firing shells at the market.", "accused", "The mayor", "Lina Marsh"),
    ("The mayor blamed Lina Marsh for the raid on the market.", "blamed", "The mayor", "Lina Marsh"),
    ("The mayor accused the army of firing shells at the market.", "firing", "the army", ""),
    ("Peter Roe was accused by the ministry of killing two guards.", "killing", "Peter Roe", "two guards"),
    ("A boycott of the militia began on Monday.", "boycott", "", "the militia"),
    ("Senators opposed to the emir spoke.", "opposed", "Senators", ""),
    ("Troopers sent the insurgents rushing for cover by opening fire.", "opening", "Troopers", ""),
    ("Rebels freed a constable of the Valley Police, who was abducted on Monday.", "abducted", "", "a constable of the Valley Police"),
    # instruments, labels, sums
    ("Mortar rounds killed three soldiers.", "killed", "", "three soldiers"),
    ("Peter Roe was sentenced to a year in prison and fined 500,000 crowns.", "fined", "", "Peter Roe"),
    ("A group of armed militants stormed into a camp.", "stormed", "armed militants", ""),
    # voice
    ("Rebels attacked the convoy.", "attacked", "Rebels", ""),
    ("The convoy was attacked by rebels.", "attacked", "rebels", ""),
    ("The mayor was killed.", "killed", "", "The mayor"),
    ("Two nurses were killed and nine others injured.", "injured", "", "nine others"),
    ("The port was hit by a missile.", "hit", "", ""),
    ("Ruritanian forces shelled the town.", "shelled", "Ruritanian forces", ""),
    ("Two guards were shot dead on Peter Roe Road in the port.", "shot dead", "", "Two guards"),
    ("Ana Roe, the judge who was assassinated, lived here.", "assassinated", "", "Ana Roe"),
    ("Four guards sustained injuries and another guard in the raid.", "sustained", "", "Four guards"),
    ("A driver rammed a lorry into the crowd.", "rammed", "A driver", "the crowd"),
    ("You may admire people who held this post and praise them.", "praise", "", "them"),
    ("The guard ran from the bomb before it went off.", "went off", "", ""),
    ("On The Morning Show on Tuesday, the emir criticised the judge.", "criticised", "the emir", "the judge"),
    ("A boat was stopped by a Turkish vessel which fired automatic weapons.", "fired", "", ""),
    ("Police detained about a dozen suspects over the riot.", "detained", "Police", "a dozen suspects"),
    ("The emir fled his country amid unrest.", "fled", "", "The emir"),
    ("The rebels wrote to Ana Roe, a judge, requesting that her court free them.", "requesting", "The rebels", "her court"),
    # nouns
    ("The shelling of the town by government troops went on.", "shelling", "government troops", ""),
    ("Moldova's invasion of Albania began at dawn.", "invasion", "Moldova", "Albania"),
    ("Turkish strikes on the town went on.", "strikes", "Turkish", ""),
    ("The assassination of the governor shocked the port.", "assassination", "", "the governor"),
    ("His arrest shocked the port.", "arrest", "", "His"),
    ("The militia carried out an attack on the market.", "attack", "The militia", ""),
    ("The army repelled an attack by the militia.", "attack", "the militia", ""),
    ("Turkish warplanes bombed the town.", "bombed", "Turkish", ""),
    # clauses
    ("The rebels who attacked the convoy fled.", "attacked", "The rebels", ""),
    ("The convoy that rebels attacked burnt out.", "attacked", "rebels", ""),
    ("A convoy attacked by rebels burnt out.", "attacked", "rebels", ""),
    ("Rebels tried to seize the airport.", "seize", "Rebels", ""),
    ("The king ordered the army to shell the town.", "shell", "the army", ""),
    ("The governor accused the militia of abducting two nurses.", "abducting", "the militia", "two nurses"),
    ("Rebels stormed the base, killing nine soldiers.", "killing", "Rebels", "nine soldiers"),
    ("Police and soldiers beat up a vendor.", "beat up", "Police; soldiers", "a vendor"),
    ("Police arrested and deported two editors.", "deported", "Police", "two editors"),
    ("Moldova began its war after gunmen stormed the towns in May, killing nine nurses.", "killing", "gunmen", "nine nurses"),
    ("A Turkish strike on a school sheltering displaced families killed nine nurses.", "killed", "Turkish", "nine nurses"),
    # who gives, takes, is asked
    ("Iran supplied the militia with drones.", "supplied", "Iran", "the militia"),
    ("The drones were supplied by Iran to the militia.", "supplied", "Iran", "the militia"),
    ("The bishop urged the rebels to free the hostages.", "urged", "The bishop", "the rebels"),
    ("The bishop praised the governor.", "praised", "The bishop", "the governor"),
    ("The town fell to the mutineers.", "fell to", "the mutineers", ""),
    ("The emir met the queen in Geneva.", "met", "The emir; the queen", ""),
    ("The emir held talks with the queen.", "held talks", "The emir; the queen", ""),
    ("The mayor said the gang was responsible for the murder of the judge.", "murder", "the gang", "the judge"),
    ("The militia claimed responsibility for the attack on the bus.", "attack", "The militia", ""),
    ("Responsibility for the kidnapping was claimed by the militia.", "kidnapping", "the militia", ""),
    ("The police attributed the attack to the militia.", "attack", "the militia", ""),
    ("Officials suspect that the militia was behind the bombing.", "bombing", "the militia", ""),
    ("They mourned the killing of six priests, including two deacons, carried out by soldiers.", "killing", "soldiers", "six priests"),
    # nobody, and nothing that is only thrown or likened
    ("No group claimed the attack on the market.", "attack", "", ""),
    ("The rebels lobbed a Chinese grenade at the house.", "lobbed", "The rebels", ""),
    ("The arsenal is the largest one seized from the rebels.", "seized", "", "the rebels"),
    ("Lawmakers called on the president to retaliate against Russia.", "called on", "Lawmakers", "the president"),
    ("The mayor asked the UN to send a mission.", "asked", "The mayor", "the UN"),
    ("Two assailants shot at and injured a health worker.", "injured", "Two assailants", "a health worker"),
    ("Police shot at the house.", "shot", "Police", ""),
    ("Another bomb exploded when the squad reached the scene, injuring nine people.", "injuring", "", "nine people"),
    ("Three people died when gunmen opened fire on the bus, killing two.", "killing", "", "two"),
    # what a deed is tied to
    ("The nurse was arrested after having taken part in an attack on a bus.", "attack", "The nurse", ""),
    ("The market was hit, killing nine people.", "killing", "", "nine people"),
    ("The nine soldiers were on a visit and were wounded by a blast.", "wounded", "", "The nine soldiers"),
    ("The gang was blamed for the killing by residents.", "killing", "The gang", ""),
    # lists and tails
    ("A bomb killed Peter Ivanov, his wife and their two children.", "killed", "", "Peter Ivanov; his wife; their two children"),
    ("Maria Diaz, a judge, and two of her guards were shot dead in Lima.", "shot dead", "", "Maria Diaz; two of her guards"),
    ("The blast killed 17 people, among them two children.", "killed", "", "17 people"),
    ("He blamed the gang for the fighting.", "blamed", "He", "the gang"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "actor", "recipient"), ROLES, ids=[row[0][:40] for row in ROLES])
def test_roles(read: Callable[[str], Reading], text: str, trigger: str, actor: str, recipient: str) -> None:
    reading = read(text)
    event = the(reading, trigger)
    assert words(reading, event, "actor") == actor
    assert words(reading, event, "recipient") == recipient


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Saudi-led warplanes bombed the town.", "bombed"),
        ("An anti-government attack hit the town.", "attack"),
        ("Thousands fled from Ruritania to the coast.", "fled"),
        ("The army said the village was shelled.", "shelled"),
        ("The blast in the market killed nine people.", "killed"),
    ],
)
def test_nobody_is_blamed_who_is_not_the_doer(read: Callable[[str], Reading], text: str, trigger: str) -> None:
    assert the(read(text), trigger).actor == ()


def test_who_is_blamed_is_not_told_as_the_doer(read: Callable[[str], Reading]) -> None:
    event = the(read("An attack blamed on the rebels killed four officers."), "attack")
    assert event.certainty == "possible"


def test_each_accuses_the_other(read: Callable[[str], Reading]) -> None:
    reading = read("Kenya and Somalia accused each other of shelling the border.")
    names = {actor.id: actor.name for actor in reading.actors}
    found = [event for event in reading.events if event.type == "ACCUSE"]
    pairs = {(names[event.actor[0]], names[event.recipient[0]]) for event in found}
    assert pairs == {
        ("Government of Kenya", "Government of Somalia"),
        ("Government of Somalia", "Government of Kenya"),
    }


def test_what_is_hit_is_kept_as_words_and_is_no_actor(read: Callable[[str], Reading]) -> None:
    reading = read("Rebels shelled the bridge.")
    event = the(reading, "shelled")
    assert event.recipient == ()
    assert words(reading, event, "target") == "the bridge"
