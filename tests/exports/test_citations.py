"""Citations: every part that is known is in every style, and nothing reads as surer than it is."""

import bibtexparser
import pytest

from onrecord.exports.bibtex import escaped
from onrecord.exports.citations import STYLES, Style, cite, cite_html
from onrecord.exports.citing import authors, of_claim, of_incident, of_report, said
from tests.exports.told import SHA, claim, report

BARE = {"outlet": None, "title": None, "byline": None, "url": None, "published": None, "retrieved": None}
URL = "https://velmarpost.example/2031/sareb_bridge?id=7"
DENIED = "Idris Kamo, for Northern Front, denied (in the outlet’s words): “that his fighters had attacked the bridge”"


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "plain",
            f"{DENIED}. “Bridge at Sareb blown up”, The Velmar Post, 6 May 2031, {URL} (accessed 7 May 2031). "
            "Onrecord claim OR-7K3F9, unchecked; SHA-256 of the text begins 0123456789ab.",
        ),
        (
            "chicago",
            "Mara Oduya, “Bridge at Sareb blown up,” The Velmar Post, May 6, 2031, accessed May 7, 2031, "
            f"{URL}. {DENIED}. Onrecord claim OR-7K3F9, unchecked; SHA-256 of the text begins 0123456789ab.",
        ),
        (
            "apa",
            "Oduya, M. (2031, May 6). Bridge at Sareb blown up. The Velmar Post. Retrieved May 7, 2031, from "
            f"{URL} [{DENIED}; Onrecord claim OR-7K3F9, unchecked; SHA-256 of the text begins 0123456789ab.]",
        ),
    ],
)
def test_a_claim(style: Style, expected: str) -> None:
    assert cite(of_claim(claim(), report()), style) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("plain", "Report without a title (in the record since 8 May 2031). Onrecord report rpt_2a; SHA"),
        ("chicago", "Report without a title, n.d., in the record since May 8, 2031. Onrecord report rpt_2a; SHA"),
        ("apa", "[Report without a title]. (n.d.). [Onrecord report rpt_2a; SHA"),
        ("bibtex", "@misc{rpt_2a,\n  title = {[Report without a title]},\n  note = {Onrecord report rpt\\_2a; in the"),
    ],
)
def test_what_is_not_known_is_left_out(style: Style, expected: str) -> None:
    assert cite(of_report(report(**BARE)), style).startswith(expected)


@pytest.mark.parametrize(
    ("style", "parts"),
    [
        ("plain", ["6 May 2031 – 7 May 2031; said by 1 voice of Velmar", "(as of 1 June 2031)"]),
        (
            "chicago",
            ["The Velmar Post and Talin Daily, May 6, 2031 – May 7, 2031, as of June 1, 2031. Said by 1 voice"],
        ),
        ("apa", ["(2031, May 6 – 2031, May 7). The Velmar Post & Talin Daily.", "as of June 1, 2031"]),
        ("bibtex", ["date = {2031-05-06/2031-05-07}", "year = {2031}", "as of 2031-06-01"]),
    ],
)
def test_an_incident(style: Style, parts: list[str]) -> None:
    reports = [report(), report(outlet="Talin Daily", published="2031-05-07", text_sha256="f" * 64)]
    label, status = "blown · Sareb · 2031-05-05", "said by 1 voice of Velmar, denied by 1 voice of Northern Front"
    incident = of_incident("OR-B4RQD", label, ["unchecked", "checked"], reports, "2031-06-01", status)
    found = cite(incident, style)
    for part in (*parts, "OR-B4RQD", "1 of 2 claims checked by a person", "0123456789ab, ffffffffffff", "denied by"):
        assert part in found


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, "unchecked"),
        ({"review": "checked"}, "checked by a person"),
        ({"review": "rejected"}, "rejected by a person"),
    ],
)
def test_every_style_says_what_a_person_has_made_of_it(style: Style, changes: dict[str, str], state: str) -> None:
    found = cite(of_claim(claim(**changes), report()), style)
    for part in (state, "OR-7K3F9", SHA[:12], "The Velmar Post", "2031", URL, "denied"):
        assert part in found


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, DENIED),
        (
            {"form": "direct", "quote": "We were not there"},
            "Idris Kamo, for Northern Front, denied: “We were not there”",
        ),
        ({"form": "mixed"}, "Idris Kamo, for Northern Front, denied (partly in the outlet’s words): “that his"),
        ({"form": "narrated", "sources": ()}, "The Velmar Post, in its own words: “that his"),
        ({"act": "request", "on_behalf_of": None}, "Idris Kamo asked for (in the outlet’s words): “that"),
        ({"act": "unverified", "on_behalf_of": None}, "Idris Kamo could not verify (in the outlet’s words): “that"),
        ({"sources": (), "on_behalf_of": None}, "A source that is not named denied (in the outlet’s words): “that"),
        ({"sources": ("A", "B"), "on_behalf_of": "B"}, "A and B denied (in the outlet’s words): “that"),
    ],
)
def test_only_direct_speech_is_given_as_a_sources_own_words(changes: dict[str, object], expected: str) -> None:
    assert said(claim(**changes)).startswith(expected)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("named", [{"crime_by": "Idris Kamo"}, {}])
def test_an_unchecked_accusation_of_a_person_is_cited_without_its_words(style: Style, named: dict[str, str]) -> None:
    doer = not named
    held = cite(of_claim(claim(**named), report(), names_doer=doer), style)
    assert "attacked the bridge" not in held and "Idris Kamo" not in held and "nobody has checked it" in held
    for shown in (
        of_claim(claim(**named), report(), names_doer=doer, accused=True),
        of_claim(claim(**named, review="checked"), report(), names_doer=doer),
    ):
        assert "attacked the bridge" in cite(shown, style)


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("Mara Oduya", ("Mara Oduya",)),
        ("By Mara Oduya and Jon B. Reed", ("Mara Oduya", "Jon B. Reed")),
        ("Mara Oduya, Jon Reed & Ilse van Dorn", ("Mara Oduya", "Jon Reed", "Ilse van Dorn")),
        ("[private person]", ()),
        ("Mara Oduya and [private person]", ()),
        ("Our correspondent, with agencies", ()),
        ("AFP", ()),
        (None, ()),
        ("", ()),
    ],
)
def test_authors_are_only_who_is_plainly_named(byline: str | None, expected: tuple[str, ...]) -> None:
    assert authors(byline) == expected


@pytest.mark.parametrize(
    ("style", "byline", "expected"),
    [
        ("apa", "Mara Oduya and Jon B. Reed", "Oduya, M., & Reed, J. B. (2031"),
        ("apa", "Ngo Van An", "Ngo Van An. (2031"),
        ("apa", None, "Bridge at Sareb blown up. (2031, May 6). The"),
        ("chicago", "Mara Oduya and Jon B. Reed", "Mara Oduya and Jon B. Reed, “Bridge"),
        ("chicago", "Mara Oduya, Jon Reed and Ilse van Dorn", "Mara Oduya, Jon Reed, and Ilse van Dorn, “Bridge"),
    ],
)
def test_authors_by_style(style: Style, byline: str | None, expected: str) -> None:
    assert cite(of_report(report(byline=byline)), style).startswith(expected)


@pytest.mark.parametrize(
    ("published", "basis", "style", "expected"),
    [
        ("2031-05-06", "inferred", "plain", ", [6 May 2031],"),
        ("2031-05-06", "inferred", "chicago", ", [May 6, 2031],"),
        ("2031-05-06", "inferred", "apa", "([2031, May 6])"),
        ("2031-05-06", "inferred", "bibtex", "day inferred from the text"),
        ("2031-05", "metadata", "plain", ", May 2031,"),
        ("2031-05", "metadata", "chicago", ", May 2031,"),
        ("2031-05", "metadata", "apa", "(2031, May)"),
        ("2031", "metadata", "apa", "(2031)"),
        ("2031", "metadata", "chicago", ", 2031,"),
        ("2031-05-06T09:00", "metadata", "chicago", ", May 6, 2031,"),
        ("2031-SU", "metadata", "plain", ", 2031-SU,"),
    ],
)
def test_days_are_no_finer_and_no_surer_than_known(published: str, basis: str, style: Style, expected: str) -> None:
    assert expected in cite(of_report(report(published=published, published_basis=basis)), style)


def test_html_is_escaped_and_has_the_outlet_in_italics() -> None:
    found = cite_html(of_report(report(title="Shells <hit> & run", outlet="Post & Sons")), "chicago")
    assert "“Shells &lt;hit&gt; &amp; run,”" in found and "<i>Post &amp; Sons</i>" in found


HOSTILE = r"50% of {open} braces } & $5 #1 a_b \cmd ~ ^ “quoted”"


@pytest.mark.parametrize("title", ["Bridge at Sareb blown up", HOSTILE, "}", "{", "\\", "Über 10 Dörfer: 40 % ‘weg’"])
def test_bibtex_is_read_by_a_parser(title: str) -> None:
    url = "https://velmarpost.example/a{b}?q=1&r=2%20x#y_z"
    source = cite(of_claim(claim(quote=title), report(title=title, url=url)), "bibtex")
    library = bibtexparser.parse_string(source)
    assert not library.failed_blocks
    (entry,) = library.entries
    fields = {field.key: field.value for field in entry.fields}
    assert (entry.entry_type, entry.key) == ("misc", "OR-7K3F9")
    assert fields["title"] == f"{{{escaped(title)}}}"
    assert fields["url"] == "https://velmarpost.example/a%7Bb%7D?q=1&r=2%20x#y_z"
    assert (fields["year"], fields["month"], fields["urldate"]) == ("2031", "may", "2031-05-07")
    assert "unchecked" in fields["note"]


def test_bibtex_of_a_report_of_an_outlet_is_an_article() -> None:
    (entry,) = bibtexparser.parse_string(cite(of_report(report()), "bibtex")).entries
    assert entry.entry_type == "article" and entry["journal"] == "The Velmar Post"
