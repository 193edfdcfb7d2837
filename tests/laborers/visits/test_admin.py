"""The ledger of planned visits: a step is looked at in words, each row by the household it is about."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from laborers.imports.models import Doubt
from laborers.visits import actions
from laborers.visits.models import VisitPlan
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from xundian.accounts.labels import Lists
from xundian.accounts.wording import Wording

ON = date(2026, 6, 20)


@pytest.fixture
def plans(cast, tree):
    placement = make_placement(make_laborer(make_household(tree.village)), by=cast.officer)
    actions.plan(on=ON)
    done = VisitPlan.objects.get(household=placement.household, period="2026-03", kind="household_monthly")
    actions.excuse(plan=done, reason="road_closed", by=cast.officer, on=ON)
    return done, VisitPlan.objects.get(household=placement.household, period="2026-06", kind="household_monthly")


def test_a_look_at_an_excuse_names_the_households_the_states_and_the_reason_in_words(plans, cast, client):
    client.force_login(cast.township)
    client.cookies["django_language"] = "en"
    sent = {"action": "excuse_road_closed", "index": "0", "_selected_action": [str(plan.pk) for plan in plans]}
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        page = client.post(reverse("admin:laborers_visitplan_changelist"), sent)
    (able,) = page.context["able"]
    assert able["name"] == f"{plans[1].household} · {plans[1]}"
    assert {change["after"] for change in able["changes"]} >= {"The road is closed"}
    (reason,) = page.context["refused"]
    assert (reason, page.context["refused"][reason]) == (
        "The step from “Excused” to “Excused” is not allowed.", [f"{plans[0].household} · {plans[0]}"],
    )  # fmt: skip


def test_moments_of_a_history_read_like_those_of_the_pages():
    line = {"changes": [{"field": "answered_at", "before": None, "after": "2026-11-22 22:55:41.600422+00:00"}]}
    with translation.override("en"):
        (told,) = Wording(None, Lists(())).changes(Doubt, line)
    assert "22:55" not in told["after"]
    assert "06:55" in told["after"]
