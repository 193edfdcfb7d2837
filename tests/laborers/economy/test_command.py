"""`manage.py load_thresholds`."""

from io import StringIO

import pytest
from django.core.management import call_command

from laborers.economy.models import PovertyThreshold, PublishedFigure
from tests.factories.cast import make_tree

pytestmark = pytest.mark.django_db


def load():
    out = StringIO()
    call_command("load_thresholds", stdout=out)
    return out.getvalue()


def test_it_loads_what_is_shipped_for_the_counties_known_here_once():
    make_tree()
    assert load().startswith(f"{PovertyThreshold.objects.count()} thresholds")
    assert PovertyThreshold.objects.get(county_id="530129", year=2018).amount_fen == 350_000
    assert PublishedFigure.objects.filter(county_id="530129").exists()
    assert load() == "0 thresholds, 0 published figures loaded\n"


def test_a_county_that_is_not_known_here_gets_nothing():
    assert load() == "0 thresholds, 0 published figures loaded\n"
