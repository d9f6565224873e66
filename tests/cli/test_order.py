from onrecord.cli.order import Ordered, above
from onrecord.cli.waiting import Bar
from onrecord.model import Claim, Cue, Event, Link, Method, Reading, Report, Source, Span


def _claim(name: str, start: int, score: float = 0.9, inside: str | None = None, form: str = "indirect") -> Claim:
    return Claim(
        id=name,
        sources=(Source(spans=(Span(start, start + 1),), name=f"speaker {start % 2}", actor=None, kind="group"),),
        cue=None if form == "narrated" else Cue(spans=(Span(start + 2, start + 4),), lemma="say"),
        act="state",
        contents=(Span(start, start + 9) if form == "narrated" else Span(start + 5, start + 9),),
        form=form,  # type: ignore[arg-type]
        method=Method(kind="rule", name="test", score=score),
        inside=inside,
    )


def _event(claim: str, start: int) -> Event:
    method = Method(kind="rule", name="test")
    return Event(id=f"evt_{claim}", claim=claim, type="ASSAULT", trigger=Span(start, start + 2), method=method)


def _reading(claims: tuple[Claim, ...], events: tuple[Event, ...] = (), links: tuple[Link, ...] = ()) -> Reading:
    report = Report(id="r", ref="r", text="x" * 200, text_sha256="")
    return Reading(
        report=report,
        claims=claims,
        events=events,
        figures=(),
        places=(),
        times=(),
        actors=(),
        links=links,
        problems=(),
    )


def test_a_claim_is_numbered_before_those_inside_it_and_in_text_order() -> None:
    claims = (_claim("late", 60), _claim("inner", 10, inside="outer"), _claim("outer", 14), _claim("early", 0))
    ordered = Ordered(_reading(claims))
    assert [claim.id for claim in ordered.claims] == ["early", "outer", "inner", "late"]
    assert [[claim.id for claim in run] for run in ordered.runs] == [["early", "outer", "late"]]


def test_claims_in_a_ring_are_still_shown() -> None:
    ordered = Ordered(_reading((_claim("a", 0, inside="b"), _claim("b", 20, inside="a"))))
    assert {claim.id for claim in ordered.claims} == {"a", "b"}


def test_an_outlets_sentence_that_only_reports_claims_comes_last() -> None:
    claims = (_claim("whole", 0, form="narrated"), _claim("said", 0), _claim("own", 40, form="narrated"))
    ordered = Ordered(_reading(claims, (_event("whole", 6), _event("own", 42))))
    assert [claim.id for claim in ordered.repeated] == ["whole"]
    assert [claim.id for claim in ordered.claims] == ["said", "own", "whole"]


def test_what_is_below_a_score_takes_all_its_own_with_it() -> None:
    link = Link(claim="low", relation="denies", other="high", about=None, reason="")
    claims = (_claim("high", 0, 0.9), _claim("low", 20, 0.2), _claim("within", 40, 0.9, inside="low"))
    left = above(_reading(claims, (_event("low", 26), _event("high", 6)), (link,)), 0.5)
    assert [claim.id for claim in left.claims] == ["high", "within"]
    assert [event.id for event in left.events] == ["evt_high"] and not left.links
    assert left.claims[1].inside is None
    assert left.problems[0].code == "min-score"
    assert above(left, 0.5) == left


def test_a_bar_says_nothing_where_there_is_no_terminal(capsys: object) -> None:
    bar = Bar("Reading", 100)
    for _ in range(100):
        bar.advance()
    bar.pause()
    assert bar.done == 100
    assert capsys.readouterr() == ("", "")  # type: ignore[attr-defined]
