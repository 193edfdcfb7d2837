"""Who was responsible for a place on a day: kept by the steps that create, move and close accounts."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.factories.cast import make_user
from xundian.accounts import actions, queries
from xundian.accounts.models import Posting, User
from xundian.kit.errors import Conflict, Invalid

JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)
POSTINGS = "/api/v1/postings/"


@pytest.fixture
def officer(tree):
    return make_user("newcomer", "village", division=tree.far_village, on=JUNE)


def names(day, **place):
    return [row.user.username for row in queries.responsible_on(day, **place)]


def test_an_account_opens_with_its_posting(officer, tree):
    assert names(date(2026, 5, 31), division=tree.far_village) == []
    assert names(JUNE, division=tree.far_village) == names(date(2030, 1, 1), division=tree.far_village) == ["newcomer"]


def test_it_ends_with_the_account_the_last_day_included(officer, tree, cast):
    actions.deactivate_user(user=officer, by=cast.county, on=JULY)
    assert names(JULY, division=tree.far_village) == ["newcomer"]
    assert names(date(2026, 7, 2), division=tree.far_village) == []


def test_an_account_closed_on_its_first_day_was_there_that_day(officer, tree, cast):
    actions.deactivate_user(user=officer, by=cast.county, on=JUNE)
    assert names(JUNE, division=tree.far_village) == ["newcomer"]


def test_a_move_ends_one_posting_the_day_before_and_begins_the_next(officer, tree, cast):
    moved = actions.move_user(user=officer, by=cast.county, on=JULY, division=tree.village)
    assert (moved.division, moved.home) == (tree.village, tree.village)
    assert names(date(2026, 6, 30), division=tree.far_village) == ["newcomer"]
    assert names(JULY, division=tree.far_village) == []
    assert "newcomer" in names(JULY, division=tree.village)
    assert "newcomer" not in names(date(2026, 6, 30), division=tree.village)


def test_two_moves_on_one_day_leave_no_posting_that_nobody_held(officer, tree, cast):
    actions.move_user(user=officer, by=cast.county, on=JULY, division=tree.village)
    actions.move_user(user=officer, by=cast.county, on=JULY, division=tree.next_village)
    rows = Posting.objects.filter(user=officer).order_by("from_on")
    assert [(row.division_id, row.from_on, row.to_on) for row in rows] == [
        (tree.far_village.code, JUNE, date(2026, 6, 30)), (tree.next_village.code, JULY, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "error"),
    [({"division": "far_village"}, Conflict), ({"division": "township"}, Invalid), ({}, Invalid)],
)
def test_a_move_that_leads_nowhere_is_refused(officer, tree, cast, change, error):
    place = {name: getattr(tree, value) for name, value in change.items()}
    with pytest.raises(error):
        actions.move_user(user=officer, by=cast.county, on=JULY, **place)
    assert User.objects.get(pk=officer.pk).division == tree.far_village


def test_nobody_moves_the_own_account_or_a_closed_one(officer, tree, cast):
    with pytest.raises(Conflict):
        actions.move_user(user=cast.county, by=cast.county, on=JULY, division=tree.other_county)
    actions.deactivate_user(user=officer, by=cast.county, on=JUNE)
    with pytest.raises(Conflict):
        actions.move_user(user=officer, by=cast.county, on=JULY, division=tree.village)


def test_the_database_knows_one_post_at_a_time(officer, tree):
    def post(**values):
        with transaction.atomic():
            place = {"division": tree.village, "role": "village", "home": tree.village}
            return Posting.objects.create(user=officer, **place | values)

    with pytest.raises(IntegrityError):
        post(from_on=JULY)
    with pytest.raises(IntegrityError):
        post(from_on=date(2026, 5, 1), to_on=JUNE)
    assert post(from_on=date(2026, 5, 1), to_on=date(2026, 5, 31)).pk
    assert post(from_on=JULY, kind="cover").pk
    with pytest.raises(IntegrityError):
        post(from_on=date(2026, 4, 2), to_on=date(2026, 4, 1))
    with pytest.raises(IntegrityError):
        post(from_on=date(2020, 4, 2), to_on=date(2020, 4, 2), site_id=officer.pk)


def cover(cast, tree, user, **days):
    place = {"division": tree.far_village}
    return actions.cover(
        user=user, place=place, role="village", home_id=tree.far_village.code, by=cast.county,
        **{"from_on": JULY, "to_on": None} | days,
    )  # fmt: skip


def test_only_who_sees_a_place_already_covers_it(cast, tree):
    with pytest.raises(Invalid):
        cover(cast, tree, cast.township)
    with pytest.raises(Invalid):
        cover(cast, tree, cast.station)
    with pytest.raises(Invalid):
        cover(cast, tree, cast.county, to_on=JUNE)
    cover(cast, tree, cast.county)
    assert names(JULY, division=tree.far_village) == ["county"]


def test_a_cover_ends_when_the_place_has_an_officer_again(cast, tree):
    cover(cast, tree, cast.county)
    make_user("successor", "village", division=tree.far_village, on=date(2026, 8, 1))
    assert names(date(2026, 7, 31), division=tree.far_village) == ["county"]
    assert names(date(2026, 8, 1), division=tree.far_village) == ["successor"]


def test_a_load_of_users_is_posted_at_once(cast, tree, django_assert_num_queries):
    Posting.objects.all().delete()
    with django_assert_num_queries(4):
        assert actions.open_postings(from_on=JUNE) == len(vars(cast))
    assert actions.open_postings(from_on=JUNE) == 0
    assert names(JUNE, station=cast.station.station) == ["station"]
    assert names(JUNE, site_id=cast.site.site_id) == ["site"]


def test_it_is_read_over_rest_in_the_own_place(api, cast, tree, officer):
    seen = api(cast.county).get(POSTINGS, {"division": tree.far_village.code, "day": "2026-06-15"}).json()["results"]
    assert [(row["user_name"], row["kind"], row["from_on"]) for row in seen] == [("Newcomer", "post", "2026-06-01")]
    assert (
        api(cast.county).get(POSTINGS, {"division": tree.far_village.code, "day": "2026-05-31"}).json()["results"] == []
    )
    township = {row["division"] for row in api(cast.township).get(POSTINGS).json()["results"]}
    assert township == {tree.township.code, tree.village.code, tree.next_village.code}
    assert api(cast.officer).get(POSTINGS).status_code == 403


def test_the_list_costs_the_same_at_any_size(api, cast, tree, django_assert_max_num_queries):
    counts = []
    for first, last in ((0, 3), (3, 30)):
        for number in range(first, last):
            make_user(f"more{number}", "village", division=tree.village)
        client = api(cast.county)
        client.get(POSTINGS)
        with django_assert_max_num_queries(8) as seen:
            assert client.get(POSTINGS).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]
