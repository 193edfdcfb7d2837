"""Several migrants visited at one employer in one form; the employer visited as such."""

import uuid
from datetime import date

import pytest
from django.db import ProgrammingError, transaction

from laborers import journeys
from laborers.difficulties import actions as difficulties
from laborers.difficulties.models import Difficulty
from laborers.visits import actions as visits
from laborers.visits.models import EmployerVisit, Visit, VisitPlan
from tests.factories.difficulties import make_difficulty
from tests.factories.employers import make_employer_visit
from tests.factories.placements import KUNMING_XISHAN, SHENZHEN, make_placement
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import noon
from xundian.kit.errors import Conflict, Invalid

ON = date(2026, 6, 20)
FIRM = "西山建筑公司"
EMPLOYERS = "/api/v1/employer-visits/"


@pytest.fixture
def placed(cast, tree):
    """Two people at one employer and one at another, each with a field visit that waits."""
    difficulties.load_default_deadlines(by=None)
    home = make_household(tree.village)
    work = (("王小红", FIRM), ("马成龙", FIRM), ("李建国", "另一家"))
    rows = [
        make_placement(make_assessed_laborer(home, name=name), by=cast.county, started_on=date(2026, 3, 10),
                       employer_name=firm)
        for name, firm in work
    ]  # fmt: skip
    visits.plan(on=ON)
    return rows


def person(placement, **own):
    return {"id": uuid.uuid4(), "placement": placement} | own


def log(cast, people, **how):
    return journeys.log_employer_visit(
        **{"employer_name": FIRM, "destination": KUNMING_XISHAN, "visited_on": ON, "at": noon(ON), "by": cast.station,
           "people": people, "findings": {"work": "good", "paid_on_time": "yes"}} | how
    )  # fmt: skip


def states():
    return list(
        VisitPlan.objects.filter(kind="field_half_year").order_by("laborer__name").values_list("state", flat=True)
    )


def test_one_form_writes_a_field_visit_for_everyone(cast, placed):
    written, told = log(cast, [person(placed[0]), person(placed[1], findings={"work": "poor"}, note="粉尘大")])
    assert [created for _visit, created in written] == [True, True]
    assert [visit.findings["work"] for visit, _created in written] == ["good", "poor"]
    assert {visit.by for visit, _created in written} == {cast.station}
    assert sorted(states()) == ["done", "done", "planned"]
    assert told is None


def test_sending_it_again_changes_nothing(cast, placed):
    people = [person(each, difficulties=[{"id": uuid.uuid4(), "kind": "housing", "description": "漏水"}])
              for each in placed[:2]]  # fmt: skip
    for _time in range(2):
        written, _told = log(cast, [dict(each) for each in people], employer={"id": people[0]["id"], "pay": "late"})
    assert [created for _visit, created in written] == [False, False]
    counts = (Visit.objects.count(), Difficulty.objects.count(), EmployerVisit.objects.count())
    assert counts == (2, 2, 1)


def test_a_wrong_one_is_named_and_nothing_is_half_written(cast, placed):
    people = [person(placed[0]), person(placed[1], findings={"work": "fine"})]
    with pytest.raises(Invalid) as refused:
        log(cast, people, employer={"id": uuid.uuid4(), "pay": "late"})
    ((field, code, text),) = refused.value.errors
    assert (field, code) == ("people.1.findings.work", "unknown_answer")
    assert text.startswith("马成龙")
    assert (Visit.objects.count(), EmployerVisit.objects.count()) == (0, 0)


def test_people_of_another_employer_are_refused_by_name(cast, placed):
    with pytest.raises(Invalid) as refused:
        log(cast, [person(placed[0]), person(placed[2])])
    assert [(field, code) for field, code, _text in refused.value.errors] == [("people.1.placement", "elsewhere")]
    with pytest.raises(Invalid):
        log(cast, [person(placed[0])], destination=SHENZHEN)
    assert not Visit.objects.exists()


def test_a_wrong_finding_of_the_employer_takes_the_visits_back(cast, placed):
    with pytest.raises(Invalid) as refused:
        log(cast, [person(placed[0])], employer={"id": uuid.uuid4(), "pay": "often"})
    assert refused.value.errors[0][0] == "pay"
    assert not Visit.objects.exists()


def test_whoever_was_not_met_answered_nothing(cast, placed):
    written, _told = log(cast, [person(placed[0], outcome="unreachable")])
    assert written[0][0].findings == {}
    assert states().count("done") == 0


def test_nobody_and_nothing_is_refused(cast, placed):
    with pytest.raises(Invalid):
        log(cast, [])
    assert log(cast, [], employer={"id": uuid.uuid4(), "pay": "late"})[1].pay == "late"


def test_what_the_family_told_is_asked_first(cast, placed, django_assert_num_queries):
    told = make_difficulty(placed[0].household, cast.officer, ON, laborer=placed[0].laborer, kind="schooling")
    hidden = make_difficulty(placed[0].household, cast.officer, ON, laborer=placed[0].laborer, kind="papers_held")
    with django_assert_num_queries(1):
        found = journeys.first_questions(placed)
    assert found == {placed[0].pk: [told], placed[1].pk: [], placed[2].pk: []}
    assert hidden.confidential


# --- the employer as such --------------------------------------------------------------------------------------------


def test_the_same_visit_is_written_once_and_another_content_is_refused(cast):
    first = make_employer_visit(cast.station)
    assert make_employer_visit(cast.station, id=first.pk) == first
    with pytest.raises(Conflict):
        make_employer_visit(cast.station, id=first.pk, pay="late")
    assert EmployerVisit.objects.count() == 1


def test_a_later_row_corrects_it_once(cast):
    first = make_employer_visit(cast.station)
    second = make_employer_visit(cast.station, corrects=first, pay="late")
    assert second.corrects == first
    with pytest.raises(Conflict):
        make_employer_visit(cast.station, corrects=first, pay="arrears")
    with pytest.raises(Invalid):
        make_employer_visit(cast.station, corrects=second, employer_name="另一家")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"destination": SHENZHEN}, "destination"), ({"destination": "西山"}, "destination"),
        ({"employer_name": " "}, "employer_name"), ({"environment": "fine"}, "environment"),
        ({"at": noon(date(2026, 6, 19))}, "visited_on"), ({"next_visit_on": ON}, "next_visit_on"),
        ({"note": "长" * 501}, "note"), ({"people": 3}, "people"),
    ],
)  # fmt: skip
def test_it_names_the_field_that_is_wrong(cast, change, field):
    with pytest.raises(Invalid) as refused:
        make_employer_visit(cast.station, **change)
    assert [each[0] for each in refused.value.errors] == [field]


def test_a_row_cannot_be_changed(cast):
    visit = make_employer_visit(cast.station)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        EmployerVisit.objects.filter(pk=visit.pk).update(pay="late")


def test_it_is_written_and_read_over_rest_in_the_own_cities(api, cast, tree):
    body = {"id": str(uuid.uuid4()), "employer_name": FIRM, "destination": KUNMING_XISHAN, "visited_on": str(ON),
            "pay": "arrears"}  # fmt: skip
    assert [api(cast.station).post(EMPLOYERS, body).status_code for _time in range(2)] == [201, 200]
    row = api(cast.station).get(EMPLOYERS).json()["results"][0]
    assert (row["pay"], row["by_name"], row["station_name"]) == ("arrears", "Station", "昆明工作站")
    make_employer_visit(cast.county, destination=SHENZHEN)
    assert len(api(cast.station).get(EMPLOYERS).json()["results"]) == 1
    assert len(api(cast.county).get(EMPLOYERS).json()["results"]) == 2
    assert api(cast.stranger).get(EMPLOYERS).json()["results"] == []
    assert api(cast.officer).get(EMPLOYERS).status_code == 403


def test_the_list_costs_the_same_at_any_size(api, cast, django_assert_max_num_queries):
    counts = []
    for number in (3, 27):
        for _each in range(number):
            make_employer_visit(cast.station)
        client = api(cast.county)
        client.get(EMPLOYERS)
        with django_assert_max_num_queries(8) as seen:
            client.get(EMPLOYERS)
        counts.append(len(seen))
    assert counts[0] == counts[1]
