"""Telegram exports: channels, groups, many chats; posts in pieces, edits, forwards, posts without words."""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.intake import Intake, read_paths
from tests.intake.taking import SECOND, STORY, codes, refused


def post(number: int, text: Any = STORY, **more: Any) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": "2024-03-09T16:05:00",
        "date_unixtime": "1709993100",
        "from": "Harbour Watch",
        "from_id": "channel100",
        "text": text,
        "text_entities": [],
        **more,
    }


def exported(
    folder: Path, *messages: dict[str, Any], kind: str = "public_channel", name: str = "Harbour Watch"
) -> Path:
    path = folder / "result.json"
    path.write_text(json.dumps({"name": name, "type": kind, "id": 100, "messages": list(messages)}), encoding="utf-8")
    return path


def taken_all(path: Path) -> list[Intake]:
    found = list(read_paths([path]))
    assert all(isinstance(item, Intake) for item in found), found
    return [item for item in found if isinstance(item, Intake)]


def test_a_channel(tmp_path: Path) -> None:
    path = exported(tmp_path, post(7), post(8, SECOND))
    first, second = taken_all(path)
    report = first.report
    assert (report.text, report.outlet, report.byline) == (STORY, "Harbour Watch", None)
    assert (report.published, report.published_basis) == ("2024-03-09T14:05", "metadata")
    assert (report.ref, second.report.ref) == (f"{path}#7", f"{path}#8")
    assert (first.kind, first.problems) == ("Telegram export", ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (["The army ", {"type": "bold", "text": "denied"}, " that it had fled Kesh."], "The army denied that it had fled Kesh."),
        ([{"type": "bold", "text": "Kesh"}, "\n\n", STORY], f"Kesh\n\n{STORY}"),
        ([STORY, " ", {"type": "text_link", "text": "Source", "href": "https://x.example"}], f"{STORY} Source"),
        (f"\n{STORY}\n", STORY),
    ],
)  # fmt: skip
def test_words_in_pieces(tmp_path: Path, text: Any, words: str) -> None:
    assert taken_all(exported(tmp_path, post(1, text)))[0].report.text == words


def test_words_only_in_entities(tmp_path: Path) -> None:
    message = post(1, "", text_entities=[{"type": "plain", "text": STORY}])
    assert taken_all(exported(tmp_path, message))[0].report.text == STORY


def test_edits_and_forwards_are_said(tmp_path: Path) -> None:
    forwarded = post(1, forwarded_from="Northern Front", edited="2024-03-09T18:00:00", edited_unixtime="1710000000")
    (intake,) = taken_all(exported(tmp_path, forwarded))
    assert codes(intake) == ["forwarded", "edited"]
    assert "Northern Front" in intake.problems[0].message
    assert "2024-03-09T16:00" in intake.problems[1].message
    assert intake.report.outlet == "Harbour Watch"


def test_what_holds_no_words_is_counted(tmp_path: Path) -> None:
    service = {
        "id": 1,
        "type": "service",
        "date": "2024-03-09T10:00:00",
        "actor": "x",
        "action": "pin_message",
        "text": "",
    }
    first, second = taken_all(
        exported(tmp_path, service, post(2, "", photo="a.jpg"), post(3, "🔥🔥"), post(4), post(5))
    )
    assert codes(first) == ["no-words"] and first.problems[0].message.startswith("3 ")
    assert codes(second) == []


def test_a_group_has_bylines(tmp_path: Path) -> None:
    (intake,) = taken_all(
        exported(tmp_path, post(1, **{"from": "Ana Kolm"}), kind="private_supergroup", name="Kesh today")
    )
    assert (intake.report.outlet, intake.report.byline) == ("Kesh today", "Ana Kolm")


def test_an_export_of_many_chats(tmp_path: Path) -> None:
    chats = [
        {"name": name, "type": "public_channel", "id": at, "messages": [post(at)]} for at, name in enumerate("AB", 1)
    ]
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"about": "x", "chats": {"about": "y", "list": chats}, "left_chats": {"list": []}}))
    assert [intake.report.outlet for intake in taken_all(path)] == ["A", "B"]


def test_old_exports_without_instants(tmp_path: Path) -> None:
    message = post(1)
    del message["date_unixtime"]
    assert taken_all(exported(tmp_path, message))[0].report.published == "2024-03-09T16:05"


def test_posts_in_another_language_among_others(tmp_path: Path) -> None:
    russian = "Армия сообщила в пятницу, что заняла город на рассвете и удерживает мост через реку."
    found = list(read_paths([exported(tmp_path, post(1, russian), post(2))]))
    assert [one.report.language for one in found if isinstance(one, Intake)] == ["ru", "en"]


@pytest.mark.parametrize("messages", [(), ({"id": 1, "type": "service", "action": "x"},), (post(1, ""),)])
def test_nothing_to_read(tmp_path: Path, messages: tuple[dict[str, Any], ...]) -> None:
    assert refused(exported(tmp_path, *messages)).error.code == "empty"


@pytest.mark.parametrize(
    "broken", [{"text": 7}, {"text": [None, 3, {"type": "bold"}]}, {"date_unixtime": "soon"}, {"date": 5}]
)
def test_odd_posts_do_no_harm(tmp_path: Path, broken: dict[str, Any]) -> None:
    assert len(list(read_paths([exported(tmp_path, post(1, **broken), post(2))]))) in (1, 2)
