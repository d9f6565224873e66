import pytest

from onrecord.errors import StopRun
from onrecord.intake import report_from_text
from onrecord.intake.dates import iso

BODY = "The army said it had taken the town. The rebels denied it and said they held the bridge still."


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-09", "2024-03-09"), ("2024-03", "2024-03"), ("2024", "2024"), (" 2024-03-09 ", "2024-03-09"),
        ("2024-03-09T14:05:33Z", "2024-03-09T14:05"), ("2024-03-09 14:05", "2024-03-09T14:05"),
        ("2024-03-09T14:05:33.123+02:00", "2024-03-09T14:05"),
        ("2024-02-30", None), ("09/03/2024", None), ("yesterday", None), ("", None), ("2024-3-9", None), ("2024-13", None),
        ("0000-01-01", None), ("20240309", None), ("2024-03-09T99:99", None),
    ],
)  # fmt: skip
def test_iso(value: str, expected: str | None) -> None:
    assert iso(value) == expected


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published: 12 March 2024, 14:05 GMT", "2024-03-12"),
        ("Published on March 12, 2024 at 2:05 p.m. EST", "2024-03-12"),
        ("March 12, 2024", "2024-03-12"),
        ("Tuesday 12 March 2024", "2024-03-12"),
        ("Tue, 12 Mar 2024 14:05:00 +0000", "2024-03-12"),
        ("12th March 2024", "2024-03-12"),
        ("2024-03-12", "2024-03-12"),
        ("2024-03-12T14:05:00Z", "2024-03-12"),
        ("12.03.2024", None),
        ("12/03/2024", None),
        ("13/03/2024", "2024-03-13"),
        ("03/13/2024", "2024-03-13"),
        ("Updated 13 March 2024 | 3 min read", "2024-03-13"),
        ("First published on Tue 12 Mar 2024 11.02 GMT", "2024-03-12"),
        ("Posted: 14:05, 12 March 2024", "2024-03-12"),
        ("Date: 2024/03/12", "2024-03-12"),
        ("30 February 2024", None),
        ("July 16", None),
        ("3 hours ago", None),
    ],
)
@pytest.mark.parametrize("place", ["top", "bottom"])
def test_publishing_line(line: str, published: str | None, place: str) -> None:
    text = (
        f"Army says town taken\n\n{line}\n\n{BODY}" if place == "top" else f"{BODY}\n\n{BODY} So it goes on.\n\n{line}"
    )
    report = report_from_text(text).report
    assert report.published == published
    assert report.published_basis == ("metadata" if published else "unknown")


def test_earlier_of_published_and_updated() -> None:
    text = f"Army says town taken\n\nUpdated: 13 March 2024\nPublished: 12 March 2024\n\n{BODY}"
    assert report_from_text(text).report.published == "2024-03-12"


def test_ambiguous_date_is_said() -> None:
    taken = report_from_text(f"Army says town taken\n\n12/03/2024\n\n{BODY}")
    (problem,) = taken.problems
    assert problem.code == "published-ambiguous"
    assert problem.span is not None
    assert problem.span.quote(taken.report.text) == "12/03/2024"


def test_sentence_with_a_date_is_no_publishing_line() -> None:
    text = f"On 12 March 2019 the war began and thousands of people fled to the coast.\n\n{BODY}"
    report = report_from_text(text).report
    assert (report.published, report.furniture) == (None, ())


def test_days_of_a_timeline_are_headings_not_publishing_days() -> None:
    text = (
        "How the war in Kesh began\n\nThese are the days that led to the war and to the truce that ended it.\n\n"
        f"February 3, 2021\n\n{BODY}\n\nMarch 9, 2021\n\n{BODY}"
    )
    report = report_from_text(text).report
    assert (report.published, report.published_basis) == (None, "unknown")
    assert [span.quote(text) for span in report.headings][1:] == ["February 3, 2021", "March 9, 2021"]


def test_given_date_wins() -> None:
    report = report_from_text(f"GOMA, 3 May 2024 – {BODY}", published="2024-05-04").report
    assert (report.published, report.published_basis) == ("2024-05-04", "given")


@pytest.mark.parametrize("value", ["yesterday", "2024-02-30", "12/03/2024"])
def test_bad_date_of_the_caller_stops(value: str) -> None:
    with pytest.raises(StopRun, match="YYYY-MM-DD"):
        report_from_text(BODY, published=value)


def test_dateline_without_year_invents_none() -> None:
    report = report_from_text("KHARTOUM, July 16 (Courier) — The army said it had taken the market.").report
    assert (report.published, report.published_basis) == (None, "unknown")


def test_inferred_date_is_explained() -> None:
    text = "The army said on Friday, Oct. 21, 2022, that it had taken the town. The rebels denied it on Saturday."
    taken = report_from_text(text)
    if taken.report.published_basis == "inferred":
        (problem,) = [problem for problem in taken.problems if problem.code == "published-inferred"]
        assert problem.message
