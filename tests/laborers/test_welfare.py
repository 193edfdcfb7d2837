"""Public-welfare posts: who holds one, one person one post, and the reminder before a term ends (X4.6)."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from laborers import journeys
from laborers.jobs import actions as jobs
from laborers.placements import actions as placements
from laborers.placements.models import Placement
from tests.factories.codes import load_shipped
from tests.factories.jobs import ANSWER_BY, MATCHED, make_vacancy
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from xundian.kit.models import OutboxMessage

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 10, 4, tzinfo=UTC)
ENDS = date(2027, 3, 9)  # twelve months from the day of matching on


@pytest.fixture
def post(tree):
    load_shipped()
    return make_vacancy(
        tree.county, channel="welfare", destination=tree.county.code, title="生态护林员", occupation="forest_guard",
        wage_min_fen=80_000, wage_max_fen=80_000, funding_source="衔接资金", term_months=12, headcount=3,
    )  # fmt: skip


@pytest.fixture
def held(tree, post, cast):
    laborer = make_assessed_laborer(make_household(tree.village))
    return hold(laborer, post, cast.officer)


def hold(laborer, post, by):
    offer = jobs.make_offer(laborer=laborer, vacancy=post, by=by, on=MATCHED, answer_by=ANSWER_BY)
    offer = jobs.answer_offer(offer=offer, accept=True, by=by, on=MATCHED)
    consent = placements.give_consent(
        laborer=laborer, purpose="placement", text_version="2026-1", language="zh-hans", by=by, on=MATCHED
    )
    return journeys.place(laborer=laborer, consent=consent, by=by, on=MATCHED, started_on=MATCHED, offer=offer)


def remind(on):
    journeys.remind_of_terms(on=on, at=NOON)
    return OutboxMessage.objects.filter(payload__kind="welfare_term")


def test_a_term_ends_so_many_months_after_the_work_began(held):
    [row] = journeys.holders(Placement.objects.all())
    assert (row, row.term_ends) == (held, ENDS)


def test_other_work_is_no_public_welfare_post(tree, cast, held):
    laborer = make_assessed_laborer(make_household(tree.village))
    hold(laborer, make_vacancy(tree.county), cast.officer)
    assert [row.pk for row in journeys.holders(Placement.objects.all())] == [held.pk]


def test_the_database_lets_nobody_hold_two_posts_at_once(held):
    twin = Placement.objects.get(pk=held.pk)
    twin.pk, twin.offer, twin.started_on = None, None, MATCHED + timedelta(days=30)
    twin._state.adding = True
    twin.id = "0192f000-0000-7000-8000-00000000abcd"
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_township_and_county_are_reminded_at_sixty_thirty_and_seven_days_once_each(held):
    assert remind(ENDS - timedelta(days=61)).count() == 0
    for left, told in ((60, 2), (59, 2), (30, 4), (7, 6), (1, 6)):
        assert remind(ENDS - timedelta(days=left)).count() == told
    assert remind(ENDS + timedelta(days=1)).count() == 6


def test_a_run_that_comes_late_tells_the_step_it_has_come_to(held):
    assert remind(ENDS - timedelta(days=5)).count() == 2
    assert remind(ENDS - timedelta(days=5)).count() == 2


def test_the_page_names_holders_of_the_own_place_alone(cast, client, held, post):
    with time_machine.travel(f"{MATCHED}T12:00:00+08:00", tick=False):
        for user, seen in ((cast.officer, True), (cast.colleague, False), (cast.township, True)):
            client.force_login(user)
            text = client.get("/desk/welfare-posts/").content.decode()
            assert post.title in text
            assert (held.laborer.name in text) is seen
