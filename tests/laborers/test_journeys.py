"""A placement from its start to its end, with the visits it owes."""

from datetime import date

import pytest

from laborers import journeys
from laborers.difficulties.models import Difficulty
from laborers.jobs import actions as jobs
from laborers.placements import actions as placements
from laborers.registry import actions as registry
from laborers.registry import queries as registry_queries
from laborers.visits import actions as visits
from laborers.visits.models import Visit, VisitPlan
from tests.factories.difficulties import load_deadlines
from tests.factories.jobs import MATCHED, make_offer, make_vacancy
from tests.factories.placements import make_consent, make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import make_visit
from xundian.kit.errors import Conflict, Invalid

AUGUST_31 = date(2025, 8, 31)


def live(household):
    """The plans of a household that are not cancelled, as (kind, period, from, to)."""
    plans = VisitPlan.objects.filter(household=household).exclude(state="cancelled").order_by("window_to", "kind")
    return [(each.kind, each.period, each.window_from, each.window_to) for each in plans]


def test_it_plans_the_visits_of_a_start_at_the_end_of_august(cast, tree):
    household = make_household(tree.village, on=AUGUST_31)
    make_placement(make_laborer(household, on=AUGUST_31), by=cast.officer, started_on=AUGUST_31)
    assert live(household) == [
        ("household_monthly", "2025-08", AUGUST_31, AUGUST_31),
        ("care_yearly", "2025", AUGUST_31, date(2025, 12, 31)),
        ("field_half_year", "1", date(2025, 9, 1), date(2026, 2, 28)),
    ]


def test_it_owes_one_household_visit_a_month_to_two_migrants_and_two_field_visits(cast, tree):
    household = make_household(tree.village, on=AUGUST_31)
    for name in ("马小梅", "马小军"):
        make_placement(make_laborer(household, name=name, on=AUGUST_31), by=cast.officer, started_on=AUGUST_31)
    visits.plan(on=date(2026, 3, 1))
    kinds = [kind for kind, *_rest in live(household)]
    assert kinds.count("household_monthly") == 8
    assert kinds.count("field_half_year") == 4
    assert kinds.count("care_yearly") == 2


def test_it_stops_the_visits_when_the_placement_ends(cast, tree):
    household = make_household(tree.village, on=AUGUST_31)
    placement = make_placement(make_laborer(household, on=AUGUST_31), by=cast.officer, started_on=AUGUST_31)
    end = date(2025, 11, 12)
    visits.plan(on=date(2025, 12, 2))
    journeys.end_placement(placement=placement, ended_on=end, reason="family", by=cast.officer, on=date(2025, 12, 2))
    visits.plan(on=date(2026, 3, 2))
    assert [(kind, period) for kind, period, *_rest in live(household)] == [
        ("household_monthly", f"2025-{month:02}") for month in (8, 9, 10, 11)
    ]
    placement.case.refresh_from_db()
    assert placement.case.stage == "matching"
    assert "ended" in [event.kind for event in registry_queries.timeline(placement.case)]
    assert registry.open_case_of(placement.laborer) == placement.case


def accepted(laborer, tree, by, **vacancy):
    """An accepted offer of a vacancy in Kunming."""
    offer = make_offer(laborer, make_vacancy(tree.county, by=by, **vacancy), by=by)
    return jobs.answer_offer(offer=offer, accept=True, by=by, on=MATCHED)


def test_it_places_by_an_accepted_offer_that_tells_the_work(cast, tree):
    laborer = make_assessed_laborer(tree.village)
    offer = accepted(laborer, tree, cast.township)
    consent = make_consent(laborer)
    placement = journeys.place(
        laborer=laborer, consent=consent, by=cast.officer, on=MATCHED, started_on=MATCHED, offer=offer
    )
    assert (placement.enterprise, placement.occupation, placement.destination) == (
        offer.vacancy.enterprise, "welding", "530112",
    )  # fmt: skip
    assert placement.case.reread().stage == "placed"
    kinds = [event.kind for event in registry_queries.timeline(placement.case)]
    assert {"consented", "started", "stage"} <= set(kinds)
    with pytest.raises(Conflict):
        placements.start(
            laborer=laborer, case=placement.case, consent=consent, offer=offer, occupation="welding", by=cast.officer,
            destination="530112", organised_by="government", started_on=date(2020, 1, 2),
        )  # fmt: skip


def test_it_refuses_an_offer_that_is_not_accepted_or_anothers(cast, tree):
    laborer, other = make_assessed_laborer(tree.village), make_assessed_laborer(tree.village, name="王芳")
    made = make_offer(laborer, make_vacancy(tree.county), by=cast.township)
    foreign = accepted(other, tree, cast.township)
    codes = []
    for offer in (made, foreign):
        with pytest.raises(Invalid) as refusal:
            make_placement(laborer, by=cast.officer, started_on=MATCHED, offer=offer)
        codes.append((refusal.value.field, refusal.value.code))
    assert codes == [("offer", "not_accepted"), ("offer", "foreign")]
    assert registry.open_case_of(laborer).stage == "matching"
    assert not VisitPlan.objects.exists()


def test_it_closes_the_case_and_voids_the_card_at_the_end(cast, tree):
    placement = make_placement(make_laborer(make_household(tree.village)), by=cast.officer)
    card = placements.issue_card(placement=placement, on=placement.started_on, by=cast.township)
    day = date(2026, 5, 4)
    journeys.end_placement(
        placement=placement, ended_on=day, reason="returned", by=cast.officer, on=day, back_to="returned"
    )
    case = placement.case.reread()
    assert (case.stage, case.outcome, case.closed_on) == ("closed", "returned", day)
    assert card.reread().revoked_on == day


@pytest.mark.parametrize(
    ("end", "field"),
    [({"ended_on": date(2026, 5, 5)}, "ended_on"), ({"back_to": "gone"}, "back_to"), ({"reason": "why"}, "reason")],
)
def test_a_refused_end_changes_nothing(cast, tree, end, field):
    placement = make_placement(make_laborer(make_household(tree.village)), by=cast.officer)
    day = date(2026, 5, 4)
    plans = live(placement.household)
    with pytest.raises(Invalid) as refusal:
        journeys.end_placement(
            **{"placement": placement, "ended_on": day, "reason": "family", "by": cast.officer, "on": day} | end
        )
    assert refusal.value.field == field
    assert placement.reread().ended_on is None
    assert live(placement.household) == plans
    assert placement.case.reread().stage == "placed"


def test_someone_who_changes_work_stays_owed_the_same_household_visit(cast, tree):
    laborer = make_laborer(make_household(tree.village))
    first = make_placement(laborer, by=cast.officer)
    journeys.end_placement(
        placement=first, ended_on=date(2026, 4, 9), reason="changed_job", by=cast.officer, on=date(2026, 4, 9)
    )
    make_placement(laborer, by=cast.officer, started_on=date(2026, 4, 10), destination="440300")
    assert [(kind, period, first_day) for kind, period, first_day, _last in live(laborer.household)] == [
        ("household_monthly", "2026-03", date(2026, 3, 10)),
        ("household_monthly", "2026-04", date(2026, 4, 1)),
        ("field_half_year", "1", date(2026, 4, 11)),
        ("care_yearly", "2026", date(2026, 3, 10)),
    ]
    assert registry.open_case_of(laborer).stage == "placed"


def test_a_household_visit_is_on_the_timeline_of_every_migrant_of_the_household(cast, tree):
    household = make_household(tree.village)
    away = [make_placement(make_laborer(household, name=name), by=cast.officer) for name in ("马小梅", "马小军")]
    near = make_placement(make_laborer(household, name="马小英"), by=cast.officer, destination="530129")
    make_visit(household, date(2026, 3, 20), cast.officer)
    seen = [
        [event.kind for event in registry_queries.timeline(placement.case)].count("visited")
        for placement in (*away, near)
    ]
    assert seen == [1, 1, 0]


def test_a_visit_with_a_difficulty_that_is_refused_is_not_half_written(cast, tree):
    load_deadlines()
    household = make_placement(make_laborer(make_household(tree.village)), by=cast.officer).household
    good, bad = {"kind": "elder_care", "description": "老人摔倒"}, {"kind": "gossip", "description": "x"}
    with pytest.raises(Invalid):
        make_visit(household, date(2026, 3, 20), cast.officer, difficulties=[good, bad])
    assert not Visit.objects.exists()
    assert not Difficulty.objects.exists()
    assert {plan.state for plan in VisitPlan.objects.all()} == {"planned"}
    visit, _created = make_visit(household, date(2026, 3, 20), cast.officer, difficulties=[good])
    assert Difficulty.objects.get().visit == visit


def test_whoever_finds_work_alone_leaves_no_offer_waiting(cast, tree):
    laborer = make_assessed_laborer(tree.village)
    waiting = make_offer(laborer, make_vacancy(tree.county), by=cast.township)
    make_placement(laborer, by=cast.officer, started_on=MATCHED, organised_by="self")
    assert waiting.reread().state == "withdrawn"


def test_finding_work_alone_takes_the_waiting_offers_back(cast, tree):
    laborer = make_assessed_laborer(tree.village)
    offer = make_offer(laborer, make_vacancy(tree.county, by=cast.county), by=cast.township)
    make_placement(laborer, by=cast.officer, on=MATCHED, started_on=MATCHED)
    offer.refresh_from_db()
    assert (offer.state, offer.ended_for) == ("withdrawn", "found_work")


def test_closing_a_case_takes_the_waiting_offers_back(cast, tree):
    laborer = make_assessed_laborer(tree.village)
    offer = make_offer(laborer, make_vacancy(tree.county, by=cast.county), by=cast.township)
    journeys.advance_by_hand(case=offer.case, to="closed", outcome="withdrew", by=cast.township, on=MATCHED)
    offer.refresh_from_db()
    assert offer.state == "withdrawn"
