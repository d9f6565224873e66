import pytest

from onrecord.errors import InputError
from onrecord.intake import report_from_text
from onrecord.intake.languages import foreign_language

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
        "",
        "123 456",
    ],
)
def test_english_and_doubtful_pass(text: str) -> None:
    assert foreign_language(text) is None


def test_message_names_the_language() -> None:
    with pytest.raises(InputError, match=r"a\.txt: looks like Ukrainian \(uk\); only English is read so far"):
        report_from_text(UKRAINIAN, ref="a.txt")
