"""Complaints: every move and refusal, who may, what is sealed, and what a form sent twice does."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from laborers.complaints import actions, queries
from laborers.complaints.models import Complaint, ComplaintStep
from laborers.difficulties.models import Difficulty
from tests.factories.complaints import AT, make_answered, make_complaint
from tests.factories.difficulties import load_deadlines
from tests.factories.registry import make_household
from xundian.accounts.models import User
from xundian.kit.errors import Conflict, Forbidden, Invalid, Missing, MoveRefused
from xundian.kit.models import OutboxMessage
from xundian.kit.sealing import SealBroken, unseal

SECRET = "张三收了我二百元"


@pytest.fixture
def row(tree, cast):
    return make_complaint(tree.county, text=SECRET, contact="13800001111")[0]


def told():
    return [(each.payload["kind"], each.payload["user_id"]) for each in OutboxMessage.objects.order_by("id")]


# --- received --------------------------------------------------------------------------------------------------------


def test_it_is_received_with_a_number_a_code_and_a_day_and_only_the_bureau_hears_that_there_is_one(row, cast):
    assert (row.state, row.handler, row.received_on, row.due_on) == (
        "received", "county", date(2026, 6, 20), date(2026, 7, 5),
    )  # fmt: skip
    assert told() == [("complaint_received", str(cast.county.pk))]
    assert OutboxMessage.objects.get().payload["values"] == {"due_on": "2026-07-05"}


def test_nothing_that_was_written_stands_in_the_database_in_the_clear(row):
    with connection.cursor() as cursor:
        for table in ("laborers_complaint", "laborers_complaintstep", "xundian_outboxmessage"):
            cursor.execute(f"SELECT t::text FROM {table} t")
            text = " ".join(each[0] for each in cursor.fetchall())
            for secret in (SECRET, "13800001111", SECRET.encode().hex(), b"13800001111".hex()):
                assert secret not in text
    step = row.steps.get()
    assert (queries.text_of(step), queries.contact_of(row)) == (SECRET, "13800001111")
    with pytest.raises(SealBroken):
        unseal(step.text_sealed, place=queries.TEXT_PLACE, row_id=row.pk)


def test_the_same_form_sent_twice_is_one_complaint_and_changed_words_are_refused(tree):
    form = {"county": tree.county, "subject": "wages", "text": "三个月没发", "key": "x" * 20, "at": AT}
    first, code, new = actions.receive(**form)
    again, same, renewed = actions.receive(**form | {"at": AT + timedelta(minutes=1)})
    assert (first, code, new, renewed) == (again, same, True, False)
    for change in ({"text": "四个月没发"}, {"subject": "fees"}, {"contact": "1"}):
        with pytest.raises(Conflict) as refusal:
            actions.receive(**form | change)
        assert refusal.value.code == "already_sent"
    assert (Complaint.objects.count(), ComplaintStep.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"subject": "politics"}, "subject", "unknown_choice"), ({"concerns": "moon"}, "concerns", "unknown_choice"),
        ({"text": " "}, "text", "required"), ({"text": "长" * 1001}, "text", "too_long"),
        ({"contact": "1" * 101}, "contact", "too_long"), ({"key": "short"}, "key", "bad_key"),
    ],
)  # fmt: skip
def test_a_wrong_form_is_refused_and_nothing_written(tree, change, field, code):
    with pytest.raises(Invalid) as refusal:
        make_complaint(tree.county, **change)
    assert (refusal.value.field, refusal.value.code) == (field, code)
    assert not Complaint.objects.exists()
    assert make_complaint(tree.county, text="长" * 1000)


# --- number and code -------------------------------------------------------------------------------------------------


def test_number_and_code_open_it_however_they_are_typed_and_nothing_else_does(tree, cast):
    row, code = make_complaint(tree.county)
    _other, other_code = make_complaint(tree.county)
    assert queries.opened(row.number.lower().replace("-", " "), code.lower()) == row
    for number, guess in ((row.number, other_code), (row.number, ""), ("", code), ("ZZZZ-ZZZZ", code), (code, code)):
        with pytest.raises(Missing):
            queries.opened(number, guess)


def test_a_further_line_opens_again_what_was_answered_or_closed(tree, cast):
    row, _code = make_answered(tree.county, cast.county)
    actions.close(complaint=row, by=cast.county, at=AT)
    later = AT + timedelta(days=30)
    row = actions.add_line(complaint=row, text="还没退", at=later)
    assert (row.state, row.answered_on, row.closed_on, row.due_on) == ("taken_up", None, None, date(2026, 8, 4))
    assert told()[-1] == ("complaint_line", str(cast.county.pk))
    with pytest.raises(Invalid):
        actions.add_line(complaint=row, text=" ", at=later)
    for _each in range(49):
        actions.add_line(complaint=row, text="x", at=later)
    with pytest.raises(Invalid) as refusal:
        actions.add_line(complaint=row, text="x", at=later)
    assert refusal.value.code == "too_many"


# --- the office ------------------------------------------------------------------------------------------------------


def test_it_goes_from_received_to_closed_step_by_step_and_the_answer_can_be_read(tree, cast):
    row, code = make_complaint(tree.county, text=SECRET)
    row = actions.take_up(complaint=row, by=cast.county, at=AT)
    row = actions.answer(complaint=row, text="已退还", by=cast.county, at=AT)
    assert (row.state, row.answered_on) == ("answered", date(2026, 6, 20))
    row = actions.close(complaint=row, by=cast.county, at=AT)
    assert (row.state, row.closed_on) == ("closed", date(2026, 6, 20))
    steps = queries.opened(row.number, code).steps.order_by("id")
    assert [(step.kind, queries.text_of(step), step.by) for step in steps] == [
        ("received", SECRET, None), ("taken_up", "", cast.county), ("answered", "已退还", cast.county),
        ("closed", "", cast.county),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "step"),
    [
        ("received", "answer"), ("received", "close"), ("taken_up", "take_up"), ("taken_up", "close"),
        ("answered", "answer"), ("answered", "pass_to_auditor"), ("closed", "close"), ("closed", "answer"),
        ("closed", "pass_to_auditor"),
    ],
)  # fmt: skip
def test_a_step_that_does_not_follow_is_refused_and_leaves_nothing(before, step, tree, cast):
    row, _code = make_complaint(tree.county)
    for verb, _state in (("take_up", "taken_up"), ("answer", "answered"), ("close", "closed")):
        if row.state != before:
            words = {"text": "答"} if verb == "answer" else {}
            row = getattr(actions, verb)(complaint=row, by=cast.county, at=AT, **words)
    count = row.steps.count()
    words = {"text": "答"} if step == "answer" else {}
    with pytest.raises(MoveRefused):
        getattr(actions, step)(complaint=row, by=cast.county, at=AT, **words)
    assert (row.reread().state, row.steps.count()) == (before, count)


def test_an_answer_needs_words(row, cast):
    actions.take_up(complaint=row, by=cast.county, at=AT)
    with pytest.raises(Invalid):
        actions.answer(complaint=row, text="  ", by=cast.county, at=AT)


@pytest.mark.parametrize("role", ["officer", "township", "leader", "station", "site", "auditor"])
def test_nobody_but_the_bureau_takes_it_up(role, row, cast):
    with pytest.raises(Forbidden):
        actions.take_up(complaint=row, by=getattr(cast, role), at=AT)


@pytest.mark.parametrize("change", [lambda rows: rows.update(kind="closed"), lambda rows: rows.delete()])
def test_a_step_cannot_be_changed_or_taken_away(change, row):
    with pytest.raises(DatabaseError), transaction.atomic():
        change(ComplaintStep.objects.all())
    assert row.steps.get().kind == "received"


# --- about the bureau itself -----------------------------------------------------------------------------------------


def test_what_is_about_the_bureau_is_the_auditors_alone(tree, cast):
    row, _code = make_complaint(tree.county, concerns="county")
    assert row.handler == "auditor"
    assert told() == [("complaint_received", str(cast.auditor.pk))]
    assert not queries.visible(cast.county).exists()
    assert queries.visible(cast.auditor).get() == row
    with pytest.raises(Forbidden):
        actions.take_up(complaint=row, by=cast.county, at=AT)
    actions.take_up(complaint=row, by=cast.auditor, at=AT)
    assert actions.answer(complaint=row, text="已核查", by=cast.auditor, at=AT).state == "answered"


def test_without_an_auditor_the_bureau_reads_it_rather_than_nobody(tree, cast):
    User.objects.filter(pk=cast.auditor.pk).update(is_active=False)
    assert make_complaint(tree.county, concerns="county")[0].handler == "county"


def test_the_bureau_gives_away_what_turns_out_to_be_about_itself_and_sees_it_no_more(row, cast):
    row = actions.pass_to_auditor(complaint=row, by=cast.county, at=AT)
    assert told()[-1] == ("complaint_received", str(cast.auditor.pk))
    assert not queries.visible(cast.county).exists()
    with pytest.raises(Forbidden):
        actions.pass_to_auditor(complaint=row, by=cast.county, at=AT)


def test_it_is_not_passed_to_nobody(row, cast):
    User.objects.filter(pk=cast.auditor.pk).update(is_active=False)
    with pytest.raises(Invalid) as refusal:
        actions.pass_to_auditor(complaint=row, by=cast.county, at=AT)
    assert refusal.value.code == "no_auditor"


def test_another_countys_bureau_knows_nothing_of_it(row, cast):
    assert not queries.visible(cast.stranger).exists()
    assert {user.username for user in queries.readers_of(row)} == {"county"}


# --- made a difficulty -----------------------------------------------------------------------------------------------


def test_it_becomes_a_difficulty_only_with_consent_once_and_without_naming_who_complained(tree, cast):
    load_deadlines()
    household = make_household(tree.village)
    row, code = make_complaint(tree.county, text=SECRET, contact="13800001111")
    share = {"household": household, "kind": "wage_arrears", "description": "核实工资拖欠", "by": cast.county, "at": AT}
    with pytest.raises(Invalid) as refusal:
        actions.make_difficulty(complaint=row, **share)
    assert refusal.value.code == "no_consent"
    actions.add_line(complaint=queries.opened(row.number, code), text="同意", may_share=True, at=AT)
    row = actions.make_difficulty(complaint=row, **share)
    made = Difficulty.objects.get()
    assert (row.difficulty, made.reported_by, made.level, made.reported_via) == (made, cast.county, "county", "officer")
    text = str(list(Difficulty.objects.values())) + str(list(made.steps.values()))
    for secret in (SECRET, "13800001111", row.number, str(row.pk)):
        assert secret not in text
    with pytest.raises(Conflict):
        actions.make_difficulty(complaint=row, **share)


def test_the_auditors_complaints_do_not_become_the_bureaus_difficulties(tree, cast):
    row, _code = make_complaint(tree.county, concerns="county", may_share=True)
    with pytest.raises(Forbidden):
        actions.make_difficulty(
            complaint=row, household=make_household(tree.village), kind="other", description="x", by=cast.auditor, at=AT
        )
