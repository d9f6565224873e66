"""Times: sentence and publishing day → expressions with type, value, begin and end."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.page import Page
from onrecord.reading.times import find_times

Expected = list[tuple[str, str, str | None, str | None, str | None]]

CASES: list[tuple[str | None, str, Expected]] = [
    (
        "2024-03-09",
        "The bridge was hit on Friday, officials said.",
        [("Friday", "DATE", "2024-03-08", "2024-03-08", "2024-03-08")],
    ),
    ("2024-03-09", "The bridge was hit on Saturday.", [("Saturday", "DATE", "2024-03-09", "2024-03-09", "2024-03-09")]),
    ("2024-03-09", "Talks will resume on Tuesday.", [("Tuesday", "DATE", "2024-03-12", "2024-03-12", "2024-03-12")]),
    (
        "2024-03-09",
        "The envoy leaves next Monday.",
        [("next Monday", "DATE", "2024-03-11", "2024-03-11", "2024-03-11")],
    ),
    ("2024-03-09", "Shells fell last Thursday.", [("last Thursday", "DATE", "2024-03-07", "2024-03-07", "2024-03-07")]),
    ("2024-03-09", "The convoy left in late July.", [("late July", "DATE", "2023-07", "2023-07-21", "2023-07-31")]),
    (
        "2024-03-09",
        "Fighting began in mid-March last year.",
        [("mid-March last year", "DATE", "2023-03", "2023-03-11", "2023-03-20")],
    ),
    (
        "2024-03-09",
        "Two people died in the early hours of Wednesday.",
        [("the early hours of Wednesday", "TIME", "2024-03-06", "2024-03-06T00:00", "2024-03-06T06:00")],
    ),
    (
        "2024-03-09",
        "The army has held the town since October.",
        [("October", "DATE", "2023-10", "2023-10-01", "2023-10-31")],
    ),
    (
        "2024-03-09",
        "The army has held the town since October 2021.",
        [("October 2021", "DATE", "2021-10", "2021-10-01", "2021-10-31")],
    ),
    (
        "2024-03-09",
        "In recent weeks dozens have fled.",
        [("recent weeks", "DATE", "PAST_REF", "2024-02-18", "2024-03-09")],
    ),
    (
        "2024-03-09",
        "In recent days dozens have fled.",
        [("recent days", "DATE", "2024-03", "2024-03-03", "2024-03-09")],
    ),
    (
        "2024-03-09",
        "Six months on, the siege goes on.",
        [("Six months on", "DATE", "2024-03", "2024-03-01", "2024-03-31")],
    ),
    (
        "2024-03-09",
        "Three days ago a drone fell on the port.",
        [("Three days ago", "DATE", "2024-03-06", "2024-03-06", "2024-03-06")],
    ),
    ("2024-03-09", "A year ago the dam broke.", [("A year ago", "DATE", "2023", "2023-01-01", "2023-12-31")]),
    ("2024-03-09", "The drones came overnight.", [("overnight", "TIME", "2024-03-09TNI", "2024-03-08", "2024-03-09")]),
    ("2024-03-09", "They shell the village every night.", [("every night", "SET", "XXXX-XX-XXTNI", None, None)]),
    ("2024-03-09", "The siege lasted 45 days.", [("45 days", "DURATION", "P45D", None, None)]),
    (
        "2024-03-09",
        "On 24 February 2022 the tanks crossed.",
        [("24 February 2022", "DATE", "2022-02-24", "2022-02-24", "2022-02-24")],
    ),
    (
        "2024-03-09",
        "The blast came at 5:30 p.m. on Thursday.",
        [("5:30 p.m. on Thursday", "TIME", "2024-03-07T17:30", "2024-03-07T17:30", "2024-03-07T17:30")],
    ),
    (
        "2024-03-09",
        "The blast came at 1430 GMT on Friday.",
        [("1430 GMT on Friday", "TIME", "2024-03-08T14:30", "2024-03-08T14:30", "2024-03-08T14:30")],
    ),
    ("2024-03-09", "On Nov. 20 the truce ended.", [("Nov. 20", "DATE", "2023-11-20", "2023-11-20", "2023-11-20")]),
    ("2024-03-09", "Elections are due on 14 May.", [("14 May", "DATE", "2024-05-14", "2024-05-14", "2024-05-14")]),
    ("2024-03-09", "Two days later he was dead.", [("Two days later", "DURATION", "P2D", None, None)]),
    (
        "2024-03-09",
        "On 3 March shells hit the mill. Two days later the miller died.",
        [
            ("3 March", "DATE", "2024-03-03", "2024-03-03", "2024-03-03"),
            ("Two days later", "DATE", "2024-03-05", "2024-03-05", "2024-03-05"),
        ],
    ),
    ("2024-03-09", "Last week four villages fell.", [("Last week", "DATE", "2024-W09", "2024-02-26", "2024-03-03")]),
    ("2024-03-09", "Last month four villages fell.", [("Last month", "DATE", "2024-02", "2024-02-01", "2024-02-29")]),
    (
        "2024-03-09",
        "Earlier this year four villages fell.",
        [("Earlier this year", "DATE", "2024", "2024-01-01", "2024-05-01")],
    ),
    (
        "2024-03-09",
        "In the spring of 2019 the river flooded.",
        [("the spring of 2019", "DATE", "2019-SP", "2019-03-01", "2019-05-31")],
    ),
    ("2024-03-09", "Last winter the river froze.", [("Last winter", "DATE", "2023-WI", "2023-12-01", "2024-02-29")]),
    ("2024-03-09", "The 1990s were worse.", [("The 1990s", "DATE", "199", "1990-01-01", "1999-12-31")]),
    (
        "2024-03-09",
        "Yesterday evening the power failed.",
        [("Yesterday evening", "TIME", "2024-03-08TEV", "2024-03-08", "2024-03-08")],
    ),
    (
        "2024-03-09",
        "On Thursday night rockets struck the depot.",
        [("Thursday night", "TIME", "2024-03-07TNI", "2024-03-07", "2024-03-07")],
    ),
    (
        "2024-03-09",
        "The past two weeks have been quiet.",
        [("The past two weeks", "DURATION", "P2W", "2024-02-24", "2024-03-09")],
    ),
    (
        "2024-03-09",
        "Over the next three days aid will arrive.",
        [("the next three days", "DURATION", "P3D", "2024-03-09", "2024-03-12")],
    ),
    (
        "2024-03-09",
        "The attack of September 11, 2001 changed that.",
        [("September 11, 2001", "DATE", "2001-09-11", "2001-09-11", "2001-09-11")],
    ),
    ("2024-03-09", "At the time, he was a colonel.", [("the time", "DATE", "PAST_REF", None, None)]),
    (
        "2024-03-09",
        "Between 4 and 6 March, 31 people were killed.",
        [
            ("4", "DATE", "2024-03-04", "2024-03-04", "2024-03-04"),
            ("6 March", "DATE", "2024-03-06", "2024-03-06", "2024-03-06"),
        ],
    ),
    (
        "2024-03-09",
        "From January to March prices doubled.",
        [
            ("January", "DATE", "2024-01", "2024-01-01", "2024-01-31"),
            ("March", "DATE", "2024-03", "2024-03-01", "2024-03-31"),
        ],
    ),
    (None, "The bridge was hit on Friday, officials said.", [("Friday", "DATE", "XXXX-WXX-5", None, None)]),
    (None, "The bridge was hit on Friday, Oct. 21.", [("Friday, Oct. 21", "DATE", "XXXX-10-21", None, None)]),
    (None, "On 3 March shells hit the mill.", [("3 March", "DATE", "XXXX-03-03", None, None)]),
    (
        None,
        "On March 3, 2020 shells hit the mill.",
        [("March 3, 2020", "DATE", "2020-03-03", "2020-03-03", "2020-03-03")],
    ),
    (None, "Yesterday shells hit the mill.", [("Yesterday", "DATE", "XXXX-XX-XX", None, None)]),
    (None, "In May, the minister resigned.", [("May", "DATE", "XXXX-05", None, None)]),
    (None, "Last year was calm.", [("Last year", "DATE", None, None, None)]),
    ("2024-03-09", "The minister may march in August.", [("August", "DATE", "2024-08", "2024-08-01", "2024-08-31")]),
    ("2024-03-09", "Some 2,000 people live there and 1999 of them left.", []),
    ("2024-03-09", "Resolution 1701 was adopted in 2006.", [("2006", "DATE", "2006", "2006-01-01", "2006-12-31")]),
    ("2024-03-09", "A 45-year-old man was killed.", []),
    (
        "2024-03-09",
        "The 10-day truce began at dawn on Monday.",
        [
            ("10-day", "DURATION", "P10D", None, None),
            ("dawn on Monday", "TIME", "2024-03-04TMO", "2024-03-04", "2024-03-04"),
        ],
    ),
    (
        "2024-03-09",
        "Fighters seized it on Christmas Eve.",
        [("Christmas Eve", "DATE", "2023-12-24", "2023-12-24", "2023-12-24")],
    ),
    (
        "2024-03-09",
        "The first half of 2023 was quiet.",
        [("The first half of 2023", "DATE", "2023-H1", "2023-01-01", "2023-06-30")],
    ),
    (
        "2024-03-09",
        "He spoke on Tuesday, March 5.",
        [("Tuesday, March 5", "DATE", "2024-03-05", "2024-03-05", "2024-03-05")],
    ),
    ("2024-03-09", "He spoke on 5/3/2024.", [("5/3/2024", "DATE", "2024-03-05", "2024-03-05", "2024-03-05")]),
    (
        "2024-03-09",
        "The camp was emptied by the end of February.",
        [("the end of February", "DATE", "2024-02", "2024-02-21", "2024-02-29")],
    ),
    (
        "2024-03-09",
        "The camp will be emptied by the end of the month.",
        [("the end of the month", "DATE", "2024-03", "2024-03-21", "2024-03-31")],
    ),
    (
        "2024-03-09",
        "The strike on Sunday evening local time wounded nine.",
        [("Sunday evening", "TIME", "2024-03-03TEV", "2024-03-03", "2024-03-03")],
    ),
    ("2024-03-09", "Nightly raids went on for a third consecutive day.", [("Nightly", "SET", "P1D", None, None)]),
    (
        "2024-03-09",
        "Gunmen attacked the village around 3 a.m. on Saturday.",
        [("around 3 a.m. on Saturday", "TIME", "2024-03-09T03:00", "2024-03-09T03:00", "2024-03-09T03:00")],
    ),
    (
        "2024-03-09",
        "It was the deadliest day since the war began in April 2023.",
        [("April 2023", "DATE", "2023-04", "2023-04-01", "2023-04-30")],
    ),
    ("2024-03-09", "The decision comes a day after the bombing.", []),
    (
        "2024-03-09",
        "About 20 minutes later a second missile fell.",
        [("About 20 minutes later", "DURATION", "PT20M", None, None)],
    ),
    ("2024-01-03", "In December the army withdrew.", [("December", "DATE", "2023-12", "2023-12-01", "2023-12-31")]),
    ("2024-01-03", "On Dec. 28 the army withdrew.", [("Dec. 28", "DATE", "2023-12-28", "2023-12-28", "2023-12-28")]),
    ("2024-01-03", "Since Sunday nobody has crossed.", [("Sunday", "DATE", "2023-12-31", "2023-12-31", "2023-12-31")]),
    ("2024-12-29", "The summit is set for Jan. 14.", [("Jan. 14", "DATE", "2025-01-14", "2025-01-14", "2025-01-14")]),
    (
        "2024-03-09",
        "Hundreds fled on Wednesday and Thursday.",
        [
            ("Wednesday", "DATE", "2024-03-06", "2024-03-06", "2024-03-06"),
            ("Thursday", "DATE", "2024-03-07", "2024-03-07", "2024-03-07"),
        ],
    ),
    (
        "2024-03-09",
        "This week's meeting was cancelled.",
        [("This week", "DATE", "2024-W10", "2024-03-04", "2024-03-10")],
    ),
    (
        "2024-03-09",
        "On the night of 7-8 March drones came.",
        [
            ("7", "DATE", "2024-03-07", "2024-03-07", "2024-03-07"),
            ("8 March", "DATE", "2024-03-08", "2024-03-08", "2024-03-08"),
        ],
    ),
    ("2024-03-09", "On Ramadan's first day nobody fired.", []),
    (
        "2024-03-09",
        "The 2014 war and the 2022 invasion displaced millions.",
        [("2014", "DATE", "2014", "2014-01-01", "2014-12-31"), ("2022", "DATE", "2022", "2022-01-01", "2022-12-31")],
    ),
    (
        "2024-03-09",
        "As of 8 March 2024, 14 schools were closed.",
        [("8 March 2024", "DATE", "2024-03-08", "2024-03-08", "2024-03-08")],
    ),
    (
        "2024-03-09",
        "The war, now in its third year, goes on.",
        [("now", "DATE", "PRESENT_REF", "2024-03-09", "2024-03-09")],
    ),
    ("2024-03-09", "He was born on 2 June 1961.", [("2 June 1961", "DATE", "1961-06-02", "1961-06-02", "1961-06-02")]),
    ("2024-03-09", "Three weeks of fighting ended.", [("Three weeks", "DURATION", "P3W", None, None)]),
    ("2024-03-09", "The hospital was shelled twice in 24 hours.", [("24 hours", "DURATION", "PT24H", None, None)]),
    ("2024-03-09", "For nearly three hours nothing moved.", [("nearly three hours", "DURATION", "PT3H", None, None)]),
    ("2024-03-09", "On the 20th anniversary of the massacre people wept.", []),
    (
        "2024-03-09",
        "The morning of March 2 was quiet.",
        [("March 2", "DATE", "2024-03-02", "2024-03-02", "2024-03-02")],
    ),
    (
        "2024-03-09",
        "On Mar 2, 2024 at 06:15 a drone struck.",
        [
            ("Mar 2, 2024", "DATE", "2024-03-02", "2024-03-02", "2024-03-02"),
            ("06:15", "TIME", "2024-03-02T06:15", "2024-03-02T06:15", "2024-03-02T06:15"),
        ],
    ),
    (
        "2024-03-09",
        "Shelling went on overnight into Friday.",
        [("overnight into Friday", "TIME", "2024-03-07TNI", "2024-03-07", "2024-03-08")],
    ),
    (
        "2024-03-09",
        "The depot burned overnight on Thursday.",
        [("overnight on Thursday", "TIME", "2024-03-07TNI", "2024-03-07", "2024-03-08")],
    ),
    (
        "2024-03-09",
        "It was at 14:35 local time (11:35 GMT) on Tuesday.",
        [
            (
                "14:35 local time (11:35 GMT) on Tuesday",
                "TIME",
                "2024-03-05T14:35",
                "2024-03-05T14:35",
                "2024-03-05T14:35",
            )
        ],
    ),
    (
        "2024-03-09",
        "They came around 9pm on Monday night.",
        [("around 9pm on Monday night", "TIME", "2024-03-04T21:00", "2024-03-04T21:00", "2024-03-04T21:00")],
    ),
    (
        "2024-03-09",
        "The truce began at midnight local time Tuesday.",
        [("midnight local time Tuesday", "TIME", "2024-03-05T24:00", "2024-03-05T24:00", "2024-03-05T24:00")],
    ),
    (
        "2024-03-09",
        "12:10 The mayor spoke of two dead.",
        [("12:10", "TIME", "2024-03-09T12:10", "2024-03-09T12:10", "2024-03-09T12:10")],
    ),
    (
        "2024-03-09",
        "Sirens wailed at 14:35 Kyiv time.",
        [("14:35 Kyiv time", "TIME", "2024-03-09T14:35", "2024-03-09T14:35", "2024-03-09T14:35")],
    ),
    ("2024-03-09", "They won 12:10 and went home.", []),
    (
        "2024-03-09",
        "Rockets fell on the night of Friday, March 1.",
        [("Friday, March 1", "DATE", "2024-03-01", "2024-03-01", "2024-03-01")],
    ),
    (
        "2024-03-09",
        "They met on the second Sunday of February.",
        [("the second Sunday of February", "DATE", "2024-02-11", "2024-02-11", "2024-02-11")],
    ),
    (
        "2024-03-09",
        "They met on the last Friday of March 2022.",
        [("the last Friday of March 2022", "DATE", "2022-03-25", "2022-03-25", "2022-03-25")],
    ),
    (
        "2024-03-09",
        "He had been due to speak on Thursday.",
        [("Thursday", "DATE", "2024-03-07", "2024-03-07", "2024-03-07")],
    ),
    (
        "2024-03-09",
        "The meeting scheduled for Monday was cancelled.",
        [("Monday", "DATE", "2024-03-04", "2024-03-04", "2024-03-04")],
    ),
    ("2024-03-09", "The truce ends on Sunday.", [("Sunday", "DATE", "2024-03-10", "2024-03-10", "2024-03-10")]),
    ("2024-03-09", "By November it will be over.", [("November", "DATE", "2024-11", "2024-11-01", "2024-11-30")]),
    ("2024-03-09", "The file is of 2024/01/05.", [("2024/01/05", "DATE", "2024-01-05", "2024-01-05", "2024-01-05")]),
    ("2024-03-09", "Aid fell in the fiscal year 2022.", [("the fiscal year 2022", "DATE", "2022", None, None)]),
    (
        "2024-04-09",
        "Bells rang on Easter Sunday.",
        [("Easter Sunday", "DATE", "2024-03-31", "2024-03-31", "2024-03-31")],
    ),
    (
        "2008-04-09",
        "He fell on Good Friday 2007.",
        [("Good Friday 2007", "DATE", "2007-04-06", "2007-04-06", "2007-04-06")],
    ),
    (
        None,
        "The 1991 war ended in April of that year.",
        [
            ("1991", "DATE", "1991", "1991-01-01", "1991-12-31"),
            ("April of that year", "DATE", "1991-04", "1991-04-01", "1991-04-30"),
        ],
    ),
    (
        None,
        "In August 1990 the army crossed; on Aug. 2 tanks came.",
        [
            ("August 1990", "DATE", "1990-08", "1990-08-01", "1990-08-31"),
            ("Aug. 2", "DATE", "1990-08-02", "1990-08-02", "1990-08-02"),
        ],
    ),
    (
        None,
        "He was freed on Dec. 21, 1988. The trial opened in April.",
        [("Dec. 21, 1988", "DATE", "1988-12-21", "1988-12-21", "1988-12-21"), ("April", "DATE", "XXXX-04", None, None)],
    ),
]

CONTEXT: list[tuple[str, str, str, str | None]] = [
    (
        "2025-01-10",
        "The front was still in August 2022. On 29 August the southern push began.",
        "29 August",
        "2022-08-29",
    ),
    ("2025-01-10", "Shells fell on 2 January. The next day the mill burnt.", "The next day", "2025-01-03"),
    ("2025-01-10", "The treaty was signed in 1994. A year later it was dead.", "A year later", "1995"),
    (
        "2025-01-10",
        "The truce began on Monday. It broke at 6 a.m. on Tuesday.",
        "6 a.m. on Tuesday",
        "2025-01-07T06:00",
    ),
    ("2025-01-10", "In May 2023 the river rose. At the time, he was mayor.", "the time", "PAST_REF"),
]


@pytest.mark.parametrize(("published", "sentence", "expected"), CASES, ids=[case[1][:50] for case in CASES])
def test_expressions(page: Callable[..., Page], published: str | None, sentence: str, expected: Expected) -> None:
    found = find_times(page(sentence, published=published))
    assert [(t.span.quote(sentence), t.type, t.value, t.begin, t.end) for t in found] == expected


@pytest.mark.parametrize(("published", "text", "words", "value"), CONTEXT, ids=[case[2] for case in CONTEXT])
def test_times_told_from_the_text(
    page: Callable[..., Page], published: str, text: str, words: str, value: str | None
) -> None:
    found = {time.span.quote(text): time for time in find_times(page(text, published=published))}
    assert found[words].value == value
    assert found[words].anchor


def test_without_a_publishing_day_no_year_is_invented(page: Callable[..., Page]) -> None:
    text = "On 5 May, on Friday, last month, two days ago, this winter and in June nobody crossed the river."
    for time in find_times(page(text)):
        assert time.begin is None and time.end is None, time
        assert time.value is None or not time.value[:4].isdigit(), time


_PIECES = st.sampled_from(
    [
        "on",
        "Friday",
        ",",
        "Oct.",
        "21",
        "2022",
        "the",
        "3",
        "days",
        "ago",
        "-",
        "/",
        ":",
        "5:30",
        "p.m.",
        "late",
        "July",
        "1990s",
        "night",
        "year",
        "of",
        "and",
        "\n",
        ".",
        "(",
        ")",
        "24:00",
        "31",
        "February",
    ]
)


@given(st.lists(_PIECES, max_size=20), st.sampled_from([None, "2024-02-29", "2024", "2024-03"]))
def test_spans_and_values_of_any_text(page: Callable[..., Page], pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    end = 0
    for time in find_times(page(text, published=published)):
        assert end <= time.span.start < time.span.end <= len(text)
        assert (time.begin is None) == (time.end is None)
        assert time.begin is None or time.end is None or time.begin[:10] <= time.end[:10]
        end = time.span.end
