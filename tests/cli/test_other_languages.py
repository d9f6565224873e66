"""Reports in other languages, the whole way: added, found by their words, and given claims by hand."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

STORIES = {
    "zh": ("首都附近发生袭击\n\n军队周五表示，首都附近的袭击造成十二人死亡。叛军否认对此负责。", "十二人死亡"),
    "uk": (
        "Обстріл Харкова: троє загиблих\n\nМер заявив у п'ятницю, що під час обстрілу загинули троє людей.",
        "обстрілу",
    ),
    "ar": ("قصف على المدينة\n\nقال الجيش يوم الجمعة إن اثني عشر شخصا قتلوا في هجوم على العاصمة.", "العاصمة"),
    "fr": ("Le gouvernement a annoncé vendredi que dix personnes avaient été tuées dans une attaque.", "gouvernement"),
    "es": ("El ejército dijo el viernes que doce personas murieron en un ataque contra la capital.", "ejército"),
    "ru": ("Армия сообщила в пятницу, что заняла город на рассвете и удерживает мост через реку.", "мост"),
}


@pytest.mark.parametrize("code", STORIES)
def test_from_the_file_to_a_claim_by_hand(cli: Cli, tmp_path: Path, code: str) -> None:
    text, word = STORIES[code]
    (tmp_path / "story.txt").write_text(text, encoding="utf-8")
    ran = cli("add", "story.txt", "--json")
    added = json.loads(ran.out)
    assert ran.code == 0 and (added["state"], added["claims"], added["events"]) == ("added", 0, 0)
    (found,) = [json.loads(line) for line in cli("search", "--reports", word, "--json").out.splitlines()]
    assert (found["id"], found["language"]) == (added["report"], code)
    quote = text.splitlines()[-1]
    assert cli("decide", "add", added["report"], quote, "--translation", "What was said.", "--by", "Ana").code == 0
    (claim,) = [json.loads(line) for line in cli("search", word, "--json").out.splitlines()]
    assert (claim["quote"], claim["review"]) == (quote, "checked")
    assert cli("verify").code == 0


def test_reading_says_that_it_was_not_read(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORIES["uk"][0], encoding="utf-8")
    ran = cli("read", "story.txt")
    assert ran.code == 0 and "Ukrainian" in ran.out and "no claims" in ran.out
    row = json.loads(cli("read", "--dry-run", "--json", "story.txt").out)
    assert row["language"] == "uk" and row["problems"][0]["code"] == "other-language"
