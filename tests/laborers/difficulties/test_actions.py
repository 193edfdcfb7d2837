"""Difficulties: each step, each refusal, and a second caller."""

import uuid
from datetime import date, timedelta

import pytest

from laborers.difficulties import actions, queries
from laborers.difficulties.models import Difficulty, DifficultyDeadline
from laborers.registry.models import CaseEvent
from tests.factories.difficulties import REPORTED, load_deadlines, make_difficulty, make_resolved
from tests.factories.registry import make_household, make_laborer
from xundian.accounts import actions as accounts
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.models import OutboxMessage


@pytest.fixture
def household(tree):
    return make_household(tree.village)


@pytest.fixture
def difficulty(household, cast):
    return make_difficulty(household, cast.officer)


def told():
    """{(kind, user id)} of what waits in the outbox."""
    return {(row.payload["kind"], row.payload["user_id"]) for row in OutboxMessage.objects.all()}


def kinds_of_steps(row):
    return [step.kind for step in row.steps.order_by("id")]


def test_it_is_reported_with_the_deadline_of_its_kind_and_a_line_in_the_case(household, cast):
    laborer = make_laborer(household)
    row = make_difficulty(household, cast.officer, laborer=laborer)
    assert (row.state, row.level, row.owner, (row.due_on - REPORTED).days) == ("open", "village", cast.officer, 15)
    assert kinds_of_steps(row) == ["reported"]
    line = CaseEvent.objects.get(kind="difficulty")
    assert line.detail == {"difficulty": str(row.pk), "step": "reported", "kind": "wage_arrears"}
    assert told() == set()


def test_a_kind_without_its_own_row_takes_the_one_for_all(household, cast):
    assert (make_difficulty(household, cast.officer, kind="elder_care").due_on - REPORTED).days == 30


def test_without_any_deadline_it_says_who_must_set_one(household, cast):
    with pytest.raises(Invalid) as refusal:
        actions.report(household=household, kind="other", description="x", by=cast.officer, on=REPORTED)
    assert (refusal.value.code, refusal.value.field) == ("no_deadline", "kind")


def test_a_confidential_one_starts_with_the_township_and_its_kind_is_not_in_the_timeline(household, cast):
    laborer = make_laborer(household)
    row = make_difficulty(household, cast.officer, kind="domestic_violence", laborer=laborer)
    assert (row.level, row.owner, row.confidential) == ("township", None, True)
    assert told() == {("difficulty_assigned", str(cast.township.pk))}
    assert "domestic" not in str(CaseEvent.objects.get(kind="difficulty").detail)
    assert "domestic" not in str(list(OutboxMessage.objects.values()))


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"kind": "politics"}, "kind", "unknown_choice"),
        ({"severity": "dire"}, "severity", "unknown_choice"),
        ({"description": "  "}, "description", "required"),
        ({"description": "长" * 501}, "description", "too_long"),
    ],
)
def test_a_wrong_report_is_refused_and_nothing_written(household, cast, change, field, code):
    with pytest.raises(Invalid) as refusal:
        make_difficulty(household, cast.officer, **change)
    assert (refusal.value.field, refusal.value.code) == (field, code)
    assert not Difficulty.objects.exists()


def test_someone_elses_laborer_is_refused(household, cast, tree):
    stranger = make_laborer(make_household(tree.village))
    with pytest.raises(Invalid) as refusal:
        make_difficulty(household, cast.officer, laborer=stranger)
    assert refusal.value.code == "other_household"


def test_a_clients_id_is_used_once(household, cast):
    taken = uuid.uuid4()
    assert make_difficulty(household, cast.officer, id=taken).pk == taken
    assert make_difficulty(household, cast.officer, id=taken).steps.count() == 1
    for change, by in (({"description": "别的"}, cast.officer), ({"kind": "other"}, cast.officer), ({}, cast.county)):
        with pytest.raises(Conflict) as refusal:
            make_difficulty(household, by, id=taken, **change)
        assert refusal.value.code == "id_reused"
    assert Difficulty.objects.count() == 1


def test_it_goes_from_open_to_confirmed_step_by_step(difficulty, cast):
    day = REPORTED + timedelta(days=2)
    actions.start_work(difficulty=difficulty, by=cast.officer, on=day)
    actions.add_progress(difficulty=difficulty, note="已联系企业", by=cast.officer, on=day)
    row = actions.resolve(difficulty=difficulty, result="工资已补发", by=cast.officer, on=day)
    assert (row.state, row.result, row.resolved_on, row.confirmed_on) == ("resolved", "工资已补发", day, None)
    row = actions.confirm(difficulty=difficulty, who="本人", by=cast.officer, on=day)
    assert (row.state, row.confirmed_on) == ("confirmed", day)
    assert kinds_of_steps(row) == ["reported", "progress", "progress", "resolved", "confirmed"]
    assert row.steps.get(kind="confirmed").note == "本人"


def test_reopening_gives_a_new_deadline_and_keeps_what_was_said(difficulty, cast):
    row = make_resolved(difficulty.household, cast.officer)
    later = REPORTED + timedelta(days=40)
    row = actions.reopen(difficulty=row, reason="又拖欠", by=cast.officer, on=later)
    assert (row.state, row.result, row.resolved_on) == ("working", "", None)
    assert row.due_on == later + timedelta(days=15)
    assert row.steps.get(kind="resolved").note == "工资已补发"


@pytest.mark.parametrize(
    ("step", "values"),
    [
        (actions.confirm, {"who": "本人"}),
        (actions.reopen, {"reason": "x"}),
    ],
)
def test_an_open_one_cannot_be_confirmed_or_reopened(difficulty, cast, step, values):
    with pytest.raises(MoveRefused):
        step(difficulty=difficulty, by=cast.officer, on=REPORTED, **values)
    assert kinds_of_steps(difficulty) == ["reported"]


@pytest.mark.parametrize(
    ("step", "values"),
    [
        (actions.start_work, {}),
        (actions.add_progress, {"note": "x"}),
        (actions.resolve, {"result": "x"}),
        (actions.hand_over, {"level": "county"}),
    ],
)
def test_a_resolved_one_takes_no_further_step_but_confirming_or_reopening(household, cast, step, values):
    row = make_resolved(household, cast.officer)
    with pytest.raises(MoveRefused):
        step(difficulty=row, by=cast.officer, on=REPORTED, **values)


def test_two_officers_cannot_both_take_it_up(difficulty, cast):
    stale = Difficulty.objects.get(pk=difficulty.pk)
    actions.start_work(difficulty=difficulty, by=cast.officer, on=REPORTED)
    with pytest.raises(MoveRefused):
        actions.start_work(difficulty=stale, by=cast.township, on=REPORTED)


def test_it_is_handed_to_an_office_or_to_a_person_there_and_the_deadline_stays(difficulty, cast):
    row = actions.hand_over(difficulty=difficulty, level="township", by=cast.officer, on=REPORTED)
    assert (row.level, row.owner, row.due_on) == ("township", None, difficulty.due_on)
    row = actions.hand_over(difficulty=row, level="county", owner=cast.county, by=cast.township, on=REPORTED)
    assert (row.level, row.owner) == ("county", cast.county)
    assert told() == {
        ("difficulty_assigned", str(cast.township.pk)),
        ("difficulty_assigned", str(cast.county.pk)),
    }
    assert kinds_of_steps(row) == ["reported", "handed", "handed"]


@pytest.mark.parametrize(
    ("level", "owner", "field", "code"),
    [
        ("township", "county", "owner", "other_office"),
        ("county", "stranger", "owner", "other_office"),
        ("village", "colleague", "owner", "other_office"),
        ("station", None, "level", "no_station"),
        ("station", "station", "owner", "other_office"),
        ("moon", None, "level", "unknown_choice"),
    ],
)
def test_it_is_not_handed_to_whom_it_does_not_concern(difficulty, cast, level, owner, field, code):
    owner = owner and getattr(cast, owner)
    with pytest.raises(Invalid) as refusal:
        actions.hand_over(difficulty=difficulty, level=level, owner=owner, by=cast.officer, on=REPORTED)
    assert (refusal.value.field, refusal.value.code) == (field, code)


def test_a_confidential_one_goes_back_to_the_village_only_by_name(household, cast):
    row = make_difficulty(household, cast.township, kind="papers_held")
    with pytest.raises(Invalid):
        actions.hand_over(difficulty=row, level="village", by=cast.township, on=REPORTED)
    assert not queries.visible(cast.officer).exists()
    actions.hand_over(difficulty=row, level="village", owner=cast.officer, by=cast.township, on=REPORTED)
    assert queries.visible(cast.officer).get() == row


def test_a_closed_account_cannot_be_given_work(difficulty, cast):
    accounts.deactivate_user(user=cast.county, by=None, on=date(2026, 6, 20))
    with pytest.raises(Invalid):
        actions.hand_over(difficulty=difficulty, level="county", owner=cast.county, by=cast.officer, on=REPORTED)


def test_default_deadlines_leave_the_countys_own_alone(db):
    actions.set_deadline(kind="*", days=20, valid_from=REPORTED, document="寻人社〔2026〕1号", by=None)
    assert load_deadlines() > 10
    assert load_deadlines() == 0
    assert queries.deadline_days("other", REPORTED) == 20


def test_a_new_deadline_ends_the_one_before_it(db):
    load_deadlines()
    actions.set_deadline(kind="wage_arrears", days=10, valid_from=REPORTED, document="寻人社〔2026〕2号", by=None)
    assert queries.deadline_days("wage_arrears", REPORTED - timedelta(days=1)) == 15
    assert queries.deadline_days("wage_arrears", REPORTED) == 10
    assert DifficultyDeadline.objects.filter(kind="wage_arrears").count() == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "moon"}, "kind"),
        ({"days": 0}, "days"),
        ({"days": 366}, "days"),
        ({"document": " "}, "document"),
        ({"valid_from": REPORTED.replace(year=1999)}, "valid_from"),
    ],
)
def test_a_wrong_deadline_is_refused(db, change, field):
    load_deadlines()
    row = {"kind": "*", "days": 10, "valid_from": REPORTED, "document": "寻人社〔2026〕3号"} | change
    with pytest.raises(Invalid) as refusal:
        actions.set_deadline(**row, by=None)
    assert refusal.value.field == field


def test_what_is_solved_before_the_news_of_it_went_out_is_no_news(difficulty, cast):
    row = actions.hand_over(difficulty=difficulty, level="township", by=cast.officer, on=REPORTED)
    actions.resolve(difficulty=row, result="已解决", by=cast.officer, on=REPORTED)
    assert OutboxMessage.objects.get().state == "void"
