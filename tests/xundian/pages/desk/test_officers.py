"""Officers at the desk: the preview of a handover, the step, who was responsible, what rests on nobody."""

import re
from datetime import date

import pytest
import time_machine

from laborers.difficulties import actions as difficulties
from laborers.visits import actions as visits
from tests.factories.cast import make_user
from tests.factories.difficulties import make_difficulty
from tests.factories.placements import make_placement
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from xundian.accounts import actions as accounts
from xundian.accounts.models import User

ON = date(2026, 6, 20)


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def placed(cast, tree):
    difficulties.load_default_deadlines(by=None)
    row = make_placement(make_assessed_laborer(make_household(tree.village)), by=cast.county, employer_name="某厂")
    visits.plan(on=ON)
    return row


@pytest.fixture
def own(cast, placed):
    return make_difficulty(placed.household, cast.officer, ON, laborer=placed.laborer)


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.county)
    client.cookies["django_language"] = "en"
    return client


def text(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page.content.decode()))


def address(user, step=""):
    return f"/desk/officers/{user.pk}/{step}"


def active(user):
    return User.objects.get(pk=user.pk).is_active


def test_the_preview_shows_the_load_and_who_may_take_it(desk, cast, own):
    shown = text(desk.get(address(cast.officer)))
    assert "Difficulties owned by name 1" in shown
    assert "Households of the place 1" in shown
    assert "Township · Township officer" in shown
    assert "Colleague" not in shown
    assert "Hand over and close the account" in shown


def test_what_is_unassigned_is_named_and_the_account_stays_open(desk, cast, own):
    page = desk.post(address(cast.officer, "hand-over/"), {"step": "close"})
    assert page.status_code == 422
    assert "Say who looks after the place from now on." in text(page)
    assert "1 difficulty has nobody who takes it over." in text(page)
    assert active(cast.officer)


def test_with_everything_assigned_the_account_is_closed(desk, cast, own):
    sent = {"step": "close", "place": str(cast.township.pk), f"to_{own.pk}": str(cast.township.pk)}
    assert desk.post(address(cast.officer, "hand-over/"), sent).status_code == 302
    assert not active(cast.officer)
    assert own.reread().owner == cast.township
    assert "Hand over and close" not in text(desk.get(address(cast.officer)))


def test_an_officer_moves_with_the_same_form(desk, cast, tree, own):
    sent = {"step": "move", "place": str(cast.township.pk), "rest": "office"}
    assert desk.post(address(cast.officer, "hand-over/"), sent).status_code == 422
    moved = desk.post(address(cast.officer, "hand-over/"), sent | {"to": tree.far_village.code})
    assert moved.status_code == 302
    assert User.objects.get(pk=cast.officer.pk).division == tree.far_village


@pytest.mark.parametrize("sent", [{"step": "burn"}, {}])
def test_an_unknown_step_is_absent(desk, cast, sent):
    assert desk.post(address(cast.officer, "hand-over/"), sent).status_code == 404


def test_an_odd_day_is_refused_in_words(desk, cast):
    sent = {"step": "close", "place": str(cast.township.pk), "until": "soon"}
    assert desk.post(address(cast.officer, "hand-over/"), sent).status_code == 422
    assert active(cast.officer)


def test_only_the_county_hands_over_and_only_in_its_place(client, cast):
    for name, user in vars(cast).items():
        client.force_login(user)
        seen = client.get(address(cast.officer)).status_code
        assert seen == {"county": 200, "auditor": 200, "stranger": 404}.get(name, 403), name
        sent = client.post(address(cast.officer, "hand-over/"), {"step": "close"}).status_code
        assert sent == {"county": 422, "stranger": 404}.get(name, 403), name
    assert active(cast.officer)


def test_the_own_account_has_no_form(desk, cast):
    assert "Hand over and close" not in text(desk.get(address(cast.county)))
    assert desk.post(address(cast.county, "hand-over/"), {"step": "close"}).status_code == 409


def test_the_list_is_found_by_name_and_role(desk, cast):
    assert "Stranger" not in text(desk.get("/desk/officers/"))
    shown = text(desk.get("/desk/officers/?q=colleague&role=village"))
    assert "Colleague" in shown
    assert " Officer " not in shown.split("Overdue")[-1]


def test_who_was_responsible_is_answered_for_any_day(desk, cast, tree):
    accounts.deactivate_user(user=cast.officer, by=cast.county, on=date(2026, 5, 31))
    for day, name in (
        ("2026-05-31", "Officer · Village officer"),
        ("2026-06-01", "Nobody was responsible on that day."),
    ):
        assert name in text(desk.get(f"/desk/responsible/?place={tree.village.code}&day={day}"))
    station = f"station:{cast.station.station_id}"
    assert "Station · Station officer" in text(desk.get(f"/desk/responsible/?place={station}"))


def test_a_place_of_another_county_is_not_offered(desk, tree):
    page = desk.get(f"/desk/responsible/?place={tree.other_village.code}")
    assert tree.other_village.name not in page.content.decode()


def test_orphans_are_listed_for_township_and_county(client, desk, cast, tree, own):
    assert "Every place with work waiting has an officer." in text(desk.get("/desk/orphans/"))
    accounts.deactivate_user(user=cast.officer, by=cast.county, on=ON)
    for user in (cast.county, cast.township, cast.auditor):
        client.force_login(user)
        shown = client.get("/desk/orphans/").content.decode()
        assert tree.village.name in shown
        assert f"/difficulties/{own.pk}/" in shown
    client.force_login(cast.stranger)
    assert tree.village.name not in client.get("/desk/orphans/").content.decode()


@pytest.mark.parametrize("page", ["/desk/officers/", "/desk/responsible/", "/desk/orphans/"])
def test_a_page_costs_the_same_at_any_size(desk, cast, tree, own, page, django_assert_max_num_queries):
    counts = []
    for first, last in ((0, 3), (3, 30)):
        for number in range(first, last):
            user = make_user(f"more{number}", "village", division=tree.village)
            make_difficulty(own.household, user, ON)
            if page == "/desk/orphans/":
                accounts.deactivate_user(user=user, by=None, on=ON)
        desk.get(page)
        with django_assert_max_num_queries(24) as seen:
            assert desk.get(page).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_the_preview_costs_the_same_at_any_size(desk, cast, tree, own, django_assert_max_num_queries):
    counts = []
    for first, last in ((0, 3), (3, 30)):
        for number in range(first, last):
            make_user(f"more{number}", "village", division=tree.village)
            make_difficulty(own.household, cast.officer, ON)
        desk.get(address(cast.officer))
        with django_assert_max_num_queries(26) as seen:
            desk.get(address(cast.officer))
        counts.append(len(seen))
    assert counts[0] == counts[1]
