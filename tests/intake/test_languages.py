import pytest
from spacy.language import Language

from onrecord.intake import report_from_text
from onrecord.intake.counting import count_words
from onrecord.intake.languages import foreign_language, language_of
from onrecord.reading.read import Reader
from onrecord.settings import Settings

UKRAINIAN = "Президент заявив у п'ятницю, що війська звільнили десять сіл на півдні країни, а міністерство оборони це підтвердило."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (UKRAINIAN, "uk"),
        (
            "Министерство обороны сообщило в пятницу, что силы противовоздушной обороны сбили двадцать беспилотников.",
            "ru",
        ),
        (
            "El ejército dijo el viernes que doce personas murieron en un ataque contra la capital del país vecino.",
            "es",
        ),
        (
            "Le gouvernement a annoncé vendredi que douze personnes avaient été tuées dans une attaque près de la frontière.",
            "fr",
        ),
        (
            "Die Regierung teilte am Freitag mit, dass bei einem Angriff nahe der Grenze zwölf Menschen getötet worden seien.",
            "de",
        ),
        ("Doce muertos en un ataque contra la capital", "es"),  # headlines
        ("Macron rencontre Scholz à Paris", "fr"),
        ("Zwölf Tote bei Angriff nahe der Grenze", "de"),
        ("Обстріл Харкова: троє загиблих", "uk"),
        ("قصف على المدينة", "ar"),
        ("首都附近发生袭击", "zh"),
        (
            "军队周五表示，首都附近的袭击造成十二人死亡，另有数十人受伤，其中包括两名儿童。叛军否认对此负责，并称平民被政府军打死。市长说医院已经没有药品和电力。他引用一句英文：“We have said that the bridge is not ours.”",
            "zh",
        ),
        ("قال الجيش يوم الجمعة إن اثني عشر شخصا قتلوا في هجوم على العاصمة قرب الحدود", "ar"),
    ],
)
def test_other_languages(text: str, code: str) -> None:
    found = foreign_language(text)
    assert found is not None
    assert found[1] == code


@pytest.mark.parametrize(
    "text",
    [
        "Army retakes towns",
        "Zelensky visits Kherson",
        "Tigray peace talks stall; Abiy meets Tshisekedi, Ruto",
        "Kharkiv",
        "MOGADISHU, SOMALIA - CLAN ELDERS SAID ON WEDNESDAY THAT TWELVE PEOPLE WERE KILLED.",
        "Dead: Ivanov, Petrov, Sydorenko, Kovalenko, Shevchenko, Bondarenko, Tkachenko, Kravchenko, Oliynyk.",
        "The army said “Слава Україні” was painted on the wall of the school.",
        "“Nous ne partirons pas,” the mayor said, and those around him repeated it in the square.",
        "Two killed, six wounded: drone strike, Odesa region. Fires, power cuts reported.",
        "Mali junta ECOWAS sanctions",
        "Gaza ceasefire talks collapse",
        "Putin Xi summit Samarkand",
        "La Paz: 2 shot dead",
        "El Fasher shelled again",
        "",
        "123 456",
    ],
)
def test_english_and_doubtful_pass(text: str) -> None:
    assert foreign_language(text) is None


SPANISH = "El ejército dijo el viernes que doce personas murieron en un ataque contra la capital del país vecino."
ENGLISH = (
    "The army said on Friday that it had taken the town of Kesh. The rebels denied it and said they held the bridge."
)


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        ("Kharkiv", "uk", "uk"),
        ("Kharkiv", "uk-UA", "uk"),
        ("12 muertos", "es_MX", "es"),
        ("Kharkiv", None, None),
        ("Kharkiv", "en-GB", None),
        ("Kharkiv", "und", None),
        ("Kharkiv", "klingonish", None),
        (ENGLISH, "uk", None),  # what the text is counts for more than what is said of it
        (UKRAINIAN, "en", "uk"),
        (UKRAINIAN, "ru", "uk"),
    ],
)
def test_what_is_said_of_a_text_counts_where_it_does_not_tell(
    text: str, declared: str | None, code: str | None
) -> None:
    found = language_of(text, declared)
    assert (found[1] if found else None) == code


def test_a_text_in_another_language_is_kept_as_it_stands() -> None:
    text = f"Війська звільнили десять сіл\n\nЯна Колесник, 12 березня 2024\n\n{UKRAINIAN}\n"
    taken = report_from_text(text, outlet="Кур'єр", published="2024-03-09")
    report = taken.report
    assert (report.text, report.language, report.title) == (text, "uk", "Війська звільнили десять сіл")
    assert (report.furniture, report.headings, report.dateline, report.published) == ((), (), None, "2024-03-09")
    (problem,) = taken.problems
    assert problem.code == "other-language" and "Ukrainian (uk)" in problem.message and "decide add" in problem.message


def test_no_day_is_inferred_from_another_language() -> None:
    assert report_from_text(SPANISH).report.published is None


def test_nothing_is_read_in_another_language(nlp: Language) -> None:
    reader = Reader(nlp, Settings())
    texts = (UKRAINIAN, ENGLISH, SPANISH, ENGLISH + " Four were wounded.")
    taken = [report_from_text(text) for text in texts]
    readings = list(reader.pipe((one.report, one.problems) for one in taken))
    assert [bool(reading.claims) for reading in readings] == [False, True, False, True]  # type: ignore[union-attr]
    alone = reader.read(taken[0].report, taken[0].problems)
    assert alone == readings[0] and alone.problems == taken[0].problems


@pytest.mark.parametrize(
    "other",
    [
        UKRAINIAN,
        SPANISH,
        "军队周五表示，首都附近的袭击造成十二人死亡。",
        "قال الجيش يوم الجمعة إن اثني عشر شخصا قتلوا في هجوم",
    ],
)
def test_paragraphs_in_another_language_are_not_read(nlp: Language, other: str) -> None:
    text = f"{ENGLISH}\n\n{other}\n\nA doctor said nine people had been brought in with wounds."
    taken = report_from_text(text)
    report = taken.report
    assert [span.quote(text) for span in report.furniture] == [other] and report.language == "en"
    (problem,) = [problem for problem in taken.problems if problem.code == "other-language"]
    assert problem.span == report.furniture[0]
    reading = Reader(nlp, Settings()).read(report)
    foreign = report.furniture[0]
    spans = [span for claim in reading.claims for span in claim.contents]
    assert spans and not any(span.overlaps(foreign) for span in spans)


@pytest.mark.parametrize(
    "line",
    [
        "The slogan “Слава Україні” was painted on the wall of the school, and nobody took it down for a year.",
        "“Nous ne partirons pas de notre pays, et nous resterons avec les autres jusqu'à la fin,” the mayor said.",
        "Dead: Ivanov, Petrov, Sydorenko, Kovalenko, Shevchenko, Bondarenko, Tkachenko, Kravchenko, Oliynyk.",
        "Kharkiv, Sumy, Chernihiv, Poltava, Dnipro, Zaporizhzhia, Mykolaiv, Kherson, Odesa",
    ],
)
def test_paragraphs_that_are_read(line: str) -> None:
    taken = report_from_text(f"{ENGLISH}\n\n{line}\n\nA doctor said nine people had been brought in with wounds.")
    assert not [problem for problem in taken.problems if problem.code == "other-language"]


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("two words", 2), ("军队周五表示", 3), ("军队 said", 2), ("ทหาร", 2), ("كتب الجيش", 2)]
)
def test_words_are_counted_in_scripts_without_spaces(text: str, count: int) -> None:
    assert count_words(text) == count
