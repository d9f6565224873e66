"""What holds of the figures of any text: each lies in the claim that says it, in the words of the text."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reading.actors import find_cast
from onrecord.reading.claims import find_claims
from onrecord.reading.figures import find_figures
from onrecord.reading.page import Page
from onrecord.reading.times import find_times

NUMBERS = (
    "three",
    "12",
    "at least 40",
    "dozens of",
    "some 1,200",
    "between 5 and 9",
    "no",
    "hundreds of thousands of",
    "a",
)
THINGS = (
    "people",
    "soldiers",
    "drones",
    "villages",
    "children",
    "“houses”",
    "tonnes of grain",
    "policeman",
    "\U0001f69a trucks",
)
STATES = (
    "were killed",
    "had fled",
    "were shot down",
    "were burned",
    "remain missing",
    "marched",
    "are old",
    "\n\nwere hurt",
)
SPEECH = (
    "{0}.",
    "The mayor said {0}.",
    "“{0},” said a doctor.",
    "According to the army, {0}.",
    "Rebels denied that {0}.",
    "{0}; {0}",
)

clauses = st.builds(" ".join, st.tuples(st.sampled_from(NUMBERS), st.sampled_from(THINGS), st.sampled_from(STATES)))
sentences = st.builds(lambda frame, clause: frame.format(clause), st.sampled_from(SPEECH), clauses)
texts = st.one_of(st.lists(sentences, min_size=1, max_size=4).map(" ".join), st.text(max_size=80))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
def test_every_figure_lies_in_its_claim(page: Callable[..., Page], text: str) -> None:
    read = page(text)
    times = find_times(read)
    claims = find_claims(read, find_cast(read), times)
    contents = {claim.id: claim.contents for claim in claims}
    found = find_figures(read, claims, (), times)
    ids = {figure.id for figure in found}
    assert len(ids) == len(found)
    for figure in found:
        assert any(piece.contains(figure.span) for piece in contents[figure.claim])
        assert figure.span.quote(text).strip()
        assert figure.counted in " ".join(text.split())
        assert figure.part_of is None or figure.part_of in ids - {figure.id}
        numbers = [number for number in (figure.low, figure.value, figure.high) if number is not None]
        assert numbers == sorted(numbers)
        assert numbers
    assert find_figures(read, claims, (), times) == found
