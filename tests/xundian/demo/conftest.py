"""One small demo county for all tests of a file: loaded once, inside a transaction that is rolled back at the end."""

from datetime import date, datetime

import pytest
from django.db import transaction

from xundian.demo import county
from xundian.kit.clock import COUNTY_ZONE

ON = date(2026, 11, 22)
AT = datetime(2026, 11, 22, 12, tzinfo=COUNTY_ZONE)
LABORERS = 120


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The county up to ON with LABORERS laborers; the lines that were told."""
    lines = []
    with django_db_blocker.unblock(), transaction.atomic():
        assert county.load(on=ON, at=AT, laborers=LABORERS, tell=lines.append)
        yield lines
        transaction.set_rollback(True)
