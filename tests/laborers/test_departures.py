"""Batches with their rosters, work that is called off, and work that follows work: steps that cross rooms."""

from datetime import date, timedelta

import pytest

from laborers import journeys
from laborers.jobs import actions as jobs
from laborers.jobs.models import Offer
from laborers.placements import actions, queries
from laborers.placements.models import ContractCard, Placement, RosterLine
from laborers.registry.models import Case
from laborers.visits.models import VisitPlan
from tests.factories.jobs import MATCHED, make_offer, make_vacancy
from tests.factories.placements import KUNMING_XISHAN, make_batch, make_consent, make_placement
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import noon
from xundian.kit.errors import Conflict, DomainError, Invalid, MoveRefused

LEAVES = MATCHED + timedelta(days=5)


def ready(tree, vacancy, consent=True, confirmed=True, **person):
    """The accepted offer of somebody who could leave."""
    laborer = make_assessed_laborer(tree, **person)
    if consent:
        make_consent(laborer)
    offer = make_offer(laborer, vacancy)
    jobs.answer_offer(offer=offer, accept=True, by=None, on=MATCHED)
    if confirmed:
        jobs.answer_for_employer(offer=offer, confirm=True, by=None, on=MATCHED, at=noon(MATCHED))
    return offer.reread()


@pytest.fixture
def vacancy(tree):
    return make_vacancy(tree.county, headcount=5)


@pytest.fixture
def batch(cast, tree):
    return make_batch(tree.township, by=cast.township, departs_on=LEAVES, destination=KUNMING_XISHAN)


def listed(batch, offer, **terms):
    return actions.list_person(batch=batch, offer=offer, by=None, on=MATCHED, **terms)


def depart(batch, **absent):
    return journeys.depart_batch(batch=batch, on=LEAVES, by=None, **absent)


def gaps(batch):
    return {line.laborer.name: queries.gaps_of(line, batch) for line in queries.roster(batch)}


def test_who_came_is_placed_with_the_terms_on_the_list(tree, vacancy, batch):
    term = {"contract_from": LEAVES, "contract_to": LEAVES + timedelta(days=364), "wage_fen": 420_000}
    line = listed(batch, ready(tree, vacancy), **term)
    assert depart(batch).state == "departed"
    line = line.reread()
    work = line.placement
    assert (line.state, work.started_on, work.batch, work.wage_fen) == ("departed", LEAVES, batch, 420_000)
    assert (work.contract_to, work.case.stage, work.area) == (term["contract_to"], "placed", "in_province")


def test_who_did_not_come_goes_later_or_is_called_off_and_nothing_else_happens(tree, vacancy, batch):
    came, later, gone = (listed(batch, ready(tree, vacancy)) for _each in range(3))
    before = others_of([later, gone])
    depart(batch, later=[later.pk], called_off=[gone.pk])
    assert [line.reread().state for line in (came, later, gone)] == ["departed", "later", "called_off"]
    assert (later.offer.reread().state, gone.offer.reread().state) == ("accepted", "withdrawn")
    assert (gone.offer.ended_for, vacancy.reread().filled) == ("called_off", 2)
    assert others_of([later, gone]) == before
    # who goes later stands on the next batch's list
    second = make_batch(tree.township, name="第二批", departs_on=LEAVES + timedelta(days=7), destination=KUNMING_XISHAN)
    assert [offer.pk for offer in queries.to_list(second, Offer.objects.all())] == [later.offer_id]
    assert listed(second, later.offer).state == "listed"


def others_of(lines):
    """All that is on record of these people but the lines and the offers themselves."""
    people = [line.laborer_id for line in lines]
    return (
        list(Case.objects.filter(laborer__in=people).order_by("pk").values_list("stage", "outcome", "closed_on")),
        [list(line.laborer.household.difficulties.values_list("pk")) for line in lines],
        list(Placement.everything.filter(laborer__in=people).values_list("pk")),
        list(VisitPlan.objects.filter(household__laborers__in=people).values_list("pk")),
        [(line.laborer.reread().left_on, line.laborer.household.category) for line in lines],
    )


def test_nobody_leaves_without_consent_confirmation_or_below_sixteen(tree, vacancy, batch):
    listed(batch, ready(tree, vacancy, consent=False, name="无同意"))
    listed(batch, ready(tree, vacancy, name="可走"))
    assert gaps(batch)["无同意"][0] == "no_consent"
    assert "no_consent" not in gaps(batch)["可走"]
    with pytest.raises(Invalid) as caught:
        depart(batch)
    [(field, code, text)] = caught.value.errors
    assert (field.startswith("people."), code, text.startswith("无同意")) == (True, "consent_required", True)
    assert (Placement.objects.count(), batch.reread().state) == (0, "planned")


def test_the_check_names_what_is_still_missing(tree, vacancy, batch):
    listed(batch, ready(tree, vacancy, confirmed=False, phone=""))
    [missing] = gaps(batch).values()
    assert missing == ["not_confirmed", "no_phone", "no_contract"]
    line = RosterLine.objects.get()
    changes = {"contract_from": LEAVES, "contract_to": LEAVES + timedelta(days=30)}
    actions.edit_line(line=line, changes=changes, expected_version=line.version, by=None)
    [missing] = gaps(batch).values()
    assert missing == ["not_confirmed", "no_phone"]


def test_whoever_the_employer_has_not_confirmed_does_not_leave(tree, vacancy, batch):
    listed(batch, ready(tree, vacancy, confirmed=False))
    with pytest.raises(Invalid) as caught:
        depart(batch)
    assert caught.value.errors[0][1] == "not_confirmed"


def test_somebody_stands_on_one_list_only_and_off_it_keeps_the_post(tree, vacancy, batch):
    offer = ready(tree, vacancy)
    line = listed(batch, offer)
    with pytest.raises(Conflict) as caught:
        listed(make_batch(tree.township, name="另一批"), offer)
    assert caught.value.code == "listed"
    assert actions.remove_person(line=line, by=None, on=MATCHED).state == "removed"
    assert offer.reread().state == "accepted"
    assert listed(batch, offer).state == "listed"


def test_arrival_says_who_was_handed_to_whom_and_who_never_arrived(tree, vacancy, batch):
    first, second, third = (listed(batch, ready(tree, vacancy)) for _each in range(3))
    depart(batch)
    journeys.arrive_batch(
        batch=batch, on=LEAVES + timedelta(days=1), by=None, handed_to="王厂长", handed={second.pk: "李主管"},
        not_arrived={third.pk: "中途下车"},
    )  # fmt: skip
    rows = [(line.reread().state, line.handed_to) for line in (first, second, third)]
    assert rows == [("arrived", "王厂长"), ("arrived", "李主管"), ("not_arrived", "")]
    assert third.placement.reread().called_off_on == LEAVES + timedelta(days=1)
    assert third.laborer.cases.get().stage == "matching"
    assert Placement.objects.count() == 2


def test_a_batch_that_is_cancelled_lets_everybody_go_later(tree, vacancy, batch):
    line = listed(batch, ready(tree, vacancy))
    assert journeys.cancel_batch(batch=batch, on=MATCHED, by=None).state == "cancelled"
    assert (line.reread().state, line.offer.reread().state) == ("later", "accepted")
    with pytest.raises(MoveRefused):
        listed(batch, line.offer)


# --- called off ----------------------------------------------------------------------------------------------------


def planned(tree, cast, offer=None, **work):
    """Work that begins on the day LEAVES, written down before."""
    laborer = offer.laborer if offer else make_assessed_laborer(tree)
    return make_placement(laborer, by=cast.officer, started_on=LEAVES, on=MATCHED, offer=offer, **work)


def test_planned_work_is_called_off_after_the_consent_was_taken_back(cast, tree, vacancy):
    offer = ready(tree, vacancy)
    work = planned(tree, cast, offer)
    actions.withdraw_consent(consent=work.consent, on=MATCHED, by=cast.officer)
    with pytest.raises(DomainError):
        journeys.end_placement(placement=work, ended_on=MATCHED, reason="other", by=cast.officer, on=MATCHED)
    row = journeys.call_off(placement=work, on=MATCHED, by=cast.officer)
    assert (row.called_off_on, row.offer) == (MATCHED, None)
    assert (row.case.reread().stage, offer.reread().state, vacancy.reread().filled) == ("matching", "withdrawn", 0)
    assert not Placement.objects.filter(pk=row.pk).exists()
    # and the person can begin other work on those very days
    journeys.place(
        laborer=row.laborer, consent=make_consent(row.laborer), started_on=LEAVES, by=cast.officer, on=LEAVES,
        occupation="sewing", destination="440300", organised_by="self",
    )  # fmt: skip


def test_work_called_off_counts_nowhere(cast, tree):
    work = planned(tree, cast)
    actions.issue_card(placement=work, on=MATCHED, by=cast.township)
    journeys.call_off(placement=work, on=LEAVES, by=cast.officer)
    assert VisitPlan.objects.exclude(state="cancelled").count() == 0
    assert ContractCard.objects.get().revoked_on == LEAVES
    later = LEAVES + timedelta(days=400)
    assert queries.work_years_of(Placement.everything.all(), LEAVES.year, later) == {}
    assert queries.retention(Placement.everything.all(), since=MATCHED, until=later, on=later) == []
    assert not queries.active_on(LEAVES, Placement.everything.all()).exists()
    with pytest.raises(Conflict) as caught:
        journeys.call_off(placement=work, on=LEAVES, by=cast.officer)
    assert caught.value.code == "called_off"


def test_work_that_began_is_ended_and_not_called_off(cast, tree):
    work = planned(tree, cast)
    with pytest.raises(Conflict) as caught:
        journeys.call_off(placement=work, on=LEAVES + timedelta(days=1), by=cast.officer)
    assert caught.value.code == "has_started"


# --- seats, and work after work --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "replace", "filled"),
    [("family", None, 0), ("contract_ended", None, 1), ("enterprise_closed", None, 1), ("dismissed", True, 0),
     ("family", False, 1)],
)  # fmt: skip
def test_the_post_is_free_again_when_the_employer_needs_somebody_else(cast, tree, vacancy, reason, replace, filled):
    work = planned(tree, cast, ready(tree, vacancy))
    ends = LEAVES + timedelta(days=20)
    journeys.end_placement(placement=work, ended_on=ends, reason=reason, by=cast.officer, on=ends, replace=replace)
    assert vacancy.reread().filled == filled
    assert work.offer.reread().seat_freed_on == (None if filled else ends)


def test_no_post_is_freed_after_the_last_day_of_the_vacancy(cast, tree, vacancy):
    work = planned(tree, cast, ready(tree, vacancy))
    late = vacancy.closes + timedelta(days=1)
    journeys.end_placement(placement=work, ended_on=late, reason="family", by=cast.officer, on=late)
    assert vacancy.reread().filled == 1


def test_work_follows_work_in_one_step_and_never_overlaps(cast, tree):
    work = make_placement(make_assessed_laborer(tree), by=cast.officer, started_on=LEAVES)
    on = LEAVES + timedelta(days=30)
    new = {"occupation": "sewing", "destination": "350582", "organised_by": "self", "by": cast.officer, "on": on}
    with pytest.raises(Conflict):
        journeys.replace_work(placement=work, ended_on=on, reason="changed_job", started_on=on, **new)
    assert work.reread().ended_on is None
    old, following = journeys.replace_work(
        placement=work, ended_on=on - timedelta(days=1), reason="changed_job", started_on=on, **new
    )
    assert (old.ended_on, following.started_on, following.case.reread().stage) == (
        on - timedelta(days=1), on, "placed",
    )  # fmt: skip
    assert following.consent == old.consent


def test_found_work_is_entered_with_its_consent_in_one_step(cast, tree):
    laborer = make_assessed_laborer(tree)
    told = {"text_version": "placement_2026_1", "on": LEAVES, "language": "彝语", "witness": "李四"}
    work = journeys.begin_found_work(
        laborer=laborer, started_on=LEAVES, destination="440300", occupation="sewing", employer_name="某厂",
        wage_fen=500_000, consent=told, by=cast.officer, on=LEAVES,
    )  # fmt: skip
    assert (work.organised_by, work.area, work.consent.witness) == ("self", "out_province", "李四")
    with pytest.raises(Invalid):
        journeys.begin_found_work(
            laborer=make_assessed_laborer(tree), started_on=date(2026, 4, 1), destination="440300",
            occupation="sewing", by=cast.officer, on=date(2026, 4, 1),
        )  # fmt: skip
