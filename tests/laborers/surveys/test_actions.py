
import pytest

from laborers.registry import queries as registry_queries
from laborers.registry.actions import open_case_of
from laborers.surveys.queries import current_assessment
from tests.factories.surveys import make_assessed_laborer


@pytest.mark.parametrize("direction", ["away", "nearby", "local_post", "not_seeking"])
def test_it_assesses_a_surveyed_laborer_and_says_so_on_the_timeline(tree, direction):
    case = open_case_of(make_assessed_laborer(tree, direction))
    assert case.stage == "assessed"
    assert current_assessment(case).direction == direction
    assert [event.kind for event in registry_queries.timeline(case)] == ["assessed", "stage", "opened"]
