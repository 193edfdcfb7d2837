"""People for the registry's doors."""

from types import SimpleNamespace

import pytest

from laborers.registry import actions
from tests.factories.codes import load_shipped
from tests.factories.registry import make_household, make_laborer


@pytest.fixture
def codes(db):
    """The shipped code lists."""
    load_shipped()


@pytest.fixture
def people(cast, tree):
    """Wang Wu in the officer's village, Zhao Liu in the next one, each alone in a household."""
    home, next_home = make_household(tree.village, phone="13800000001"), make_household(tree.next_village)
    wang = make_laborer(home, name="王五", identity="new", phone="13800000002", labour_skill="ordinary", relation="02")
    zhao = make_laborer(next_home, name="赵六")
    return SimpleNamespace(
        home=home, next_home=next_home, wang=wang, zhao=zhao, case=actions.open_case_of(wang),
        far_case=actions.open_case_of(zhao),
    )  # fmt: skip
