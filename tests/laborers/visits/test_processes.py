"""Two processes plan at once; the rows are those of one."""

import os
import subprocess
import sys
from datetime import date

import pytest
from django.db import connection

from laborers.visits import actions
from laborers.visits.models import VisitPlan
from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer

ON = date(2026, 9, 20)
RUN = """
import sys, django
django.setup()
from datetime import date
from laborers.visits import actions
print("ready", flush=True)
sys.stdin.readline()
print(actions.plan(on=date.fromisoformat(sys.argv[1]))["planned"], flush=True)
"""


def start():
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "xundian.settings",
        "XUNDIAN_TEST_DATABASE": connection.settings_dict["NAME"],
    }
    code = (
        "import os\nfrom django.conf import settings\n"
        "settings.DATABASES['default']['NAME'] = os.environ['XUNDIAN_TEST_DATABASE']\n" + RUN
    )
    return subprocess.Popen(
        [sys.executable, "-c", code, ON.isoformat()], env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once_make_the_rows_of_one():
    tree = make_tree()
    cast = make_cast(tree, SITE_ID)
    for number in range(40):
        household = make_household(tree.village)
        for name in ("马小梅", "马小军")[: 1 + number % 2]:
            make_placement(make_laborer(household, name=name), by=cast.officer)
    VisitPlan.objects.all().delete()
    with start() as one, start() as two:
        assert [each.stdout.readline() for each in (one, two)] == ["ready\n", "ready\n"]
        for each in (one, two):
            each.stdin.write("\n")
            each.stdin.flush()
        made = [int(each.stdout.readline()) for each in (one, two)]
        assert [each.wait(30) for each in (one, two)] == [0, 0]
    expected = 40 * 7 + 60 * 2 + 40  # March to September, two half-years begun, one care visit
    assert sum(made) == expected
    assert VisitPlan.objects.count() == expected
    assert actions.plan(on=ON)["planned"] == 0
