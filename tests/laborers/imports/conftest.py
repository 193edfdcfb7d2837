"""The sample workbook, the lists and divisions it speaks of, and makers of small sheets."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.factories.codes import load_shipped
from xundian.divisions.models import Division

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def sample():
    """The bytes of the sample workbook: 2,000 people of Xundian, survey of 2018."""
    return (DATA / "survey_2018.xlsx").read_bytes()


@pytest.fixture(scope="session")
def truth():
    """{row: verdict} of the rows that were spoiled on purpose; all others are in order."""
    spoiled = json.loads((DATA / "survey_2018_truth.json").read_text())["spoiled"]
    return {int(row): verdict for row, (_what, verdict) in spoiled.items()}


@pytest.fixture
def county(db):
    """Xundian with all its villages, and the shipped code lists."""
    call_command("load_divisions", verbosity=0, stdout=StringIO())
    load_shipped()
    return Division.objects.get(code="530129")
