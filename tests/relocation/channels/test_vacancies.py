"""From a yes to migration to a real post, through the gates of jobs; and the end of the work."""

from datetime import timedelta

import pytest

from laborers import journeys
from laborers.jobs import actions as jobs
from laborers.jobs.models import Vacancy
from laborers.placements.models import Placement
from relocation.channels import actions, queries
from relocation.channels.models import ChannelOffer
from tests.conftest import SITE_ID
from tests.factories.channels import make_agreed, make_posted
from tests.factories.enterprises import make_enterprise
from tests.factories.jobs import make_vacancy
from tests.factories.placements import make_placement
from tests.factories.relocation import PROPOSED, make_accepted, make_post, make_proposal, make_site, make_workshop
from xundian.kit.errors import Conflict, Invalid

DAY = timedelta(days=1)


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID)


def test_a_yes_to_migration_leads_to_an_offer_of_a_real_post(tree, site):
    row, vacancy, _consent = make_posted(site, tree.village, tree.county)
    assert (row.state, row.offer.vacancy, row.offer.laborer, row.offer.state) == (
        "accepted",
        vacancy,
        row.laborer,
        "made",
    )
    assert row.offer.answer_by == PROPOSED + 14 * DAY
    assert row.offer.reasons


def test_only_posts_of_the_channel_that_fit_are_proposed_best_first(tree, site):
    row, _consent = make_accepted(site, tree.village)
    near = make_vacancy(tree.county, channel="nearby", destination=tree.county.pk)
    away = [make_vacancy(tree.county, title=f"焊工{wage}", wage_max_fen=wage) for wage in (450_000, 900_000)]
    make_vacancy(tree.county, enterprise=make_enterprise(tree.county, inspected=False))
    fits, hindered = queries.posts_for(row, Vacancy.objects.all(), PROPOSED)
    assert ({fit.record for fit in fits}, hindered) == (set(away), [])
    assert fits[0].score >= fits[1].score
    assert near not in [fit.record for fit in fits]
    row.channel = "WORKSHOP"
    assert queries.posts_for(row, Vacancy.objects.all(), PROPOSED) == ([], [])


def test_the_post_is_answered_for_by_the_policys_days_or_until_the_vacancy_closes(tree, site):
    row, _consent = make_accepted(site, tree.village)
    vacancy = make_vacancy(tree.county, closes=PROPOSED + 3 * DAY)
    assert actions.offer_vacancy(
        channel_offer=row, vacancy=vacancy, by=None, on=PROPOSED
    ).offer.answer_by == PROPOSED + 3 * DAY  # fmt: skip


def refused(code, error, **given):
    with pytest.raises(error) as refusal:
        actions.offer_vacancy(by=None, on=PROPOSED, **given)
    assert refusal.value.code == code


def test_no_post_before_a_yes_nor_while_another_waits_nor_of_another_kind(tree, site):
    vacancy = make_vacancy(tree.county, headcount=5)
    refused("not_accepted", Conflict, channel_offer=make_proposal(site, tree.village), vacancy=vacancy)
    row, _vacancy, _consent = make_posted(site, tree.village, tree.county)
    refused("has_vacancy", Conflict, channel_offer=row, vacancy=vacancy)
    near = make_vacancy(tree.county, channel="nearby", destination=tree.county.pk)
    other, _consent = make_accepted(site, tree.village)
    refused("other_kind", Invalid, channel_offer=other, vacancy=near)
    make_workshop(site)
    stays, _consent = make_accepted(site, tree.village, direction="local_post")
    refused("no_vacancies", Invalid, channel_offer=stays, vacancy=vacancy)
    assert other.reread().offer is None


def test_the_gates_of_jobs_hold(tree, site):
    row, _consent = make_accepted(site, tree.village)
    closed = jobs.close_vacancy(vacancy=make_vacancy(tree.county), by=None, on=PROPOSED)
    with pytest.raises(Conflict):
        actions.offer_vacancy(channel_offer=row, vacancy=closed, by=None, on=PROPOSED)
    assert row.reread().offer is None


def test_after_a_no_to_the_post_another_one_may_be_offered(tree, site):
    row, _vacancy, _consent = make_posted(site, tree.village, tree.county)
    jobs.answer_offer(offer=row.offer, accept=False, by=None, on=PROPOSED)
    other = make_vacancy(tree.county, title="电焊工")
    assert actions.offer_vacancy(channel_offer=row, vacancy=other, by=None, on=PROPOSED).offer.vacancy == other


def test_a_base_leads_to_a_post_nearby(tree, site):
    row, _consent = make_accepted(site, tree.village, direction="nearby", care_duty=False, intention="in_county")
    near = make_vacancy(tree.county, channel="nearby", destination=tree.county.pk)
    assert actions.offer_vacancy(channel_offer=row, vacancy=near, by=None, on=PROPOSED).offer.vacancy == near


def test_placing_who_accepted_the_post_needs_no_more_words_and_fills_it(tree, site):
    row, vacancy, consent = make_agreed(site, tree.village, tree.county)
    placed = actions.place(channel_offer=row, consent=consent, started_on=PROPOSED, by=None, on=PROPOSED)
    work = placed.placement
    assert (placed.state, work.offer, work.enterprise) == ("placed", row.offer, vacancy.enterprise)
    assert (work.destination, work.occupation) == (vacancy.destination, vacancy.occupation)
    assert vacancy.reread().filled == 1


def test_work_begun_at_the_door_of_placements_closes_the_channel_offer_at_night(tree, site):
    row, _vacancy, consent = make_agreed(site, tree.village, tree.county)
    placement = journeys.place(
        laborer=row.laborer, consent=consent, started_on=PROPOSED, offer=row.offer, by=None, on=PROPOSED
    )
    assert actions.expire(on=PROPOSED + DAY) == {"placed": 1, "expired": 0}
    assert actions.expire(on=PROPOSED + DAY) == {"placed": 0, "expired": 0}
    assert (row.reread().state, row.placement) == ("placed", placement)


def test_work_found_alone_is_no_work_of_the_channel(tree, site):
    row, _vacancy, consent = make_posted(site, tree.village, tree.county)
    make_placement(row.laborer, started_on=PROPOSED, consent=consent, organised_by="self")
    assert actions.expire(on=PROPOSED + DAY) == {"placed": 0, "expired": 1}
    assert (row.reread().state, row.placement) == ("expired", None)


def test_a_term_gives_the_work_a_contract_to_its_last_day(tree, site):
    make_post(site, term_months=12)
    row, consent = make_accepted(site, tree.village, direction="local_post")
    work = actions.place(channel_offer=row, consent=consent, started_on=PROPOSED, by=None, on=PROPOSED).placement
    last = PROPOSED.replace(year=2027) - DAY
    assert (work.contract_from, work.contract_to) == (PROPOSED, last)
    assert list(queries.holders(PROPOSED)) == [work]
    assert list(queries.expiring(last - 60 * DAY, 60)) == [work]
    assert list(queries.expiring(last - 61 * DAY, 60)) == []
    [held] = journeys.holders(Placement.objects.all())
    assert (held, held.term_ends) == (work, last)


def test_a_workshop_whose_recognition_ran_out_takes_nobody_new(tree, site):
    make_workshop(site, recognised_on=PROPOSED - 30 * DAY, recognised_until=PROPOSED)
    row, consent = make_accepted(site, tree.village, direction="local_post")
    with pytest.raises(Conflict) as refusal:
        actions.place(channel_offer=row, consent=consent, started_on=PROPOSED + DAY, by=None, on=PROPOSED + DAY)
    assert refusal.value.code == "recognition"
    assert make_proposal(site, tree.village, on=PROPOSED + DAY, direction="local_post").workshop is None
    assert actions.place(channel_offer=row, consent=consent, started_on=PROPOSED, by=None, on=PROPOSED).placement


def test_the_end_of_the_work_frees_the_place_and_the_household_is_proposed_anew(tree, site):
    make_workshop(site, places=1)
    row, consent = make_accepted(site, tree.village, direction="local_post")
    actions.place(channel_offer=row, consent=consent, started_on=PROPOSED, by=None, on=PROPOSED)
    last = PROPOSED + 40 * DAY
    ended = actions.end(channel_offer=row, ended_on=last, reason="family", by=None, on=last)
    assert (ended.state, ended.placement.ended_on, ended.placement.end_reason) == ("placed", last, "family")
    with pytest.raises(Conflict) as refusal:
        actions.end(channel_offer=row, ended_on=last, reason="family", by=None, on=last)
    assert refusal.value.code == "ended"
    later = make_proposal(site, tree.village, on=last + DAY, direction="local_post")
    assert ChannelOffer.objects.filter(household=row.household, state="proposed").count() == 1
    assert later.pk


def test_only_what_was_placed_can_end(tree, site):
    row, _consent = make_accepted(site, tree.village)
    with pytest.raises(Conflict) as refusal:
        actions.end(channel_offer=row, ended_on=PROPOSED, reason="family", by=None, on=PROPOSED)
    assert refusal.value.code == "not_placed"
