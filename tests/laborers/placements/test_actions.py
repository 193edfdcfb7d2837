from datetime import date

import pytest

from laborers.placements import actions, queries
from laborers.placements.models import Consent, ContractCard, Placement
from laborers.registry import actions as registry
from laborers.registry import queries as registry_queries
from tests.factories.placements import STARTED, make_batch, make_consent, make_placement
from tests.factories.registry import make_household, make_laborer
from xundian.accounts.scope import visible_to
from xundian.kit.errors import Conflict, Invalid, MoveRefused

DAY = date(2026, 3, 20)
WORK = {"occupation": "welding", "destination": "530112", "organised_by": "self"}


@pytest.fixture
def laborer(tree):
    return make_laborer(make_household(tree.village))


def begin(laborer, consent, by, started_on=STARTED, **work):
    case = registry.open_case_of(laborer)
    work = WORK | work
    return actions.start(laborer=laborer, case=case, consent=consent, started_on=started_on, by=by, **work)


def refused(laborer, consent, by, **work):
    with pytest.raises((Invalid, Conflict)) as refusal:
        begin(laborer, consent, by, **work)
    assert not Placement.objects.filter(laborer=laborer, ended_on=None, started_on=STARTED).exists()
    return refusal.value.field, refusal.value.code


def test_it_starts_self_found_work_with_a_consent_and_derives_the_area(cast, laborer):
    placement = begin(laborer, make_consent(laborer, on=STARTED), cast.officer)
    assert (placement.area, placement.division_id, placement.employer_name) == ("in_province", laborer.division_id, "")


def test_it_refuses_a_start_without_consent(cast, laborer):
    assert refused(laborer, None, cast.officer) == ("consent", "consent_required")


def test_it_refuses_a_consent_that_is_anothers_for_training_later_or_withdrawn(cast, tree, laborer):
    other = make_laborer(make_household(tree.village), name="王芳")
    withdrawn = make_consent(laborer)
    actions.withdraw_consent(consent=withdrawn, on=STARTED, by=cast.officer)
    wrong = [
        make_consent(other), make_consent(laborer, purpose="training"), make_consent(laborer, on=DAY),
        Consent.objects.get(pk=withdrawn.pk),
    ]  # fmt: skip
    assert {refused(laborer, consent, cast.officer) for consent in wrong} == {("consent", "consent_required")}


def test_it_refuses_child_labour(cast, tree):
    child = make_laborer(make_household(tree.village), birth=date(2010, 3, 11))
    assert refused(child, make_consent(child), cast.officer) == ("started_on", "child_labour")


@pytest.mark.parametrize(
    ("work", "answer"),
    [
        ({"destination": "Kunming"}, ("destination", "bad_code")),
        ({"organised_by": "nobody"}, ("organised_by", "unknown")),
        ({"contract_to": DAY}, ("contract_from", "required")),
        ({"contract_from": DAY, "contract_to": STARTED}, ("contract_to", "before_start")),
    ],
)
def test_it_refuses_wrong_work(cast, laborer, work, answer):
    assert refused(laborer, make_consent(laborer), cast.officer, **work) == answer


def test_it_refuses_work_that_overlaps_with_other_work(cast, laborer):
    consent = make_consent(laborer)
    first = begin(laborer, consent, cast.officer)
    assert refused_again(laborer, consent, cast.officer, date(2026, 5, 1)) == "spells_overlap"
    actions.end(placement=first, ended_on=date(2026, 4, 30), reason="changed_job", by=cast.officer)
    assert refused_again(laborer, consent, cast.officer, date(2026, 4, 30)) == "spells_overlap"
    assert begin(laborer, consent, cast.officer, date(2026, 5, 1)).pk


def refused_again(laborer, consent, by, day):
    with pytest.raises(Conflict) as refusal:
        begin(laborer, consent, by, day)
    return refusal.value.code


def test_it_refuses_an_id_that_is_taken(cast, tree, laborer):
    taken = begin(laborer, make_consent(laborer), cast.officer)
    other = make_laborer(make_household(tree.village), name="王芳")
    with pytest.raises(Conflict) as refusal:
        begin(other, make_consent(other), cast.officer, id=taken.pk)
    assert (refusal.value.field, refusal.value.code) == ("id", "id_reused")


def test_it_ends_a_spell_once_with_a_reason_and_not_before_its_start(cast, laborer):
    placement = begin(laborer, make_consent(laborer), cast.officer)
    with pytest.raises(Invalid):
        actions.end(placement=placement, ended_on=DAY, reason="because", by=cast.officer)
    with pytest.raises(Invalid):
        actions.end(placement=placement, ended_on=date(2026, 3, 9), reason="returned", by=cast.officer)
    ended = actions.end(placement=placement, ended_on=DAY, reason="returned", by=cast.officer)
    assert (ended.ended_on, ended.end_reason, ended.version) == (DAY, "returned", 2)
    with pytest.raises(Conflict):
        actions.end(placement=placement, ended_on=DAY, reason="returned", by=cast.officer)


def test_it_knows_who_is_at_work_on_a_day(cast, laborer):
    placement = begin(laborer, make_consent(laborer), cast.officer)
    actions.end(placement=placement, ended_on=DAY, reason="returned", by=cast.officer)
    days = [date(2026, 3, 9), STARTED, DAY, date(2026, 3, 21)]
    assert [queries.active_on(day).count() for day in days] == [0, 1, 1, 0]


def test_it_takes_a_consent_back_once(cast, laborer):
    consent = make_consent(laborer, on=STARTED)
    with pytest.raises(Invalid):
        actions.withdraw_consent(consent=consent, on=date(2026, 3, 9), by=cast.officer)
    assert actions.withdraw_consent(consent=consent, on=DAY, by=cast.officer).withdrawn_on == DAY
    with pytest.raises(Conflict):
        actions.withdraw_consent(consent=consent, on=DAY, by=cast.officer)


def test_it_puts_the_consent_on_the_timeline(cast, laborer):
    make_consent(laborer, by=cast.officer, on=DAY)
    event = registry_queries.timeline(registry.open_case_of(laborer))[0]
    assert (event.kind, event.on, event.by, event.detail["purpose"]) == ("consented", DAY, cast.officer, "placement")


def test_it_sends_a_batch_on_its_way_in_order(cast, tree):
    batch = make_batch(tree.township, by=cast.township)
    with pytest.raises(MoveRefused):
        actions.arrive_batch(batch=batch, on=DAY, by=cast.township)
    batch = actions.depart_batch(batch=batch, on=DAY, by=cast.township)
    assert (batch.state, batch.departs_on) == ("departed", DAY)
    with pytest.raises(Invalid):
        actions.arrive_batch(batch=batch, on=date(2026, 3, 19), by=cast.township)
    with pytest.raises(MoveRefused):
        actions.cancel_batch(batch=batch, by=cast.township)
    assert actions.arrive_batch(batch=batch, on=date(2026, 3, 21), by=cast.township).state == "arrived"


def test_it_places_people_with_a_batch_of_their_own_place_only(cast, tree, laborer):
    batch = make_batch(tree.township, by=cast.township)
    placement = begin(laborer, make_consent(laborer), cast.officer, batch=batch)
    assert [line.placement for line in queries.roster(batch)] == [placement]
    far = make_laborer(make_household(tree.far_village), name="王芳")
    assert refused(far, make_consent(far), cast.county, batch=batch) == ("batch", "elsewhere")


def test_it_numbers_cards_without_gaps_by_county_and_year(cast, tree):
    placements = [
        make_placement(make_laborer(make_household(village)), by=cast.county)
        for village in (tree.village, tree.far_village, tree.other_village, tree.village)
    ]
    days = [DAY, DAY, DAY, date(2027, 1, 2)]
    numbers = [
        actions.issue_card(placement=placement, on=day, by=cast.county).number
        for placement, day in zip(placements, days, strict=True)
    ]
    assert numbers == ["530129-2026-000001", "530129-2026-000002", "520526-2026-000001", "530129-2027-000001"]


def test_it_issues_one_valid_card_at_a_time_with_a_token_nobody_can_guess(cast, laborer):
    placement = begin(laborer, make_consent(laborer), cast.officer)
    first = actions.issue_card(placement=placement, on=DAY, by=cast.township)
    with pytest.raises(Conflict):
        actions.issue_card(placement=placement, on=DAY, by=cast.township)
    assert queries.card_by_token(first.token) == first
    actions.revoke_card(card=first, on=DAY, by=cast.township)
    assert queries.card_by_token(first.token).revoked_on is not None
    assert queries.card_by_token("unknown") is None
    with pytest.raises(Conflict):
        actions.revoke_card(card=first, on=DAY, by=cast.township)
    second = actions.issue_card(placement=placement, on=DAY, by=cast.township)
    assert len(second.token) == 43
    assert second.token != first.token
    assert second.number == "530129-2026-000002"


def test_it_gives_no_card_for_work_that_has_ended(cast, laborer):
    placement = begin(laborer, make_consent(laborer), cast.officer)
    ended = actions.end(placement=placement, ended_on=DAY, reason="returned", by=cast.officer)
    with pytest.raises(Conflict):
        actions.issue_card(placement=ended, on=DAY, by=cast.township)
    assert not ContractCard.objects.exists()


def test_it_shows_a_placement_to_village_township_county_station_and_auditor(cast, laborer):
    placement = begin(laborer, make_consent(laborer), cast.officer)
    seen = {name for name, user in vars(cast).items() if placement in visible_to(user, Placement.objects.all())}
    assert seen == {"officer", "township", "county", "leader", "station", "auditor"}
