import pytest

from onrecord.intake.dateline import find_dateline


@pytest.mark.parametrize(
    ("text", "quote", "place", "agency", "day"),
    [
        ("KHARTOUM, July 16 (Reuters) — Shelling resumed.", "KHARTOUM, July 16 (Reuters) —", "KHARTOUM", "Reuters", None),
        ("KYIV, Ukraine (AP) — The mayor said so.", "KYIV, Ukraine (AP) —", "KYIV, Ukraine", "AP", None),
        ("GOMA, DRC, 3 May 2024 – Two shells fell.", "GOMA, DRC, 3 May 2024 –", "GOMA, DRC", None, "2024-05-03"),
        ("BARUN, March 4, 2024 (Reuters) - Rebels denied it.", "BARUN, March 4, 2024 (Reuters) -", "BARUN", "Reuters", "2024-03-04"),
        ("LONDON (Reuters) - Ministers met.", "LONDON (Reuters) -", "LONDON", "Reuters", None),
        ("Mexico City (AFP) – Police said.", "Mexico City (AFP) –", "Mexico City", "AFP", None),
        ("PORT-AU-PRINCE — Gangs attacked.", "PORT-AU-PRINCE —", "PORT-AU-PRINCE", None, None),
        ("N'DJAMENA -- The army said.", "N'DJAMENA --", "N'DJAMENA", None, None),
        ("SANAA/ADEN, Yemen (Reuters) - A strike hit.", "SANAA/ADEN, Yemen (Reuters) -", "SANAA/ADEN, Yemen", "Reuters", None),
        ("Sarakent, 12 June 2023 (Courier News): Two people died.", "Sarakent, 12 June 2023 (Courier News):", "Sarakent", "Courier News", "2023-06-12"),
        ("BEIRUT, Jan. 5 -- Guns fell silent.", "BEIRUT, Jan. 5 --", "BEIRUT", None, None),
        ("Geneva, 9 May 2023 – Experts said.", "Geneva, 9 May 2023 –", "Geneva", None, "2023-05-09"),
        ("KABUL (Pajhwok): A bomb killed three.", None, None, None, None),
        ("ARLO CITY, 4 FEB 90 (RADIO ARLO) -- [TEXT] THE ARMY FLED.", "ARLO CITY, 4 FEB 90 (RADIO ARLO) -- [TEXT]", "ARLO CITY", "RADIO ARLO", None),
        ("ARLO, no date (Radio Arlo) -- [Report by Ilo Tam] [Text] Two fled.", "ARLO, no date (Radio Arlo) -- [Report by Ilo Tam] [Text]", "ARLO", "Radio Arlo", None),
        ("Washington (CNN)", "Washington (CNN)", "Washington", "CNN", None),
    ],
)  # fmt: skip
def test_dateline(text: str, quote: str | None, place: str | None, agency: str | None, day: str | None) -> None:
    found = find_dateline(text)
    if quote is None:
        assert found is None
        return
    assert found is not None
    assert (found.span.quote(text), found.place, found.agency, found.day) == (quote, place, agency, day)


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv – the capital – was hit overnight.",
        "UNICEF – the UN children's agency – said 12 had died.",
        "EXCLUSIVE – Minister knew of the plan.",
        "The city of Kherson, like a fortress, is preparing – he said – for its defence.",
        "Three people died on Friday - two of them children.",
        "President Roe (left) - here with his wife - denied it.",
        "IOWA POLLS NOT NECESSARILY WRONG, JUST TOO EARLY - That is what he said.",
        "Officials: Two dead.",
        "ARMY: We did not fire.",
        "",
        "—",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


def test_span_is_that_of_the_report() -> None:
    text = "Title\n\nGOMA, 3 May 2024 – Two shells fell."
    found = find_dateline(text[7:], 7)
    assert found is not None
    assert found.span.quote(text) == "GOMA, 3 May 2024 –"
