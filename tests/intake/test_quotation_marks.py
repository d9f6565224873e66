import pytest

from onrecord.intake.quotation_marks import unpaired


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("“No,” he said. “Never.”", None),
        ("“No, he said.", 0),
        ('"No," he said. "Never.', 15),
        ('"No," he said. "Never."', None),
        ("“We left.\n\n“Then we came back,” he said.", None),
        ("“We left.\n\nThen we came back, he said.", 0),
        ('"We left.\n\n"Then we came back," he said.', None),
        ("«No», he said. «Never.", 15),
        ('A 24" screen was broken, and a 12" pipe.', None),
        ("The soldiers’ coats. It’s cold.", None),
        ("„Nein“, he said.", None),
        ("He said: ”closed only”.", None),
        ("", None),
    ],
)
def test_unpaired(text: str, at: int | None) -> None:
    problems = unpaired(text)
    if at is None:
        assert problems == ()
        return
    (problem,) = problems
    assert problem.code == "quotation-marks"
    assert problem.span is not None
    assert problem.span.start == at
