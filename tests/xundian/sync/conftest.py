"""What the tests of the sync share: a day in June, an officer's phone, and a home of the officer's village."""

import pytest
import time_machine

from tests.factories.codes import load_shipped
from tests.factories.registry import make_household
from tests.factories.sync import Phone


@pytest.fixture
def noon():
    """It is noon in the county on 20 June 2026, and stays so."""
    with time_machine.travel("2026-06-20T12:00:00+08:00", tick=False):
        yield


@pytest.fixture
def kept(settings, tmp_path):
    """Files are kept in a folder of the test's own."""
    settings.DATA_DIR = tmp_path


@pytest.fixture
def phone(cast):
    """The phone of the village officer."""
    return Phone(cast.officer)


@pytest.fixture
def village(cast, tree):
    """The village of the cast, and all lists of codes."""
    load_shipped()
    return tree.village


@pytest.fixture
def household(tree):
    """A home of the officer's village."""
    return make_household(tree.village, phone="13800000000")
