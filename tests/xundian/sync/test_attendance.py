"""Attendance sheets written where nothing is heard of the net: what goes down, and every fault of what comes up."""

import uuid
from datetime import date, datetime, time

import pytest

from tests.factories.phones import ReadingPhone
from tests.factories.trainings import make_running_class, session_on
from trainings.classes import actions
from trainings.classes.models import Attendance
from xundian.sync.models import SyncOp
from xundian.sync.queries.receipts import sealed_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
NOW, LATER = (datetime.fromisoformat(f"2026-06-20T{each}:00+08:00") for each in ("09:30", "11:30"))
FIRST, LAST, TODAY = date(2026, 6, 15), date(2026, 6, 26), date(2026, 6, 20)


@pytest.fixture
def running(tree):
    """A class of the township that meets today, with two people of the officer's village."""
    return make_running_class(tree.township, tree.village, starts_on=FIRST, ends_on=LAST)


def sheet(phone, row, present=(), absent=(), **said):
    payload = {
        "session": str(session_on(row, TODAY).pk), "present": [str(each.pk) for each in present],
        "absent": [str(each.pk) for each in absent], "village_staff": "马主任",
    }  # fmt: skip
    return phone.op("attendance", "create", payload | said.pop("payload", {}), **said)


def words():
    return dict(Attendance.objects.values_list("enrolment", "present"))


def test_who_is_in_a_class_goes_down_with_the_timetable(running, cast, tree):
    row, (one, two) = running
    phone = ReadingPhone(cast.officer)
    phone.snapshot()
    rows = {key[1]: item["data"] for key, item in phone.rows.items() if key[0] == "enrolment"}
    assert set(rows) == {str(one.pk), str(two.pk)}
    told = rows[str(one.pk)]
    assert (told["title"], told["name"], told["laborer"]) == (row.title, one.laborer.name, str(one.laborer_id))
    assert [each["day"] for each in told["sessions"]][:2] == ["2026-06-15", "2026-06-16"]
    assert {each["present"] for each in told["sessions"]} == {None}
    other = ReadingPhone(cast.colleague)
    other.snapshot()
    assert not any(entity == "enrolment" for entity, _pk in other.rows)


@pytest.mark.django_db(transaction=True)
def test_a_sheet_a_new_session_and_leaving_change_what_the_phone_holds(running, cast):
    row, (one, two) = running
    phone = ReadingPhone(cast.officer)
    phone.snapshot()
    actions.mark(session=session_on(row, TODAY), present=[one.pk], absent=[], by=cast.township, at=NOW)
    phone.pull()
    held = phone.rows["enrolment", str(one.pk)]["data"]["sessions"]
    assert [each["present"] for each in held if each["day"] == str(TODAY)] == [True]
    actions.add_session(training_class=row, day=TODAY, begins=time(19), ends=time(21), by=None)
    phone.pull()
    assert len(phone.rows["enrolment", str(two.pk)]["data"]["sessions"]) == len(held) + 1
    actions.withdraw(enrolment=two, by=None, on=TODAY)
    phone.pull()
    assert phone.rows["enrolment", str(two.pk)]["data"]["state"] == "withdrawn"


def test_a_sheet_is_written_once_however_often_it_is_sent(running, phone):
    row, (one, two) = running
    op = sheet(phone, row, [one], [two])
    assert phone.codes(op) == ["applied"]
    assert (words(), session_on(row, TODAY).village_staff) == ({one.pk: True, two.pk: False}, "马主任")
    assert phone.results(op)[0]["duplicate"]
    assert phone.codes(sheet(phone, row, [one], [two])) == ["applied"]
    assert set(Attendance.objects.values_list("version", "by")) == {(1, phone.user.pk)}


def test_a_later_sheet_of_the_same_phone_replaces_it(running, phone):
    row, (one, two) = running
    first = sheet(phone, row, [one], [two])
    later = sheet(phone, row, [one, two], occurred_at="2026-06-20T11:00:00+08:00")
    assert phone.codes(first, later) == ["applied", "applied"]
    assert words() == {one.pk: True, two.pk: True}


def test_sheets_out_of_order_end_with_the_later_word_and_the_office_decides(running, phone, cast, tree):
    row, (one, two) = running
    actions.mark(
        session=session_on(row, TODAY), present=[one.pk], absent=[two.pk], by=cast.township,
        at=LATER,
    )  # fmt: skip
    op = sheet(phone, row, [one, two])
    (result,) = phone.results(op)
    assert (result["code"], result["status"]) == ("conflict", 409)
    assert words() == {one.pk: True, two.pk: False}
    receipt = SyncOp.objects.get(pk=op["op_id"])
    assert (receipt.state, sealed_of(receipt)["server"]) == (
        "parked", {"present": [str(one.pk)], "absent": [str(two.pk)]},
    )  # fmt: skip


def test_somebody_elses_people_are_refused_with_a_reason_and_kept(running, phone, tree, cast):
    row, (one, _two) = running
    _other, (stranger, _more) = make_running_class(tree.township, tree.village, starts_on=FIRST, ends_on=LAST)
    op = sheet(phone, row, [one, stranger])
    (result,) = phone.results(op)
    assert result["code"] == "invalid"
    assert result["errors"]["present"][0]["code"] == "not_a_trainee"
    assert SyncOp.objects.get(pk=op["op_id"]).state == "parked"
    assert not words()


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"session": None}, "required"), ({"session": "x"}, "not_an_id"), ({"present": "all"}, "not_a_list"),
        ({"present": ["x"]}, "not_an_id"), ({"village_staff": 5}, "not_a_text"),
        ({"village_staff": "长" * 51}, "too_long"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_kept_with_its_field(running, phone, payload, code):
    row, (one, _two) = running
    (result,) = phone.results(sheet(phone, row, [one], payload=payload))
    assert result["code"] == "invalid"
    assert code in {each["code"] for errors in result["errors"].values() for each in errors}
    assert SyncOp.objects.get().state == "parked"


def test_a_session_that_is_not_here_is_answered_like_one_elsewhere(running, phone):
    row, (one, _two) = running
    assert phone.codes(sheet(phone, row, [one], payload={"session": str(uuid.uuid4())})) == ["out_of_scope"]


def test_a_session_of_tomorrow_or_called_off_waits_with_its_reason(running, phone):
    row, (one, _two) = running
    tomorrow = {"session": str(session_on(row, date(2026, 6, 21)).pk)}
    called_off = actions.call_off_session(session=session_on(row, date(2026, 6, 19)), by=None)
    results = phone.results(
        sheet(phone, row, [one], payload=tomorrow), sheet(phone, row, [one], payload={"session": str(called_off.pk)})
    )
    assert [each["code"] for each in results] == ["invalid", "invalid"]
    assert [next(iter(each["errors"].values()))[0]["code"] for each in results] == [
        "not_a_class_day", "session_called_off",
    ]  # fmt: skip
    assert not words()
