"""The ledger of difficulties."""

import pytest
from django.urls import reverse

from laborers.difficulties.models import DifficultyDeadline
from tests.factories.difficulties import make_difficulty
from tests.factories.registry import make_household
from xundian.kit import clock

LIST = "admin:laborers_difficulty_changelist"


@pytest.fixture
def difficulty(tree, cast):
    return make_difficulty(make_household(tree.village), cast.officer, on=clock.today())


def test_the_ledger_shows_rows_and_their_steps_within_the_place(difficulty, cast, client):
    for user, count in ((cast.county, 1), (cast.township, 1), (cast.auditor, 1), (cast.stranger, 0)):
        client.force_login(user)
        page = client.get(reverse(LIST))
        assert (page.status_code, page.context["cl"].queryset.count()) == (200, count)
    client.force_login(cast.county)
    page = client.get(reverse("admin:laborers_difficulty_change", args=[difficulty.pk]))
    assert "两个月工资未发" in page.content.decode()


@pytest.mark.parametrize(
    ("action", "state", "level"), [("take_up", "working", "village"), ("to_county", "open", "county")]
)
def test_its_actions_call_the_room(difficulty, cast, client, action, state, level):
    client.force_login(cast.county)
    client.post(reverse(LIST), {"action": action, "sure": "1", "_selected_action": [str(difficulty.pk)]})
    difficulty.refresh_from_db()
    assert (difficulty.state, difficulty.level) == (state, level)


def test_a_refused_row_is_named_with_its_reason(difficulty, cast, client):
    client.force_login(cast.county)
    page = client.post(
        reverse(LIST), {"action": "to_station", "sure": "1", "_selected_action": [str(difficulty.pk)]}, follow=True
    )
    assert "No station looks after" in page.content.decode() or "工作站" in page.content.decode()
    difficulty.refresh_from_db()
    assert difficulty.level == "village"


def test_the_auditor_reads_only(difficulty, cast, client):
    client.force_login(cast.auditor)
    client.post(reverse(LIST), {"action": "take_up", "sure": "1", "_selected_action": [str(difficulty.pk)]})
    difficulty.refresh_from_db()
    assert difficulty.state == "open"


def test_the_deadlines_can_be_read(difficulty, cast, client):
    client.force_login(cast.county)
    page = client.get(reverse("admin:laborers_difficultydeadline_changelist"))
    assert page.context["cl"].queryset.count() == DifficultyDeadline.objects.count()


@pytest.mark.parametrize("count", [3, 30])
def test_the_ledger_asks_the_database_the_same_number_of_times(
    tree, cast, client, count, django_assert_max_num_queries
):
    household = make_household(tree.village)
    for _row in range(count):
        make_difficulty(household, cast.officer)
    client.force_login(cast.county)
    client.get(reverse(LIST))
    with django_assert_max_num_queries(12):
        client.get(reverse(LIST))
