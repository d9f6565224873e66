"""The OpenAPI document holds: whatever fits it, and much that does not, meets no server error."""

import hypothesis
import schemathesis
from schemathesis.specs.openapi.checks import response_schema_conformance

from tests.web.conftest import Served

FEW = hypothesis.settings(
    max_examples=6, deadline=None, derandomize=True, database=None, suppress_health_check=list(hypothesis.HealthCheck)
)


def test_no_server_error(served: Served) -> None:
    document = schemathesis.openapi.from_url(f"{served.address}/openapi.json")
    asked = 0
    for found in document.get_all_operations():
        operation = found.ok()

        @FEW
        @hypothesis.given(case=operation.as_strategy())
        def holds(case: schemathesis.Case) -> None:
            answer = case.call()
            assert answer.status_code < 500, f"{case.method} {case.path}: {answer.text[:500]}"
            if case.path.endswith(".json") and answer.status_code == 200:
                case.validate_response(answer, checks=[response_schema_conformance])

        holds()
        asked += 1
    assert asked > 40
