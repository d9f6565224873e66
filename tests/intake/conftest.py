from collections.abc import Iterator

import pytest

from tests.intake.serving import Server, server


@pytest.fixture
def site() -> Iterator[Server]:
    """A server on this machine."""
    with server() as made:
        yield made
