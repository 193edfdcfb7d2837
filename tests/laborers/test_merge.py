"""One person out of two records: every row goes over by stated rules, nobody is deleted, and undoing is exact."""

import json
from datetime import date

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils import translation
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from laborers import journeys
from laborers.placements.models import Placement
from laborers.registry import actions
from laborers.registry.models import Case, CaseEvent, DuplicatePair, Merge, MergeMove, Skill
from laborers.registry.queries import moving_with, pointers
from laborers.surveys.models import SurveyResponse
from tests.factories import jobs, trainings
from tests.factories.difficulties import make_difficulty
from tests.factories.placements import make_consent, make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer, make_response
from tests.factories.visits import make_visit, noon
from xundian.codes.rules import make_identity
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.models import FeedChange, FeedCommit
from xundian.kit.sealing import unseal
from xundian.kit.sql import fetch
from xundian.reports.rollups.models import RollupMark

DAY = date(2026, 6, 20)
NUMBER = make_identity(birth=date(1996, 2, 3), sex="1", serial=11)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def two(tree):
    """Two records of one man in the officer's village, each in a household of its own, and the pair of them."""
    first = make_assessed_laborer(make_household(tree.village), name="李强")
    second = make_assessed_laborer(make_household(tree.village), name="李强", phone="13900000001")
    return first, second, DuplicatePair.objects.get()


def merged(two, cast, **values):
    first, _second, pair = two
    return actions.merge(pair=pair, by=cast.township, on=DAY, **({"stays": first} | values))


def again(row):
    return type(row).objects.get(pk=row.pk)


# --- the dump of the whole database ---------------------------------------------------------------------------------


def dump():
    """{table: {key: row}} of every table but histories, the merge's own record, and what only counts changes."""
    found = {}
    for model in apps.get_models():
        own = model in (Merge, MergeMove, FeedCommit, FeedChange, RollupMark) or model._meta.app_label in (
            "sessions",
            "pghistory",
            "contenttypes",
            "auth",
        )
        if own or model._meta.proxy or not model._meta.managed or "History" in model.__name__:
            continue
        rows = fetch(f"SELECT t.{model._meta.pk.column}::text, to_jsonb(t) FROM {model._meta.db_table} t")
        found[model._meta.label] = {
            key: {name: value for name, value in json.loads(row).items() if name not in ("version", "updated_at")}
            for key, row in rows
        }
    return found


def consent(person, cast, tree):
    make_consent(person, by=cast.officer)


def work(person, cast, tree):
    make_placement(person, by=cast.officer, started_on=date(2026, 5, 11))


def past_work(person, cast, tree):
    placement = make_placement(person, by=cast.officer, started_on=date(2026, 4, 1), on=date(2026, 4, 1))
    journeys.end_placement(placement=placement, ended_on=date(2026, 4, 20), reason="returned", by=cast.officer, on=DAY)


def skill(person, cast, tree):
    actions.add_skill(laborer=person, occupation="welding", source="survey", by=cast.officer, on=DAY)


def answer(person, cast, tree):
    make_response(person, by=cast.officer, on=date(2026, 5, 1), status="01")


def older_answer(person, cast, tree):
    make_response(person, by=cast.officer, on=date(2025, 5, 1), status="01")


def visited(person, cast, tree):
    for placement in person.placements.filter(ended_on=None):
        make_visit(person.household, DAY, by=cast.officer, laborer=person, kind="field_half_year", placement=placement)


def trouble(person, cast, tree):
    make_difficulty(person.household, cast.officer, laborer=person, on=DAY)


def closed(person, cast, tree):
    case = actions.open_case_of(person)
    if case and case.stage == "assessed":
        actions.advance(case=case, to="closed", outcome="returned", by=cast.township, on=DAY)
        actions.open_case(laborer=person, by=cast.township, on=DAY)


def offered(person, cast, tree):
    jobs.make_offer(person, jobs.make_vacancy(tree.county, by=cast.county), by=cast.township)


def parked(person, cast, tree):
    actions.open_transfer(laborer=person, to_division=tree.far_village, source="entry", by=cast.county, on=DAY)


def number(person, cast, tree):
    actions.set_identity(laborer=person, identity=NUMBER, by=cast.officer, on=DAY)


def revealed(person, cast, tree):
    if again(person).identity_sealed:
        actions.reveal_identity(laborer=again(person), by=cast.county, reason="Bank card", at=noon(DAY))


DEEDS = [
    consent, offered, closed, past_work, work, visited, skill, answer, older_answer, trouble, parked, number, revealed,
]  # fmt: skip
deeds = st.lists(st.sampled_from(range(len(DEEDS))), unique=True).map(sorted)


class TakenBack(Exception):
    pass


@settings(
    max_examples=20,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(mine=[], theirs=[], taken=set())
@example(mine=[0, 2, 3, 5, 6], theirs=[0, 2, 4, 5, 6, 7, 8, 9, 11, 12], taken={"household", "phone"})
@given(mine=deeds, theirs=deeds, taken=st.sets(st.sampled_from(actions.CHOICES)))
def test_a_merge_undone_leaves_every_table_as_before(two, cast, tree, mine, theirs, taken):
    first, second, pair = two
    try:
        with transaction.atomic():
            for person, chosen in ((first, mine), (second, theirs)):
                for deed in chosen:
                    DEEDS[deed](again(person), cast, tree)
            connection.check_constraints()
            before, refused = dump(), ""
            try:
                with transaction.atomic():
                    row = actions.merge(pair=pair, stays=first, taken=taken, by=cast.township, on=DAY)
            except Conflict as refusal:
                refused = refusal.code
            if refused:
                assert (refused in ("both_running", "both_numbers"), dump()) == (True, before)
                raise TakenBack
            _stands_whole(first, second)
            actions.undo_merge(merge=row, by=cast.township, on=DAY)
            after = dump()
            assert {name: rows for name, rows in after.items() if rows != before[name]} == {}
            raise TakenBack
    except TakenBack:
        pass


def _stands_whole(first, second):
    gone = again(second)
    assert (gone.left_reason, gone.merged_into_id, gone.identity_digest) == ("merged", first.pk, None)
    assert Case.objects.filter(laborer=gone).count() == 0
    assert Case.objects.filter(laborer=first).exclude(stage="closed").count() == 1
    assert SurveyResponse.objects.filter(laborer=first, is_profile=True).count() == 1
    stays = again(first)
    for placement in Placement.objects.filter(laborer=first, ended_on=None):
        assert (placement.household_id, placement.division_id) == (stays.household_id, stays.division_id)
        assert placement.case.stage == "placed"
    connection.check_constraints()


# --- rule by rule -----------------------------------------------------------------------------------------------------


def test_the_values_are_chosen_one_by_one(two, cast):
    first, second, _pair = two
    row = merged(two, cast, taken=["phone", "household"])
    stays = again(first)
    assert (stays.phone, stays.household_id, row.taken) == ("13900000001", second.household_id, ["household", "phone"])
    assert Case.objects.get(laborer=first, episode=1).division_id == stays.division_id


def test_the_episodes_follow_each_other_and_the_further_case_goes_on(two, cast, tree):
    first, second, _pair = two
    placement = make_placement(second, by=cast.officer)
    merged(two, cast)
    cases = list(Case.objects.filter(laborer=first).order_by("episode").values_list("episode", "stage", "outcome"))
    assert cases == [(1, "closed", "other"), (2, "placed", "")]
    assert again(placement).laborer == first
    last = CaseEvent.objects.filter(case__episode=1, case__laborer=first).latest("id")
    assert (last.to_stage, last.detail) == ("closed", {"outcome": "other", "reason": "merged"})


def test_revisions_follow_each_other_and_the_newest_answer_is_the_profile(two, cast):
    first, second, _pair = two
    newest = make_response(second, on=date(2026, 5, 1))
    merged(two, cast)
    rows = SurveyResponse.objects.filter(laborer=first).order_by("revision")
    assert [row.revision for row in rows] == [1, 2, 3]
    assert [row.pk for row in rows if row.is_profile] == [newest.pk]


def test_a_skill_that_both_have_stays_with_the_record_that_goes(two, cast, tree):
    first, second, _pair = two
    for person in (first, second):
        skill(person, cast, tree)
    actions.add_skill(laborer=second, occupation="sewing", source="survey", by=cast.officer, on=DAY)
    merged(two, cast)
    assert set(Skill.objects.filter(laborer=first).values_list("occupation", flat=True)) == {"welding", "sewing"}
    assert Skill.objects.get(laborer=second).occupation == "welding"


def test_work_under_way_on_both_sides_must_be_ended_first(two, cast, tree):
    first, second, _pair = two
    for person in (first, second):
        work(person, cast, tree)
    before = dump()
    with pytest.raises(Conflict) as refusal:
        merged(two, cast)
    assert refusal.value.code == "both_running"
    assert "placement" in str(refusal.value.message)
    assert dump() == before


def test_a_class_under_way_on_both_sides_must_be_ended_first(two, cast, tree):
    first, second, _pair = two
    for person in (first, second):
        running = trainings.make_class(tree.township)
        trainings.actions.enrol(
            training_class=running, laborer=person, consent=trainings.make_training_consent(person), by=None,
            on=trainings.OPENED,
        )  # fmt: skip
    with pytest.raises(Conflict, match="enrolment"):
        merged(two, cast)


def test_two_numbers_are_two_persons(two, cast, tree):
    first, second, _pair = two
    number(first, cast, tree)
    actions.set_identity(
        laborer=second, identity=make_identity(birth=date(1996, 2, 3), sex="1", serial=13), by=None, on=DAY
    )
    with pytest.raises(Conflict) as refusal:
        merged(two, cast)
    assert refusal.value.code == "both_numbers"


def test_the_number_goes_with_the_person_and_opens_there(two, cast, tree):
    first, second, _pair = two
    number(second, cast, tree)
    merged(two, cast)
    stays, gone = again(first), again(second)
    assert unseal(stays.identity_sealed, place=actions.IDENTITY_PLACE, row_id=stays.pk) == NUMBER
    assert (gone.identity_sealed, gone.identity_hint) == (None, "")
    actions.undo_merge(merge=Merge.objects.get(), by=cast.township, on=DAY)
    gone = again(second)
    assert unseal(gone.identity_sealed, place=actions.IDENTITY_PLACE, row_id=gone.pk) == NUMBER


def test_a_value_that_the_number_contradicts_is_refused(tree, cast):
    home = make_household(tree.village)
    known = make_laborer(home, identity=NUMBER)
    other = make_laborer(home, name="李小强", birth=date(1997, 2, 3))
    pair = actions.pair_up(laborer=known, other=other, reason="same_identity", on=DAY)
    with pytest.raises(Invalid) as refusal:
        actions.merge(pair=pair, stays=known, taken=["birth"], by=cast.township, on=DAY)
    assert refusal.value.field == "birth"


def test_a_pair_is_merged_once_and_can_be_judged_again_after_undoing(two, cast):
    row = merged(two, cast)
    assert DuplicatePair.objects.get().state == "merged"
    with pytest.raises(MoveRefused):
        merged(two, cast)
    actions.undo_merge(merge=row, by=cast.county, on=DAY)
    assert (again(row).undone_by, DuplicatePair.objects.get().state) == (cast.county, "open")
    with pytest.raises(Conflict):
        actions.undo_merge(merge=row, by=cast.county, on=DAY)
    merged(two, cast)


def test_what_changed_since_cannot_be_undone_blindly(two, cast):
    first, _second, _pair = two
    row = merged(two, cast)
    make_response(first, on=date(2026, 6, 1))
    with pytest.raises(Conflict) as refusal:
        actions.undo_merge(merge=row, by=cast.township, on=DAY)
    assert refusal.value.code == "changed_since"
    assert again(row).undone_on is None


def test_the_preview_counts_what_goes_over(two, cast, tree):
    _first, second, _pair = two
    skill(second, cast, tree)
    counted = {str(words): rows for words, rows in moving_with(second)}
    assert counted == {"cases": 1, "skills": 1, "survey responses": 1}


def test_nothing_that_points_to_a_person_is_forgotten():
    named = {model.__name__ for model, _field in pointers()}
    assert named >= {
        "Case", "Skill", "RevealLog", "SurveyResponse", "Offer", "MatchProposal", "Consent", "Placement", "VisitPlan",
        "Visit", "Difficulty", "Enrolment", "ChannelOffer", "Transfer", "HouseholdEvent",
    }  # fmt: skip
