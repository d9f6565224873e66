"""The OpenAPI document holds: whatever fits it, and much that does not, meets no server error."""

import hypothesis
import pytest
import schemathesis
from schemathesis.specs.openapi.checks import response_schema_conformance

from tests.web.conftest import Served


@pytest.fixture
def described(served: Served) -> schemathesis.BaseSchema:
    """The desk's OpenAPI document, with the desk behind it."""
    return schemathesis.openapi.from_url(f"{served.address}/openapi.json")


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@hypothesis.settings(max_examples=8, deadline=None, suppress_health_check=list(hypothesis.HealthCheck))
def test_no_server_error(case: schemathesis.Case) -> None:
    answer = case.call()
    assert answer.status_code < 500, answer.text[:500]
    if case.path.endswith(".json") and answer.status_code == 200:
        case.validate_response(answer, checks=[response_schema_conformance])
