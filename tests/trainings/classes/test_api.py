from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.registry.models import Case, Skill
from tests.factories.surveys import make_assessed_laborer
from tests.factories.trainings import (
    ENDS,
    OPENED,
    STARTS,
    make_class,
    make_institution,
    make_running_class,
    make_sheet,
    make_trainee,
    make_training_consent,
)
from trainings.classes import actions
from trainings.classes.models import Enrolment, TrainingClass
from xundian.kit.models import KeptAnswer

CLASSES, ENROLMENTS, SESSIONS = "/api/v1/training-classes/", "/api/v1/enrolments/", "/api/v1/training-sessions/"
READERS = {"officer", "colleague", "township", "county", "site", "auditor"}


@pytest.fixture
def clock():
    with time_machine.travel(f"{STARTS}T02:00:00Z", tick=False) as traveller:
        yield traveller


def plan(institution, division, **values):
    return {
        "institution": str(institution.pk), "division": division.code, "title": "电焊工培训班", "kind": "skills",
        "occupation": "welding", "capacity": 30, "hours": 80, "starts_on": str(STARTS), "ends_on": str(ENDS),
    } | values  # fmt: skip


def test_a_class_goes_its_whole_way_over_rest(api, cast, tree, clock):
    clock.move_to(f"{OPENED}T02:00:00Z")
    make_class(tree.county)
    township, village = api(cast.township), api(cast.officer)
    answer = township.post(CLASSES, plan(make_institution(tree.county), tree.township))
    assert answer.status_code == 201, answer.json()
    address = f"{CLASSES}{answer.json()['id']}/"
    assert township.post(f"{address}open/").json()["state"] == "open"

    laborer = make_assessed_laborer(tree)
    consent = make_training_consent(laborer)
    choices = village.get(f"{ENROLMENTS}choices/?laborer={laborer.pk}").json()
    assert answer.json()["id"] in [row["id"] for row in choices]
    body = {"training_class": answer.json()["id"], "laborer": str(laborer.pk), "consent": str(consent.pk)}
    enrolled = village.post(ENROLMENTS, body)
    assert enrolled.status_code == 201, enrolled.json()

    days = {"weekdays": [1, 2, 3, 4, 5, 6, 7], "begins": "08:30", "ends": "15:10"}
    sessions = township.post(f"{address}weekdays/", days).json()
    assert [row["day"] for row in (sessions[0], sessions[-1])] == [str(STARTS), str(ENDS)]
    clock.move_to(f"{STARTS}T02:00:00Z")
    assert township.post(f"{address}start/").json()["state"] == "running"
    sheet = f"{SESSIONS}{sessions[0]['id']}/attendance/"
    answer = village.post(sheet, {"present": [enrolled.json()["id"]], "village_staff": "马主任"})
    assert answer.json() == {"present": 1, "absent": 0}
    assert [row["present"] for row in township.get(sheet).json()["results"]] == [True]
    look = {"day": str(STARTS), "present": 1, "village_staff_present": True, "findings": ""}
    assert township.post(f"{address}inspections/", look).status_code == 201
    assert [row["by_name"] for row in township.get(f"{address}inspections/").json()["results"]] == ["Township"]
    assert [row["attendance_rate"] for row in village.get(f"{address}roster/").json()["results"]] == [100.0]

    clock.move_to(f"{ENDS}T02:00:00Z")
    result = {"passed": True, "score": 90, "certificate": "滇2026-7", "level": "5"}
    done = township.post(f"{ENROLMENTS}{enrolled.json()['id']}/complete/", result)
    assert (done.status_code, done.json()["state"]) == (200, "completed")
    assert township.post(f"{address}assess/").json()["state"] == "assessed"
    assert township.post(f"{address}close/").json()["state"] == "closed"
    assert Skill.objects.get(laborer=laborer).certificate == "滇2026-7"
    assert Case.objects.get(laborer=laborer).stage == "matching"


def test_it_shows_labels_in_both_languages(api, cast, tree):
    row = make_class(tree.township)
    chinese = api(cast.township).get(f"{CLASSES}{row.pk}/", headers={"Accept-Language": "zh-hans"}).json()
    english = api(cast.township).get(f"{CLASSES}{row.pk}/", headers={"Accept-Language": "en"}).json()
    assert (chinese["occupation_label"], english["occupation_label"]) == ("电焊", "Welding")
    assert (english["kind_label"], english["state_label"]) == ("Skills training", "Open for enrolment")
    assert english["taken"] == 0


def test_a_refusal_names_code_and_field(api, cast, tree, clock):
    row, laborer = make_class(tree.township, capacity=1), make_assessed_laborer(tree)
    make_trainee(row, tree.village)
    body = {
        "training_class": str(row.pk), "laborer": str(laborer.pk), "consent": str(make_training_consent(laborer).pk),
    }  # fmt: skip
    answer = api(cast.officer).post(ENROLMENTS, body)
    assert (answer.status_code, answer.json()["code"]) == (409, "full")
    assert answer.json()["errors"][0]["pointer"] == "/training_class"


def test_unknown_and_bad_fields_are_refused(api, cast, tree):
    institution = make_institution(tree.county)
    make_class(tree.township)
    for changes, pointer in [
        ({"state": "open"}, "/state"),
        ({"capacity": 0}, "/capacity"),
        ({"starts_on": "32.1.2026"}, "/starts_on"),
        ({"kind": "nonsense"}, "/kind"),
        ({"ends_on": str(STARTS - timedelta(days=1))}, "/ends_on"),
    ]:
        answer = api(cast.township).post(CLASSES, plan(institution, tree.township, **changes))
        assert answer.status_code == 422, changes
        assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert TrainingClass.objects.count() == 1


@pytest.mark.parametrize(
    ("method", "path", "carriers"),
    [
        ("get", "", READERS),
        ("get", "{id}/", READERS),
        ("get", "{id}/roster/", READERS),
        ("get", "{id}/inspections/", READERS),
        ("post", "", {"township", "county"}),
        ("post", "{id}/open/", {"township", "county"}),
        ("post", "{id}/start/", {"township", "county"}),
        ("post", "{id}/assess/", {"township", "county"}),
        ("post", "{id}/close/", {"township", "county"}),
        ("post", "{id}/cancel/", {"township", "county"}),
        ("post", "{id}/weekdays/", {"township", "county"}),
        ("post", "{id}/inspections/", {"township", "county"}),
    ],
)
def test_which_roles_pass_at_classes(api, cast, tree, method, path, carriers):
    row, _trainees = make_running_class(tree.township, tree.village, trainees=1)
    address = CLASSES + path.format(id=row.pk)
    passed = {
        name for name, user in vars(cast).items()
        if name != "stranger" and getattr(api(user), method)(address).status_code != 403
    }  # fmt: skip
    assert passed == carriers
    assert getattr(api(), method)(address).status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "carriers"),
    [
        ("get", "", READERS),
        ("get", "{id}/", READERS),
        ("get", "choices/", READERS - {"auditor"}),
        ("post", "", READERS - {"auditor"}),
        ("post", "{id}/withdraw/", READERS - {"auditor"}),
        ("post", "{id}/complete/", {"township", "county"}),
    ],
)
def test_which_roles_pass_at_enrolments(api, cast, tree, method, path, carriers):
    row = make_trainee(make_class(tree.township), tree.village)
    address = ENROLMENTS + path.format(id=row.pk)
    passed = {
        name for name, user in vars(cast).items()
        if name != "stranger" and getattr(api(user), method)(address).status_code != 403
    }  # fmt: skip
    assert passed == carriers
    assert getattr(api(), method)(address).status_code == 401


def test_who_finds_a_class_of_a_township(api, cast, tree):
    row = make_class(tree.other_township)
    seen = {name for name in READERS | {"stranger"} if api(getattr(cast, name)).get(CLASSES).json()["results"]}
    assert seen == {"county", "auditor", "site"}
    assert api(cast.township).get(f"{CLASSES}{row.pk}/").status_code == 404


def test_a_township_reads_a_class_of_the_county_but_does_not_run_it(api, cast, tree):
    row = make_class(tree.county)
    assert api(cast.officer).get(f"{CLASSES}{row.pk}/").status_code == 200
    assert api(cast.township).post(f"{CLASSES}{row.pk}/cancel/").status_code == 404
    trainee = make_trainee(row, tree.village)
    actions.start(training_class=row, by=None, on=STARTS)
    answer = api(cast.township).post(f"{ENROLMENTS}{trainee.pk}/complete/", {"passed": True})
    assert (answer.status_code, Enrolment.objects.get().state) == (403, "enrolled")


def test_a_roster_shows_each_village_its_own_people(api, cast, tree):
    row = make_class(tree.county)
    own, other = make_trainee(row, tree.village), make_trainee(row, tree.far_village)
    names = {
        name: {each["id"] for each in api(getattr(cast, name)).get(f"{CLASSES}{row.pk}/roster/").json()["results"]}
        for name in ("officer", "colleague", "county")
    }
    assert names == {"officer": {str(own.pk)}, "colleague": set(), "county": {str(own.pk), str(other.pk)}}


def test_enrolments_of_others_are_absent(api, cast, tree):
    row = make_trainee(make_class(tree.county), tree.village)
    for caller in (cast.colleague, cast.stranger):
        assert api(caller).get(ENROLMENTS).json().get("results", []) == []
    assert api(cast.colleague).post(f"{ENROLMENTS}{row.pk}/withdraw/").status_code == 404
    assert Enrolment.objects.get().state == "enrolled"


def test_nobody_enrols_people_of_another_place(api, cast, tree):
    row, laborer = make_class(tree.county), make_assessed_laborer(tree.far_village)
    body = {
        "training_class": str(row.pk), "laborer": str(laborer.pk), "consent": str(make_training_consent(laborer).pk),
    }  # fmt: skip
    assert api(cast.officer).post(ENROLMENTS, body).status_code == 404
    assert api(cast.officer).get(f"{ENROLMENTS}choices/?laborer={laborer.pk}").status_code == 404
    assert api(cast.officer).get(f"{ENROLMENTS}choices/").status_code == 422
    assert not Enrolment.objects.exists()


def statements(caller, address):
    """How many statements a list takes once the device is known, and its rows."""
    caller.get(address)
    with CaptureQueriesContext(connection) as told:
        rows = caller.get(address).json()["results"]
    return len(told), rows


@pytest.mark.parametrize("path", [CLASSES, ENROLMENTS])
def test_lists_take_the_same_statements_for_3_and_30_rows(api, cast, tree, path):
    caller, institution = api(cast.county), make_institution(tree.county)
    counts = []
    for more in (3, 27):
        for _number in range(more):
            make_trainee(make_class(tree.township, institution=institution), tree.village)
        count, rows = statements(caller, path)
        counts.append((count, len(rows)))
    assert [size for _count, size in counts] == [3, 30]
    assert counts[0][0] == counts[1][0] <= 4


def test_a_roster_takes_the_same_statements_for_3_and_30_trainees(api, cast, tree):
    counts = set()
    for size in (3, 30):
        row, trainees = make_running_class(tree.township, tree.village, trainees=size)
        make_sheet(row, STARTS, present=trainees[1:])
        count, people = statements(api(cast.township), f"{CLASSES}{row.pk}/roster/")
        counts.add(count)
        assert sorted(each["attendance_rate"] for each in people) == [0.0] + [100.0] * (size - 1)
    assert len(counts) == 1
    assert counts.pop() <= 4


def test_codes_of_slips_are_kept_nowhere(api, cast, tree, clock):
    row, _trainees = make_running_class(tree.township, tree.village)
    address, key = f"{CLASSES}{row.pk}/slips/", {"HTTP_IDEMPOTENCY_KEY": "one-key-for-both"}
    assert len(api(cast.township).post(address, **key).data["codes"]) == 2
    assert not KeptAnswer.objects.exists()
    assert api(cast.township).post(address, **key).data["code"] == "slips_taken"
