"""What is told on one side is asked about on the other; both sides read every step; confirmations are followed up."""

import uuid
from datetime import timedelta

import pytest

from laborers.difficulties import actions, queries
from laborers.difficulties.models import Difficulty, DifficultyStep
from tests.factories.difficulties import REPORTED, load_deadlines, make_difficulty, make_resolved
from tests.factories.jobs import make_policy
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import make_visit
from xundian.accounts import actions as accounts
from xundian.accounts.models import User
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.models import OutboxMessage

FIELD, HOME = "field_half_year", "household_monthly"
LATER = REPORTED + timedelta(days=5)


@pytest.fixture
def away(cast, tree):
    """Somebody of the officer's village at work in Kunming."""
    laborer = make_assessed_laborer(tree.village, name="马成龙")
    make_placement(laborer, by=cast.officer, started_on=REPORTED, employer_name="昆明某厂")
    return laborer


@pytest.fixture
def household(away):
    return away.household


@pytest.fixture
def row(away, cast):
    return make_difficulty(away.household, cast.officer, laborer=away)


def visited(household, cast, on=LATER, **values):
    return make_visit(household, on, by=cast.officer, **values)[0]


def asked(laborer, kind):
    return list(queries.to_ask_about(laborer.household, laborer, kind))


# --- which side ------------------------------------------------------------------------------------------------------


def test_the_side_follows_from_the_visit_or_from_who_wrote_it(away, cast):
    home = make_difficulty(away.household, cast.officer, laborer=away)
    station = make_difficulty(away.household, cast.station, laborer=away, kind="overtime")
    told = make_difficulty(away.household, cast.officer, laborer=away, kind="housing", side="field")
    assert [each.side for each in (home, station, told)] == ["home", "field", "field"]
    assert asked(away, FIELD) == [home]
    assert set(asked(away, HOME)) == {station, told}


def test_a_field_visit_asks_about_its_migrant_and_the_family_and_not_about_another(away, cast):
    sister = make_laborer(away.household, name="马小凤")
    family = make_difficulty(away.household, cast.officer, kind="elder_care")
    hers = make_difficulty(away.household, cast.officer, laborer=sister)
    assert asked(away, FIELD) == [family]
    assert set(asked(sister, FIELD)) == {family, hers}


def test_what_is_confidential_is_never_asked_about(away, cast):
    make_difficulty(away.household, cast.station, laborer=away, kind="papers_held")
    make_difficulty(away.household, cast.officer, laborer=away, kind="domestic_violence")
    assert asked(away, HOME) == asked(away, FIELD) == []


def test_what_is_solved_and_not_confirmed_is_asked_on_either_side(away, cast):
    row = make_resolved(away.household, cast.officer, laborer=away)
    assert asked(away, HOME) == asked(away, FIELD) == [row]
    actions.confirm(difficulty=row, who="本人", by=cast.officer, on=REPORTED)
    assert asked(away, HOME) == []


def test_the_place_and_the_employer_are_those_of_the_work_at_that_time(row):
    assert (row.destination, row.employer) == ("530112", "昆明某厂")


# --- answers at a visit ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", ["better", "same", "worse"])
def test_an_answer_is_a_step_with_its_visit(answer, row, household, cast):
    visit = visited(household, cast)
    done = actions.answer_at_visit(difficulty=row, answer=answer, visit=visit, by=cast.officer, on=LATER)
    step = row.steps.get(kind="progress")
    assert (done.state, step.answer, step.visit, step.note) == ("working", answer, visit, "")
    actions.answer_at_visit(difficulty=row, answer=answer, visit=visit, by=cast.officer, on=LATER)
    assert row.steps.count() == 2


def test_solved_is_resolved_and_confirmed_by_whoever_was_met(row, household, cast):
    visit = visited(household, cast, met="母亲", mode="phone")
    done = actions.answer_at_visit(
        difficulty=row, answer="solved", note="工资已到账", visit=visit, by=cast.officer, on=LATER
    )
    assert (done.state, done.result, done.confirmed_on) == ("confirmed", "工资已到账", LATER)
    step = row.steps.get(kind="confirmed")
    assert (step.note, step.way, step.visit) == ("母亲", "phone", visit)


def test_solved_confirms_what_was_resolved_and_anything_else_opens_it_again(household, cast):
    first = make_resolved(household, cast.officer)
    visit = visited(household, cast)
    done = actions.answer_at_visit(difficulty=first, answer="solved", visit=visit, by=cast.officer, on=LATER)
    assert (done.state, done.result) == ("confirmed", "工资已补发")
    again = visited(household, cast, on=LATER + timedelta(days=40))
    done = actions.answer_at_visit(difficulty=first, answer="same", visit=again, by=cast.officer, on=again.visited_on)
    assert (done.state, done.due_on) == ("working", again.visited_on + timedelta(days=15))


def test_an_attempt_and_a_visit_elsewhere_answer_nothing(row, household, cast, tree):
    attempt = visited(household, cast, outcome="nobody_home")
    elsewhere = visited(make_household(tree.village), cast)
    for visit, code in ((attempt, "nobody_met"), (elsewhere, "other_household")):
        with pytest.raises(Invalid) as refusal:
            actions.answer_at_visit(difficulty=row, answer="same", visit=visit, by=cast.officer, on=LATER)
        assert refusal.value.code == code
    with pytest.raises(Invalid):
        actions.answer_at_visit(
            difficulty=row, answer="fine", visit=visited(household, cast), by=cast.officer, on=LATER
        )
    assert row.steps.count() == 1


# --- a phone sends twice ---------------------------------------------------------------------------------------------

STEPS = [
    (actions.start_work, {"note": "已受理"}, {"note": "别的"}),
    (actions.add_progress, {"note": "已联系"}, {"note": "别的"}),
    (actions.hand_over, {"level": "township", "note": "请协助"}, {"level": "county", "note": "请协助"}),
    (actions.resolve, {"result": "已补发"}, {"result": "别的"}),
    (actions.confirm, {"who": "本人"}, {"who": "本人", "way": "phone"}),
    (actions.reopen, {"reason": "又拖欠"}, {"reason": "别的"}),
]


@pytest.mark.parametrize(("step", "words", "others"), STEPS, ids=[each[0].__name__ for each in STEPS])
def test_the_same_step_sent_twice_is_one_and_another_under_its_id_is_refused(step, words, others, household, cast):
    solved = step in (actions.confirm, actions.reopen)
    row = make_resolved(household, cast.officer) if solved else make_difficulty(household, cast.officer)
    key, before = uuid.uuid4(), row.steps.count()
    for day in (LATER, LATER + timedelta(days=1)):
        done = step(difficulty=row, by=cast.officer, on=day, id=key, **words)
    assert (row.steps.count(), row.steps.latest("id") and DifficultyStep.objects.get(pk=key).on) == (before + 1, LATER)
    assert done.pk == row.pk
    beside = make_difficulty(household, cast.officer)
    for other, by, said in ((row, cast.officer, others), (row, cast.county, words), (beside, cast.officer, words)):
        with pytest.raises(Conflict) as refusal:
            step(difficulty=other, by=by, on=LATER, id=key, **said)
        assert refusal.value.code == "id_reused"
    assert row.steps.count() == before + 1


# --- station and home ------------------------------------------------------------------------------------------------


def test_it_goes_to_the_station_and_back_and_both_sides_read_every_note(row, cast):
    actions.hand_over(difficulty=row, level="station", note="请协调", by=cast.officer, on=LATER)
    actions.add_progress(difficulty=row, note="已找厂方", by=cast.station, on=LATER)
    done = actions.hand_over(difficulty=row, level="village", owner=cast.officer, by=cast.station, on=LATER)
    assert (done.level, done.owner) == ("village", cast.officer)
    for user in (cast.officer, cast.station, cast.township):
        seen = queries.with_steps(queries.visible(user)).get(pk=row.pk)
        assert [step.note for step in seen.steps.all()] == ["", "请协调", "已找厂方", ""]
    assert [(step.level, step.owner) for step in done.steps.filter(kind="handed").order_by("id")] == [
        ("station", None), ("village", cast.officer),
    ]  # fmt: skip


def test_what_was_told_before_the_laborer_left_finds_the_station_of_the_place_of_work_now(cast, tree):
    laborer = make_assessed_laborer(tree.village)
    early = make_difficulty(laborer.household, cast.officer, laborer=laborer)
    make_placement(laborer, by=cast.officer, started_on=LATER)
    done = actions.hand_over(difficulty=early, level="station", by=cast.officer, on=LATER)
    assert (done.level, done.destination) == ("station", "530112")
    assert queries.visible(cast.station).get() == early


def test_a_station_of_another_county_is_no_office_of_ours(row, cast, tree):
    theirs = accounts.create_station(
        name="威宁昆明站", county=tree.other_county, city="昆明", destinations=["5301"], by=None
    )
    assert list(queries.office_of(row, "station")) == queries.offices_of([row], "station")[row.pk] == [cast.station]
    User.objects.filter(pk=cast.station.pk).update(station=theirs)
    assert list(queries.office_of(row, "station")) == queries.offices_of([row], "station")[row.pk] == []


def test_a_household_at_a_site_has_the_sites_officers_for_its_village_office(row, cast):
    Household = type(row.household)
    Household.objects.filter(pk=row.household_id).update(site_id=cast.site.site_id)
    row = Difficulty.objects.select_related("household").get(pk=row.pk)
    assert {user.username for user in queries.office_of(row, "village")} == {"officer", "site"}
    assert {user.username for user in queries.offices_of([row])[row.pk]} == {"officer", "site"}


# --- many at once ----------------------------------------------------------------------------------------------------


def test_many_are_handed_over_at_once_and_who_cannot_go_stays_with_its_reason(row, household, cast):
    solved = make_resolved(household, cast.officer)
    at_home = make_difficulty(household, cast.officer, kind="elder_care")
    given, refused = actions.hand_over_many(
        difficulties=Difficulty.objects.all(), level="station", note="请处理", by=cast.township, on=LATER
    )
    assert given == [row]
    assert {(each.pk, type(error), error.code) for each, error in refused} == {
        (solved.pk, MoveRefused, "move_refused"), (at_home.pk, Invalid, "no_station"),
    }  # fmt: skip
    row.refresh_from_db()
    assert (row.level, row.owner, row.steps.get(kind="handed").note) == ("station", None, "请处理")
    assert {each.payload["user_id"] for each in OutboxMessage.objects.all()} == {str(cast.station.pk)}


@pytest.mark.parametrize("count", [3, 30])
def test_the_statements_do_not_grow_with_the_difficulties(count, household, cast, django_assert_max_num_queries):
    for _row in range(count):
        make_difficulty(household, cast.officer)
    with django_assert_max_num_queries(10):
        given, _refused = actions.hand_over_many(
            difficulties=Difficulty.objects.all(), level="township", by=cast.county, on=LATER
        )
    assert len(given) == count


# --- confirmation is followed up -------------------------------------------------------------------------------------


def reminders():
    return [
        (each.payload["user_id"], each.state) for each in OutboxMessage.objects.order_by("id")
        if each.payload["kind"] == "difficulty_unconfirmed"
    ]  # fmt: skip


def test_what_nobody_confirmed_for_a_week_is_asked_about_again_and_every_week(household, cast):
    row = make_resolved(household, cast.officer)
    assert actions.ask_to_confirm(on=REPORTED + timedelta(days=6)) == 0
    assert [actions.ask_to_confirm(on=REPORTED + timedelta(days=7)) for _run in range(2)] == [1, 0]
    assert actions.ask_to_confirm(on=REPORTED + timedelta(days=13)) == 0
    assert actions.ask_to_confirm(on=REPORTED + timedelta(days=30)) == 1
    assert reminders() == [(str(cast.officer.pk), "waiting")] * 2
    actions.confirm(difficulty=row, who="本人", by=cast.officer, on=LATER)
    assert {state for _user, state in reminders()} == {"void"}
    assert actions.ask_to_confirm(on=REPORTED + timedelta(days=90)) == 0


def test_the_county_s_policy_of_the_day_says_after_how_many_days_it_is_asked(household, tree, cast):
    make_policy(tree.county, on=REPORTED, confirm_days=10)
    make_resolved(household, cast.officer)
    days = (7, 9, 10, 11, 19, 20)
    assert [actions.ask_to_confirm(on=REPORTED + timedelta(days=n)) for n in days] == [0, 0, 1, 0, 0, 1]


def test_the_office_is_asked_where_nobody_has_it_by_name_any_more(household, cast):
    row = make_resolved(household, cast.officer)
    User.objects.filter(pk=cast.officer.pk).update(is_active=False)
    successor = accounts.create_user(
        username="successor", password="correct-horse-battery", name="S", role="village", division=row.division, by=None
    )
    actions.ask_to_confirm(on=REPORTED + timedelta(days=7))
    assert reminders() == [(str(successor.pk), "waiting")]


# --- severity --------------------------------------------------------------------------------------------------------


def test_severity_shortens_the_time_and_a_row_of_both_counts_as_it_stands(household, cast):
    def days(**values):
        return (make_difficulty(household, cast.officer, **values).due_on - REPORTED).days

    assert [days(severity=each) for each in ("normal", "serious", "urgent")] == [15, 10, 3]
    assert days(kind="domestic_violence", severity="serious") == 1
    load_deadlines()
    actions.set_deadline(
        kind="wage_arrears", severity="urgent", days=5, valid_from=REPORTED, document="寻人社〔2026〕9号", by=None
    )
    assert days(severity="urgent") == 5


@pytest.mark.parametrize("severity", ["normal", "serious", "urgent"])
@pytest.mark.parametrize("kind", ["wage_arrears", "child_labour", "elder_care"])
def test_the_clock_counts_the_same_days_as_the_report(kind, severity, household, cast):
    load_deadlines()
    actions.set_deadline(
        kind="elder_care", severity="urgent", days=6, valid_from=REPORTED, document="寻人社〔2026〕9号", by=None
    )
    row = make_difficulty(household, cast.officer, kind=kind, severity=severity)
    late = row.due_on + timedelta(days=1)
    if row.level != "county":
        actions.escalate(on=late)
        row.refresh_from_db()
        assert row.due_on - late == timedelta(days=queries.deadline_days(kind, REPORTED, severity))
