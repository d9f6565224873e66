"""Events of a claim: the type and mode by the words, whose claim it is, what coders would count, place and time."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from onrecord.intake import report_from_text
from onrecord.lexicon import entries
from onrecord.model import Event, Reading
from onrecord.reading.event_lexicon import GroupEntry, event_lexicon
from onrecord.reading.read import Reader
from onrecord.settings import Settings
from onrecord.terms import EVENT_TYPES


@pytest.fixture(scope="session")
def read(nlp: Language) -> Callable[[str], Reading]:
    """The reading of an invented text published on 9 March 2024."""
    reader = Reader(nlp, Settings())

    def run(text: str) -> Reading:
        return reader.read(report_from_text(text, published="2024-03-09").report)

    return run


def the(reading: Reading, trigger: str) -> Event:
    """The one event whose trigger begins with these words."""
    text = reading.report.text
    found = [event for event in reading.events if event.trigger.quote(text).startswith(trigger)]
    assert len(found) == 1, [event.trigger.quote(text) for event in reading.events]
    return found[0]


TYPES = [
    ("Gunners shelled the market for an hour.", "shelled", "ASSAULT", "heavy-weapons"),
    ("The drone strike on the depot killed nobody.", "drone strike", "ASSAULT", "drone"),
    ("Guards opened fire on the marchers.", "opened fire", "ASSAULT", "firearms"),
    ("The ferry came under fire near the pier.", "came under fire", "ASSAULT", "firearms"),
    ("Raiders abducted nine girls from the school.", "abducted", "ASSAULT", "abduct"),
    ("Saboteurs blew the bridge up.", "blew", "ASSAULT", "explosives"),
    ("The boat fired two rockets at the port.", "fired", "ASSAULT", "heavy-weapons"),
    ("A suicide bomber killed three guards at the gate.", "killed", "ASSAULT", "suicide-attack"),
    ("Police arrested two editors at the airport.", "arrested", "COERCE", "arrest"),
    ("Insurgents seized the border crossing.", "seized", "COERCE", "territory-taken"),
    ("Loyal troops retook the town of Lindau.", "retook", "COERCE", "territory-retaken"),
    ("The town fell to the mutineers.", "fell to", "COERCE", "territory-taken"),
    ("The army lost control of two districts.", "lost", "RETREAT", "territory-lost"),
    ("Inspectors delayed nine ships in the strait.", "delayed", "COERCE", "shipments-delayed"),
    ("The governor imposed a night curfew.", "imposed", "COERCE", "curfew"),
    ("Thousands fled the fighting in the valley.", "fled", "SANCTION", "displacement"),
    ("The kingdom expelled four diplomats.", "expelled", "SANCTION", "expel"),
    ("The republic imposed new sanctions on the island.", "imposed", "SANCTION", "discontinue"),
    ("The emirate massed troops on the border.", "massed", "MOBILIZE", "troops"),
    ("Thousands marched through the capital.", "marched through", "PROTEST", "demo"),
    ("Farmers blocked the bridge for two days.", "blocked", "PROTEST", "obstruct"),
    ("The prisoners began a hunger strike.", "began", "PROTEST", "hunger"),
    ("The pirates released the crew.", "released", "RETREAT", "release"),
    ("The interior minister resigned.", "resigned", "RETREAT", "resign"),
    ("The governor lifted the curfew.", "lifted", "CONCEDE", None),
    ("The emirate supplied the rebels with rifles.", "supplied", "AID", "arms-transferred"),
    ("The league sent grain to the island.", "sent", "AID", None),
    ("The two navies began a joint exercise.", "joint exercise", "COOPERATE", None),
    ("The two premiers spoke by phone.", "spoke by phone", "CONSULT", "phone"),
    ("The sultan mediated between the tribes.", "mediated", "CONSULT", "third-party"),
    ("The two republics signed a border treaty.", "signed", "SUPPORT", None),
    ("The two emirs reached a deal.", "reached", "AGREE", None),
    ("The bishops demanded a truce.", "demanded", "REQUEST", None),
    ("The mayor called for an observer mission.", "called for", "REQUEST", "mission-called-for"),
    ("The bishop condemned the raid.", "condemned", "ACCUSE", "disapprove"),
    ("Prosecutors indicted two colonels.", "indicted", "ACCUSE", "allege"),
    ("The emir threatened to close the strait.", "threatened", "THREATEN", None),
    ("The mutineers rejected the mediator's terms.", "rejected", "REJECT", None),
    # Words that stand apart: an adverb before the verb, a hyphen in it, a phrase after the object.
    ("Agents sexually abused nine migrants.", "sexually abused", "ASSAULT", "sexual"),
    ("The militia forcibly transferred whole families.", "forcibly transferred", "COERCE", "deport"),
    ("The army test-fired two missiles.", "test-fired", "MOBILIZE", "weapons"),
    ("Militants held nine families as human shields.", "held", "ASSAULT", "abduct"),
    ("The US ambassador flew to Lindau.", "flew to", "CONSULT", "visit"),
    # What the object makes of a verb.
    ("The league lifted its embargo on the island.", "lifted", "RETREAT", None),
    ("The emir called off his visit to the duchy.", "called off", "REJECT", "meet"),
    ("A newspaper violated the general's ban.", "violated", "REJECT", None),
    ("The duchy returned six statues to the emirate.", "returned", "RETREAT", None),
    ("The kingdom announced a suspension of aid to the rebels.", "suspension", "SANCTION", "discontinue"),
    ("The duchy sent a platoon to the peacekeeping force.", "sent", "AID", None),
    ("The first peacekeepers arrived in the valley.", "arrived", "AID", None),
    ("The duke halted military operations in the pass.", "halted", "RETREAT", "ceasefire"),
    # Who does it together, what is not done, what happens otherwise.
    ("The army held drills in the strait.", "held", "MOBILIZE", "troops"),
    ("The army and the navy of the emirate held drills in the strait.", "held", "COOPERATE", None),
    ("The emir has vowed not to withdraw his troops from the valley.", "vowed", "REJECT", None),
    ("The emir has vowed not to attack the convoy.", "vowed", "AGREE", None),
    ("The league will withdraw its troops unless the rebels disarm.", "withdraw", "THREATEN", None),
    ("Violence broke out in the camp on Monday.", "Violence", "ASSAULT", None),
    # What tolls hang on where no attack is named.
    ("Raiders planted two bombs at the mill.", "planted", "ASSAULT", "explosives"),
    ("Youths hurled a grenade at the gate.", "hurled", "ASSAULT", "explosives"),
    ("Jets dropped bombs on the valley.", "dropped", "ASSAULT", "aerial"),
    ("A shell hit a bus in the port.", "hit", "ASSAULT", "heavy-weapons"),
    ("One of its posts in the port was hit by small-arms fire.", "hit", "ASSAULT", None),
    ("Rebels set ablaze a van at the crossing.", "set ablaze", "ASSAULT", "destroy"),
    ("Rebels torched two concrete mixers and an excavator.", "torched", "ASSAULT", "destroy"),
    ("Rebels fired two rifle grenades towards the house of a judge.", "fired", "ASSAULT", None),
    ("The army said the rebels had fired first.", "fired first", "ASSAULT", "firearms"),
    ("A driver rammed a lorry into the gate.", "rammed", "ASSAULT", "primitive"),
    ("Two soldiers died of their wounds on Monday.", "died of", "ASSAULT", None),
    ("A guard succumbed to his injuries after the ambush.", "succumbed to", "ASSAULT", None),
    ("Four guards sustained multiple injuries in the ambush.", "sustained", "ASSAULT", None),
    ("The militia is responsible for the deaths of 14 farmers.", "deaths", "ASSAULT", None),
    ("The encounter left one trooper dead.", "left", "ASSAULT", None),
    ("Police recovered four rifles from the barn.", "recovered", "COERCE", "seize"),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "mode"), TYPES, ids=[row[1] for row in TYPES])
def test_type_and_mode(read: Callable[[str], Reading], text: str, trigger: str, kind: str, mode: str | None) -> None:
    event = the(read(text), trigger)
    assert (event.type, event.mode) == (kind, mode)


NO_EVENTS = [
    "The striker attacked the goal and hit the bar.",
    "Inflation hit a record high in March.",
    "The minister said that trade was growing.",
    "The firm struck a balance between price and quality.",
    "The Ministry of Defence moved to a new building.",
    "He fought back tears.",
    "She was killed in a car accident.",
    "The bank attacked the plan in a statement.",
    "On March 24 the shops were open.",
    "Nine people were injured after being hit by a bus in the capital.",
    "The film deals with the problem of violence.",
    "The clubs rallied support for the new stadium.",
    "Those charged with protecting the gate were asleep.",
    "The deployment of buoys went on.",
    "The smugglers pushed us into a building.",
    "The guests ignored the waiter.",
    "The painter arrived in the city as a young man.",
    "The meeting was brief.",
    "The court dismissed the application of the prince.",
    "Four passengers sustained injuries when the lorry left the road.",
    "The old king died in exile of a stroke.",
    "The premier mourned the death of the singer.",
    "Smoking is responsible for the deaths of millions.",
    "The election left the party with nine seats.",
    "The gardener planted two trees.",
    "The actor dropped his bag and left.",
    "The fall left two climbers dead.",
    "Divers recovered a bell from the wreck.",
]


@pytest.mark.parametrize("text", NO_EVENTS)
def test_what_only_looks_like_an_event(read: Callable[[str], Reading], text: str) -> None:
    reading = read(text)
    assert not reading.events, [event.trigger.quote(text) for event in reading.events]


@pytest.mark.parametrize("group", entries("events", "group", GroupEntry), ids=lambda group: group.note)
def test_the_lexicon_reads_its_own_examples(read: Callable[[str], Reading], group: GroupEntry) -> None:
    found = {(event.type, event.mode) for event in read(group.example).events}
    assert (group.type, group.mode) in found or (group.mode is None and group.type in {kind for kind, _ in found})


COUNTED = [
    ("The governor demanded that the crews leave.", "demanded", True),
    ("The governor ordered the crews to leave.", "ordered", True),
    ("The governor said the crews must leave.", "said", True),
    ("The governor urged the crews to leave.", "urged", False),
    ("The bishops called for a truce.", "called for", False),
    ("The governor asked the crews to leave.", "asked", False),
    ("The duchy sent grain to the island.", "sent", True),
    ("The duchy is considering sending grain to the island.", "sending", False),
    ("The premier offered condolences to the families of those who were killed.", "killed", False),
    ("Thousands staged rallies to demand a vote.", "demand", False),
    ("The rebels hold both banks of the river.", "hold", False),
]


@pytest.mark.parametrize(("text", "trigger", "coded"), COUNTED, ids=[row[0] for row in COUNTED])
def test_what_event_coders_count(read: Callable[[str], Reading], text: str, trigger: str, coded: bool) -> None:
    assert the(read(text), trigger).coded is coded


SPEECH = [
    "The president came under fire for his curt replies.",
    "The senator attacked what he called the burden of the tax.",
    "The senator holds that the deal is to blame for the prices.",
]


@pytest.mark.parametrize("text", SPEECH)
def test_attacks_in_words_are_none(read: Callable[[str], Reading], text: str) -> None:
    assert not [event for event in read(text).events if event.type in ("ASSAULT", "ACCUSE")]


def test_an_accusation_is_a_claim_of_the_accuser_about_the_accused(read: Callable[[str], Reading]) -> None:
    reading = read("The mayor accused Lina Marsh of firing shells at the market.")
    names = {actor.id: actor.name for actor in reading.actors}
    firing = the(reading, "firing")
    claim = next(claim for claim in reading.claims if claim.id == firing.claim)
    assert (claim.act, [source.name for source in claim.sources]) == ("accuse", ["mayor"])
    assert [names[actor] for actor in firing.actor] == ["Lina Marsh"]
    assert not firing.coded


def test_those_set_free_are_not_those_who_set_free(read: Callable[[str], Reading]) -> None:
    reading = read("The rebels released the drivers hours after abducting them.")
    rebels = {actor.id for actor in reading.actors if actor.name == "rebels"}
    assert rebels and rebels.isdisjoint(the(reading, "abducting").recipient)


def test_own_duty_is_no_demand(read: Callable[[str], Reading]) -> None:
    assert not [event for event in read("The rider said they must break the tape.").events if not event.coded]
    assert "REQUEST" not in {event.type for event in read("“We must break the tape,” the rider said.").events}


def test_who_claims_an_attack_is_not_told_to_have_done_it(read: Callable[[str], Reading]) -> None:
    event = the(read("A cell claimed responsibility."), "claimed responsibility")
    assert (event.mode, event.certainty, event.coded) == ("claim-of-responsibility", "possible", False)


def test_an_arrest_in_a_country_is_no_arrest_of_it(read: Callable[[str], Reading]) -> None:
    reading = read("A defector was arrested in Cambodia in April.")
    (recipient,) = the(reading, "arrested").recipient
    assert {actor.id: actor.name for actor in reading.actors}[recipient].lower().endswith("defector")


def test_a_report_about_a_disaster_blames_nobody(read: Callable[[str], Reading]) -> None:
    text = "An earthquake shook the valley. Forty people were killed and nine wounded, officials said. The quake was felt far off."
    assert not [event for event in read(text).events if event.type == "ASSAULT"]


def test_where_another_deed_was_is_not_where_this_one_was(read: Callable[[str], Reading]) -> None:
    reading = read("Rebels attacked a convoy a day after talks in Geneva.")
    assert the(reading, "attacked").place is None
    assert the(reading, "talks").place is not None


def test_event_belongs_to_the_claim_that_makes_it(read: Callable[[str], Reading]) -> None:
    reading = read("The governor said gunners had shelled the market.")
    event = the(reading, "shelled")
    (claim,) = [claim for claim in reading.claims if claim.id == event.claim]
    assert claim.form == "indirect"
    assert event.coded


def test_the_outlets_own_sentence_has_a_narrated_claim(read: Callable[[str], Reading]) -> None:
    reading = read("Gunners shelled the market.")
    event = the(reading, "shelled")
    assert {claim.form for claim in reading.claims if claim.id == event.claim} == {"narrated"}


def test_an_accusation_is_the_event_and_its_matter_is_not_counted(read: Callable[[str], Reading]) -> None:
    reading = read("The governor accused the rebels of shelling the market.")
    accusation, matter = the(reading, "accused"), the(reading, "shelling")
    forms = {claim.id: claim.form for claim in reading.claims}
    assert (accusation.type, accusation.coded, forms[accusation.claim]) == ("ACCUSE", True, "narrated")
    assert (matter.type, matter.coded) == ("ASSAULT", False)
    assert forms[matter.claim] != "narrated"
    assert matter.claim != accusation.claim


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("The two emirs agreed to hold talks.", "hold talks"),
        ("The rebels demanded the release of the prisoners.", "release"),
        ("The union called off the strike.", "strike"),
        ("The republic threatened to bomb the port.", "bomb"),
    ],
)
def test_what_is_agreed_or_asked_for_is_not_counted(read: Callable[[str], Reading], text: str, matter: str) -> None:
    events = [event for event in read(text).events if event.trigger.quote(text).startswith(matter)]
    assert not any(event.coded for event in events)


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The duke said he would meet the mediator.", "meet", "AGREE"),
        ("The emirate will withdraw its troops from the pass.", "withdraw", "CONCEDE"),
        ("The emirate will not withdraw its troops from the pass.", "withdraw", "REJECT"),
        ("Analysts said the emirate would attack the port.", "attack", "ASSAULT"),
    ],
)
def test_what_is_announced(read: Callable[[str], Reading], text: str, trigger: str, kind: str) -> None:
    assert the(read(text), trigger).type == kind


@pytest.mark.parametrize(
    ("text", "trigger", "polarity", "certainty"),
    [
        ("The army denied that its troops had killed civilians.", "killed", "-", "asserted"),
        ("If the dam is destroyed, the valley will be flooded.", "destroyed", "+", "conditional"),
        ("The envoy urged the rebels to free the hostages.", "free", "+", "demanded"),
    ],
)
def test_not_told_as_fact_nor_counted(
    read: Callable[[str], Reading], text: str, trigger: str, polarity: str, certainty: str
) -> None:
    event = the(read(text), trigger)
    assert (event.polarity, event.certainty, event.coded) == (polarity, certainty, False)


def test_place_is_the_one_the_event_hangs_on(read: Callable[[str], Reading]) -> None:
    reading = read("Rebels attacked a convoy near Kherson on Monday, a day after talks in Geneva.")
    names = {place.id: place.name for place in reading.places}
    event = the(reading, "attacked")
    assert event.place is not None
    assert names[event.place] == "Kherson"
    assert event.begin == "2024-03-04"


def test_no_place_or_time_from_another_sentence(read: Callable[[str], Reading]) -> None:
    event = the(read("Talks began in Geneva on Monday. Gunners shelled the market."), "shelled")
    assert (event.place, event.begin) == (None, None)


def test_the_day_of_speaking_is_not_the_day_of_the_event(read: Callable[[str], Reading]) -> None:
    assert the(read("The governor said on Friday that gunners had shelled the market."), "shelled").begin is None


def test_the_lexicon_explains_itself() -> None:
    lexicon = event_lexicon()
    for patterns in (*lexicon.verbs.values(), *lexicon.nouns.values()):
        for pattern in patterns:
            assert pattern.group.entry.type in EVENT_TYPES
            assert 0 < pattern.group.entry.score <= 1
            assert pattern.group.entry.note
    for mode in lexicon.modes.values():
        assert mode.acled


@given(st.lists(st.sampled_from([row[0] for row in TYPES]), min_size=1, max_size=4))
def test_triggers_and_reasons_are_spans_of_the_text(read: Callable[[str], Reading], texts: list[str]) -> None:
    reading = read(" ".join(texts))
    text, claims = reading.report.text, {claim.id for claim in reading.claims}
    assert len({event.id for event in reading.events}) == len(reading.events)
    for event in reading.events:
        assert event.claim in claims
        assert event.trigger.quote(text).strip() == event.trigger.quote(text) != ""
        for method in (event.method, *event.methods.values()):
            assert all(0 <= span.start < span.end <= len(text) for span in method.spans)


def test_a_harm_is_an_event_only_as_a_consequence(read: Callable[[str], Reading]) -> None:
    reading = read("The destruction of the dam could cause flooding, the governor warned.")
    harm, deed = the(reading, "flooding"), the(reading, "destruction")
    assert (harm.mode, harm.coded, harm.certainty) == ("infrastructure-at-risk", False, "conditional")
    assert deed.causes == (harm.id,)
    assert not read("The valley saw flooding in the spring.").events


def test_a_report_about_sport_has_no_fights(read: Callable[[str], Reading]) -> None:
    text = "The team won the match. The players fought hard in the second game of the league season, the coach said. "
    assert not [event for event in read(text * 3).events if event.type == "ASSAULT"]


ACCUSERS = [
    "The Ansa government accused Bor on Tuesday of bombing a house near Lindau, killing nine children and a woman.",
    "The rebels accused the army of shelling a camp on Saturday, killing 17 people.",
]


@pytest.mark.parametrize("text", ACCUSERS)
def test_who_accuses_is_not_who_killed(read: Callable[[str], Reading], text: str) -> None:
    reading = read(text)
    accusers = {source.actor for claim in reading.claims if claim.act == "accuse" for source in claim.sources}
    assert accusers
    assert not accusers & set(the(reading, "killing").actor)


def test_who_denies_a_deed_of_his_is_its_doer(read: Callable[[str], Reading]) -> None:
    reading = read("The army denied shelling the camp.")
    assert set(the(reading, "shelling").actor) == {source.actor for source in reading.claims[0].sources}
