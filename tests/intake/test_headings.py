"""Headings inside a story: what is one, and what only looks like one."""

import pytest

from onrecord.intake import report_from_text

BEFORE = "The army said on Friday that it had taken the town of Kesh after four days of fighting."
AFTER = "The rebels denied it and said that they still held the bridge and the northern quarters."


def headings(line: str, gap: str = "\n\n") -> list[str]:
    text = gap.join([BEFORE, line, AFTER])
    return [span.quote(text) for span in report_from_text(text).report.headings]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\n"])
@pytest.mark.parametrize(
    "line",
    [
        "– Bridge ‘intact’ –",
        "— The bridge —",
        "*** The bridge ***",
        "KEY DEVELOPMENTS",
        "WHO HOLDS THE BRIDGE?",
        "What happened?",
        "Why does the bridge matter?",
        "1. Who holds the bridge",
        "II. The bridge",
        "Finding 2: No inquiry was opened",
        "Fears for the bridge",
        "‘No way out’",
        "14:05 GMT – Army takes bridge",
        "09:15",
        "4:40 p.m.",
        "## The bridge",
        "**The bridge**",
    ],
)
def test_heading(line: str, gap: str) -> None:
    assert headings(line, gap) == [line]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize(
    "line",
    [
        "He denied it.",
        "Nobody fired, he said.",
        "The general continued:",
        "Among the dead:",
        "“Nobody fired”",
        "“Why did they fire?” she asked.",
        "Did they fire?",
        "- Two soldiers and a nurse",
        "• Kesh: four dead",
        "*He denied it.*",
        "**The army has denied this.**",
        "14:05 Two people were killed.",
        "GENEVA (Courier) — Talks go on.",
        "Dorsan: We never fired.",
        "He was 24, his mother said, and wanted to be a vet, and the army never told her how he died or where",
    ],
)
def test_no_heading(line: str, gap: str) -> None:
    assert headings(line, gap) == []


def test_posts_without_stops_have_no_sub_headings() -> None:
    text = (
        "Explosions in the harbour of Rovna, the mayor says people should stay in shelters\n\nTwo people are wounded\n\n"
        "Air defence shot down nine of twelve drones over the region, the administration says"
    )
    assert report_from_text(text).report.headings == ()


def test_text_of_one_line_is_read() -> None:
    assert report_from_text("Army retakes Kesh").report.headings == ()


def test_title_known_from_elsewhere_is_marked_where_the_text_repeats_it() -> None:
    text = f"Army takes Kesh.\n\n{BEFORE}\n\n{AFTER}"
    report = report_from_text(text, title="Army takes Kesh").report
    assert [span.quote(text) for span in report.headings] == ["Army takes Kesh."]
