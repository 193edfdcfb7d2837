"""A class from the plan to the certificate through the pages of the server, without a line of script."""

import re

import pytest
import time_machine
from django.test import Client
from django.utils import translation

from laborers.placements.models import Consent
from tests.factories.surveys import make_assessed_laborer
from tests.factories.trainings import (
    ENDS,
    OPENED,
    STARTS,
    make_class,
    make_closed_class,
    make_institution,
    make_running_class,
    session_on,
)
from trainings.classes import actions
from trainings.classes.models import Attendance, Certificate, DailyInspection, Enrolment, TrainingClass

pytestmark = [pytest.mark.django_db]
LIST, ENGLISH = "/desk/classes/", {"accept-language": "en"}
TABS = ("trainees", "waiting", "timetable", "inspections", "satisfaction", "results")


@pytest.fixture
def clock():
    with time_machine.travel(f"{OPENED}T02:00:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def sign():
    def make(user):
        client = Client(headers=ENGLISH)
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return client

    return make


def page(client, address, status=200, **data):
    """The text of a page after a GET, or of the page that a POST leads to."""
    answer = client.post(address, data, follow=True) if data else client.get(address)
    assert answer.status_code == status, answer.content.decode()[-1500:]
    return answer.content.decode()


def test_a_class_goes_its_whole_way(cast, tree, sign, clock):
    make_class(tree.county)
    school, township, village = make_institution(tree.county), sign(cast.township), sign(cast.officer)
    plan = {
        "institution": school.pk, "title": "辣椒班", "kind": "skills", "occupation": "welding", "capacity": "1",
        "hours": "14", "starts_on": STARTS, "ends_on": ENDS, "venue_kind": "village", "venue": "三营庄",
    }  # fmt: skip
    assert "Planned" in page(township, f"{LIST}new/", **plan)
    row = TrainingClass.objects.get(title="辣椒班")
    address = f"{LIST}{row.pk}/"
    shown = page(township, f"{address}weekdays/", weekdays=["1", "2"], begins="08:30", ends="15:30")
    assert "14.0 of 14 hours" in shown
    page(township, f"{address}open/", x="1")

    one, two = make_assessed_laborer(tree, name="马小兰"), make_assessed_laborer(tree, name="马小云")
    assert "马小兰" in page(village, f"{address}join/?q=马小兰")
    assert "own yes" in page(village, f"{address}join/", 422, laborer=one.pk, step="enrol")
    page(village, f"{address}join/", laborer=one.pk, step="enrol", agreed="1", witness="王")
    assert Consent.objects.get(laborer=one).witness == "王"
    assert "waiting list" in page(village, f"{address}join/", 422, laborer=two.pk, step="enrol", agreed="1")
    assert Consent.objects.filter(laborer=two).count() == 0
    page(village, f"{address}join/", laborer=two.pk, step="wait", agreed="1")
    enrolment = Enrolment.objects.get(laborer=one)
    page(village, f"{address}leave/", enrolment=enrolment.pk, drop_out="season")
    enrolment = Enrolment.objects.get(laborer=two, state="enrolled")

    clock.move_to(f"{STARTS}T02:00:00Z")
    page(township, f"{address}start/", x="1")
    assert "辣椒班" in page(village, "/classes/")
    sheet = f"/classes/sessions/{session_on(row, STARTS).pk}/"
    assert "马小云" in page(village, sheet)
    assert "1 there" in page(village, sheet, **{f"there-{enrolment.pk}": "yes", "village_staff": "主任"})
    assert Attendance.objects.get().present
    assert "Not yet inspected today" in page(township, "/classes/")
    look = {"present": "1", "village_staff": "yes", "kind": ["materials"], "findings": "缺剪刀"}
    page(township, f"/classes/{row.pk}/inspect/", **look)
    found = DailyInspection.objects.get().found.get()
    assert "缺剪刀" in page(township, f"{address}?tab=inspections")
    page(township, f"{address}settle/", finding=found.pk, remedy="已补")

    slips = township.post(f"{address}slips.pdf")
    assert slips["Content-Type"] == "application/pdf"
    page(township, f"{address}assess/", x="1")
    part = {"enrolment": enrolment.pk, "part": "practice", "held_on": STARTS, "score": "90", "passed": "yes"}
    assert "90" in page(township, f"{address}assessed/", **part)
    assert "Record every result" in page(township, f"{address}close/", 422, x="1")
    page(township, f"{address}result/", enrolment=enrolment.pk, passed="yes", score="90", note="会嫁接")
    page(township, f"{address}certificate/", enrolment=enrolment.pk, kind="skill_level", level="5", number="")
    held = Certificate.objects.get()
    assert township.get(f"/desk/certificates/{held.pk}/certificate.pdf").content[:4] == b"%PDF"
    page(township, f"{address}close/", x="1")
    assert TrainingClass.objects.get(pk=row.pk).state == "closed"
    shown = page(village, f"{address}?tab=results")
    assert held.number in shown
    assert "Attended 100.0 %" in shown
    page(township, f"{address}revoke/", certificate=held.pk, reason="错")
    assert "is void" in page(sign(cast.officer), f"/share/certificate/{held.token}/")


def test_every_tab_shows_in_every_state_to_every_reader(cast, tree, sign):
    rows = [
        make_class(tree.township, state="planned"), make_class(tree.township),
        make_running_class(tree.township, tree.village, by=cast.township)[0],
        make_closed_class(tree.township, tree.village, by=cast.township)[0],
    ]  # fmt: skip
    for user in (cast.township, cast.officer, cast.auditor):
        client = sign(user)
        for row in rows:
            for tab in TABS:
                shown = page(client, f"{LIST}{row.pk}/?tab={tab}")
                assert row.title in shown
        page(client, f"{LIST}{rows[2].pk}/sheet/")
    assert "Plan a class" not in page(sign(cast.auditor), LIST)


def test_the_ledger_filters_pages_and_says_when_it_is_empty(cast, tree, sign, django_assert_max_num_queries):
    client = sign(cast.township)
    assert "No class is planned yet" in page(client, LIST)
    school = make_institution(tree.county)
    for number in range(52):
        make_class(tree.township, state="planned", timetable=False, institution=school, title=f"第{number}班")
    with django_assert_max_num_queries(20):
        shown = page(client, f"{LIST}?state=planned")
    assert len(re.findall(r'<th scope="row">', shown)) == 50
    assert 'href="?state=planned&amp;page=2"' in shown or "page=2" in shown
    assert "No class fits" in page(client, f"{LIST}?q=没有")
    assert "第7班" in page(client, f"{LIST}?q=第7班")


def test_a_slip_is_answered_once_and_without_a_sign_in(cast, tree, client):
    row, _trainees = make_running_class(tree.township, tree.village)
    (code, _other) = actions.print_slips(training_class=row, by=None)
    address = f"/share/feedback/{code}/"
    with translation.override("en"):
        assert "How was the class" in client.get(address, headers=ENGLISH).content.decode()
        marks = {"code": code, "teaching": "5", "content": "4", "venue": "4", "overall": "5", "words": "好"}
        missing = client.post(address, marks | {"overall": ""}, headers=ENGLISH)
        assert missing.status_code == 422
        assert "Choose a mark" in missing.content.decode()
        assert "Thank you" in client.post(address, marks, headers=ENGLISH).content.decode()
        assert "used before" in client.post(address, marks, headers=ENGLISH).content.decode()


def test_who_may_not_take_a_step_does_not_find_it(cast, tree, sign):
    row, (one, _two) = make_running_class(tree.township, tree.village)
    for user in (cast.officer, cast.auditor):
        assert sign(user).post(f"{LIST}{row.pk}/assess/").status_code == 404
    assert sign(cast.colleague).get(f"/classes/sessions/{session_on(row, STARTS).pk}/").status_code in (200, 404)
    assert sign(cast.stranger).get(f"{LIST}{row.pk}/").status_code == 404
    assert sign(cast.officer).get(f"/classes/{row.pk}/inspect/").status_code == 403
    assert TrainingClass.objects.get(pk=row.pk).state == "running"
    assert one.state == "enrolled"


@pytest.mark.parametrize(
    ("field", "odd"),
    [
        ("hours", "NaN"),
        ("hours", "-NaN"),
        ("hours", "1e9"),
        ("begins", "08:30Z"),
        ("ends", "15:30+09"),
        ("ends", "T16"),
    ],
)
def test_odd_times_and_hours_are_refused_by_name(cast, tree, sign, clock, field, odd):
    row = make_class(tree.township, state="planned", timetable=False)
    asked = {"day": STARTS, "begins": "08:30", "ends": "15:30", "hours": "6", "weekdays": "1"} | {field: odd}
    told = "such as 6.5" if field == "hours" else "for example 08:30"
    for step in ("session", "weekdays"):
        assert told in page(sign(cast.township), f"{LIST}{row.pk}/{step}/", 422, **asked)
    assert not row.sessions.exists()


def test_a_plan_tells_every_field_that_is_wrong_at_once(cast, tree, sign, clock):
    wrong = {"title": " ", "capacity": "x", "hours": "y", "starts_on": "soon", "ends_on": "", "venue_kind": "village"}
    told = page(sign(cast.township), f"{LIST}new/", 422, **wrong)
    assert told.count('<p class="error"') == 6  # and the institution
    assert not TrainingClass.objects.exists()


def test_a_timetable_tells_every_fault_and_keeps_the_weekdays(cast, tree, sign, clock):
    row = make_class(tree.township, state="planned", timetable=False)
    asked = {"begins": "early", "ends": "late", "hours": "x", "weekdays": ["2", "4"]}
    told = page(sign(cast.township), f"{LIST}{row.pk}/weekdays/", 422, **asked)
    assert told.count('<p class="error"') >= 3
    assert re.findall(r'name="weekdays" value="(\d)" checked', told) == ["2", "4"]
