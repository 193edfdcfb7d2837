from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from relocation.channels import actions, queries
from relocation.channels.models import ChannelOffer, ChannelPolicy
from relocation.channels.rules import USUAL, Terms
from tests.conftest import SITE_ID
from tests.factories.channels import FROM, make_channel_policy
from tests.factories.relocation import NIGHT, PROPOSED, make_accepted, make_jobless, make_post, make_proposal, make_site
from xundian.kit.errors import Conflict, Invalid

DAY = timedelta(days=1)
PATH = "/api/v1/channel-policies/"


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID)


def test_the_next_policy_ends_the_former_one_the_day_before(tree):
    first = make_channel_policy(tree.county)
    second = make_channel_policy(tree.county, valid_from=PROPOSED, answer_days=7)
    assert first.reread().valid_to == PROPOSED - DAY
    code = tree.county.pk
    assert queries.policy_on(code, FROM - DAY) is None
    assert queries.policy_on(code, FROM) == queries.policy_on(code, PROPOSED - DAY) == first
    assert queries.policy_on(code, PROPOSED) == second
    assert queries.terms_on(tree.village.pk, PROPOSED) == Terms(answer_days=7)
    assert queries.terms_on(tree.other_village.pk, PROPOSED) == USUAL
    assert queries.policies_on(PROPOSED) == {code: second}


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"valid_from": FROM}, "valid_from", "not_later"),
        ({"valid_from": FROM - DAY}, "valid_from", "not_later"),
        ({"document": " "}, "document", "required"),
        ({"document": "文" * 201}, "document", "too_long"),
        ({"answer_days": 0}, "answer_days", "out_of_range"),
        ({"answer_days": 367}, "answer_days", "out_of_range"),
        ({"rest_days": -1}, "rest_days", "out_of_range"),
        ({"term_warning_days": 0}, "term_warning_days", "out_of_range"),
        ({"migration_age_to": 15}, "migration_age_to", "out_of_range"),
        ({"industry_age_to": 121}, "industry_age_to", "out_of_range"),
        ({"welfare_age_from": 15}, "welfare_age_from", "out_of_range"),
        ({"welfare_age_from": 61, "welfare_age_to": 60}, "welfare_age_to", "ages_crossed"),
        ({"enough_school": "5"}, "enough_school", "unknown_code"),
        ({"wage": 1}, "wage", "unexpected_field"),
    ],
)
def test_what_is_wrong_with_a_policy_is_named_and_nothing_is_kept(tree, values, field, code):
    make_channel_policy(tree.county)
    with pytest.raises(Invalid) as refusal:
        make_channel_policy(tree.county, **({"valid_from": PROPOSED} | values))
    assert (refusal.value.field, refusal.value.code) == (field, code)
    assert ChannelPolicy.objects.get().valid_to is None


def test_everything_wrong_is_told_at_once(tree):
    with pytest.raises(Invalid) as refusal:
        make_channel_policy(tree.county, document="", answer_days=0, welfare_age_to=15, enough_school="x")
    assert {field for field, _code, _text in refusal.value.errors} == {
        "document", "answer_days", "welfare_age_to", "enough_school",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("values", "refused"), [({"rest_days": 0, "answer_days": 366}, False), ({"welfare_age_to": 120}, False)]
)
def test_the_ends_of_the_ranges_are_allowed(tree, values, refused):
    assert make_channel_policy(tree.county, **values).pk


def test_what_people_were_held_against_stays(tree):
    row = make_channel_policy(tree.county)
    for write in (lambda: ChannelPolicy.objects.update(answer_days=3), row.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


def test_the_sweep_goes_by_the_policy_of_the_day_and_keeps_which(tree, site):
    policy = make_channel_policy(tree.county, answer_days=5, migration_age_to=29)
    row = make_proposal(site, tree.village)
    assert (row.channel, row.proposed_channel, row.policy) == ("INDUSTRY", "INDUSTRY", policy)
    assert row.answer_by == PROPOSED + 5 * DAY
    assert [each["code"] for each in row.reasons] == ["works_nearby", "too_old_to_migrate"]
    offered = actions.offer(channel_offer=row, by=None, on=PROPOSED + DAY)
    assert offered.answer_by == PROPOSED + 6 * DAY


@pytest.mark.parametrize(("days", "proposed"), [(9, 0), (10, 1)])
def test_a_no_rests_for_the_days_of_the_policy(tree, site, days, proposed):
    make_channel_policy(tree.county, rest_days=10)
    actions.decline(channel_offer=make_proposal(site, tree.village), by=None, on=PROPOSED)
    assert actions.propose(on=PROPOSED + days * DAY, at=NIGHT)["proposed"] == proposed


def test_a_policy_costs_the_sweep_no_statement_a_household(tree, site):
    make_channel_policy(tree.county)
    counted = []
    for more in (3, 30):
        for _number in range(more):
            make_jobless(site, tree.village)
        with CaptureQueriesContext(connection) as told:
            assert actions.propose(on=PROPOSED, at=NIGHT)["proposed"] == more
        counted.append(len(told))
    assert counted[0] == counted[1]


@pytest.mark.parametrize(
    ("birth", "code"),
    [
        (date(1966, 3, 10), None), (date(1965, 3, 10), "too_old"), (date(2008, 3, 10), None),
        (date(2008, 3, 11), "too_young"),
    ],
)  # fmt: skip
def test_the_ages_of_public_welfare_posts_hold_for_the_officer_too(tree, site, birth, code):
    make_channel_policy(tree.county, welfare_age_from=18, welfare_age_to=60)
    post, row = make_post(site), make_proposal(site, tree.village, birth=date(1996, 3, 10))
    type(row.laborer).objects.filter(pk=row.laborer_id).update(birth=birth)
    offered = {"channel_offer": row, "by": None, "on": PROPOSED, "channel": "WELFARE", "welfare_post": post}
    if code is None:
        assert actions.offer(**offered).channel == "WELFARE"
        return
    with pytest.raises(Invalid) as refusal:
        actions.offer(**offered)
    assert refusal.value.code == code
    assert row.reread().state == "proposed"


def test_one_person_holds_one_public_welfare_post(tree, site):
    post = make_post(site)
    row, consent = make_accepted(site, tree.village, direction="local_post")
    actions.place(channel_offer=row, consent=consent, started_on=PROPOSED, by=None, on=PROPOSED)
    again = ChannelOffer.objects.create(
        household=row.household, laborer=row.laborer, site=site, division=row.division, channel="WELFARE",
        welfare_post=post, proposed_on=PROPOSED, answer_by=PROPOSED, state="proposed",
    )  # fmt: skip
    with pytest.raises(Conflict) as refusal:
        actions.offer(channel_offer=again, by=None, on=PROPOSED)
    assert refusal.value.code == "holds_post"


def test_a_county_sets_its_policy_over_rest(api, cast, tree):
    body = {"county": tree.county.pk, "valid_from": "2026-01-01", "document": "威府办发〔2026〕3号", "answer_days": 10}
    made = api(cast.county).post(PATH, body)
    assert made.status_code == 201, made.json()
    assert (made.json()["answer_days"], made.json()["rest_days"]) == (10, 30)
    [row] = api(cast.site).get(PATH).json()["results"]
    assert row["document"] == body["document"]
    assert api(cast.stranger).get(PATH).json()["results"] == []
    again = api(cast.county).post(PATH, body)
    assert (again.status_code, again.json()["errors"][0]["pointer"]) == (422, "/valid_from")
    assert api(cast.county).post(PATH, body | {"county": tree.other_county.pk}).status_code == 404
    for user in (cast.site, cast.colleague, cast.auditor):
        assert api(user).post(PATH, body).status_code == 403
