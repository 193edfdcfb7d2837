"""One laborer goes the whole way, over HTTP, with a moving clock: August 2026 to April 2027.

A survey workbook goes in; a man is assessed, trained, matched, consents and leaves on 31 August with one of his own
household; the clock owes the family one visit a month and each migrant one in six months; the officer logs them; what
is late is told; a wage is paid late and the difficulty solved; one comes home, then the other, and the visits stop.
"""

import uuid
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command

from laborers.difficulties.actions import load_default_deadlines
from laborers.imports import tasks
from laborers.jobs.tasks import match
from laborers.visits.models import VisitPlan
from tests.conftest import SITE_ID
from tests.factories.cast import make_cast, make_tree
from tests.factories.enterprises import make_uscc
from xundian.kit import clock, outbox
from xundian.kit.models import Job
from xundian.kit.sweeps import load, run_sweep

WORKBOOK = Path(__file__).parents[1] / "laborers" / "imports" / "data" / "survey_2018.xlsx"
VILLAGE, TOWNSHIP, COUNTY = "530129103207", "530129103", "530129"
XISHAN = "530112"


@pytest.fixture
def county(db):
    call_command("load_divisions", verbosity=0)
    call_command("load_codes", verbosity=0)
    load_default_deadlines(by=None)
    return make_cast(make_tree(), SITE_ID)


class Story:
    """The county's users at their devices, and a clock that moves."""

    def __init__(self, cast, api, travel):
        self.cast, self.api, self.travel = cast, api, travel
        self.sign_in()

    def sign_in(self):
        """A token holds for thirty days; then the device signs in again."""
        self.signed_in_on = clock.today()
        self.devices = {name: self.api(user) for name, user in vars(self.cast).items()}

    def day(self, text):
        self.travel.move_to(f"{text}T09:00:00+08:00")
        if clock.today() - self.signed_in_on > timedelta(days=25):
            self.sign_in()

    def get(self, who, address, **query):
        answer = self.devices[who].get(f"/api/v1/{address}", query)
        assert answer.status_code == 200, (address, answer.content.decode())
        return answer.json()

    def rows(self, who, address, **query):
        return self.get(who, address, limit=200, **query)["results"]

    def post(self, who, address, body=None, status=(200, 201, 202), **how):
        answer = self.devices[who].post(f"/api/v1/{address}", body or {}, **how)
        assert answer.status_code in status, (address, answer.status_code, answer.content.decode())
        return answer.json()

    def night(self, until, *sweeps):
        """Every day up to `until` the clock does its work, as beat would."""
        last = date.fromisoformat(until)
        while clock.today() < last:
            self.day(clock.today() + timedelta(days=1))
            for name in sweeps or ("plan-visits", "overdue", "field-reminder", "digest"):
                run_sweep(name, on=clock.today(), at=clock.now())
            outbox.relay(at=clock.now())

    def inbox(self, who, kind):
        return [row for row in self.rows(who, "messages/") if row["kind"] == kind]


def work():
    """What the worker would do now; the tests of the worker use a real one, this one lives under the moving clock."""
    for job in Job.objects.filter(state="queued"):
        step = match if job.kind == "match_run" else getattr(tasks, job.kind.split("_")[-1])
        step(job_id=str(job.pk))


@pytest.fixture
def story(county, api):
    load()
    with time_machine.travel("2026-08-03T09:00:00+08:00", tick=False) as travel:
        yield Story(county, api, travel)


def test_one_laborer_goes_the_whole_way(story):
    survey_comes_in(story)
    first, second = the_village_is_assessed(story)
    he_is_trained(story, first)
    offer = he_is_matched(story, first)
    they_leave(story, first, second, offer)
    the_first_months(story, first)
    a_wage_is_late(story, first)
    one_comes_home(story, second)
    the_half_year(story, first)
    the_other_comes_home(story, first)
    the_figures_add_up(story, first)


def survey_comes_in(story):
    with WORKBOOK.open("rb") as file:
        form = {"file": file, "kind": "survey", "round": 2018, "division": COUNTY}
        batch = story.post("county", "imports/", form, format="multipart")
    work()
    checked = story.get("county", f"imports/{batch['id']}/")
    assert (checked["state"], checked["report"]["rows"], checked["report"]["errors"]) == ("checked", 2000, 12)
    story.post("county", f"imports/{batch['id']}/commit/")
    work()
    assert story.get("county", f"imports/{batch['id']}/")["state"] == "committed"


def the_village_is_assessed(story):
    policy = {"county": COUNTY, "valid_from": "2017-04-17", "document": "2017 年第 26 号"}
    story.post("county", "assessment-policies/", policy)
    preview = story.post("township", "assessments/run/", {"division": TOWNSHIP, "preview": True})
    assert not story.rows("officer", "assessments/")
    story.post("township", "assessments/run/", {"division": TOWNSHIP})
    assert story.rows("officer", "assessments/"), preview
    people = story.rows("officer", "laborers/", division=VILLAGE)
    away = {row["id"] for row in story.rows("officer", "laborers/", division=VILLAGE, direction="away")}
    homes = {}
    for row in people:
        homes.setdefault(row["household"], []).append(row["id"])
    home = next(ids for ids in homes.values() if len(ids) > 1 and away & set(ids))
    first = next(pk for pk in home if pk in away)
    return first, next(pk for pk in home if pk != first)


def stage_of(story, laborer):
    return story.rows("officer", "cases/", laborer=laborer)[0]["stage"]


def consent_of(story, laborer, purpose, who="officer"):
    body = {
        "laborer": laborer,
        "purpose": purpose,
        "text_version": "2026-1",
        "given_on": str(clock.today()),
        "witness": "村主任",
    }
    return story.post(who, "consents/", body)["id"]


def he_is_trained(story, laborer):
    assert stage_of(story, laborer) == "assessed"
    school = {"county": COUNTY, "name": "寻甸职业高级中学", "uscc": make_uscc()}
    institution = story.post("county", "institutions/", school)
    papers = [{"kind": kind, "number": "1"} for kind in ("licence", "permit", "teachers")]
    filed = {"institution": institution["id"], "filed_on": str(clock.today()), "documents": papers}
    review = story.post("county", "institution-reviews/", filed)["id"]
    verdict = {"verdict": "approved", "reasons": "材料齐全", "valid_from": "2026-01-01", "valid_to": "2028-12-31"}
    story.post("county", f"institution-reviews/{review}/decide/", verdict)
    body = {
        "institution": institution["id"], "division": TOWNSHIP, "title": "电焊班", "kind": "skills",
        "occupation": "welding", "capacity": 30, "hours": 40, "starts_on": "2026-08-05", "ends_on": "2026-08-14",
    }  # fmt: skip
    group = story.post("township", "training-classes/", body)["id"]
    story.post("township", f"training-classes/{group}/open/")
    enrolment = {"training_class": group, "laborer": laborer}
    refused = story.post("officer", "enrolments/", enrolment | {"consent": str(uuid.uuid4())}, status=(404, 422))
    assert refused["status"] in (404, 422)
    enrolled = story.post("officer", "enrolments/", enrolment | {"consent": consent_of(story, laborer, "training")})[
        "id"
    ]
    assert stage_of(story, laborer) == "training"
    story.day("2026-08-05")
    session = {"training_class": group, "day": "2026-08-05", "begins": "08:30", "ends": "16:30"}
    session = story.post("township", "training-sessions/", session)["id"]
    story.post("township", f"training-classes/{group}/start/")
    story.post("township", f"training-sessions/{session}/attendance/", {"present": [enrolled]})
    story.post("township", f"training-classes/{group}/inspections/", {"day": "2026-08-05", "present": 1})
    story.day("2026-08-14")
    story.post("township", f"training-classes/{group}/assess/")
    result = {"passed": True, "score": 88, "certificate": "Y00026530129", "level": "5"}
    story.post("township", f"enrolments/{enrolled}/complete/", result)
    assert stage_of(story, laborer) == "matching"
    skills = story.get("officer", f"laborers/{laborer}/")["skills"]
    assert [(row["occupation"], row["certificate"]) for row in skills] == [("welding", "Y00026530129")]


def he_is_matched(story, laborer):
    story.day("2026-08-20")
    factory = {"name": "昆明某装备厂", "uscc": make_uscc(), "destination": XISHAN}
    employer = story.post("county", "enterprises/", factory)
    parts = dict.fromkeys(("environment", "accommodation", "pay", "demands"), "good")
    inspection = {"enterprise": employer["id"], "carried_out_on": "2026-08-20", "verdict": "pass"} | parts
    story.post("county", "inspections/", inspection)
    vacancy = {
        "enterprise": employer["id"], "title": "焊工", "occupation": "welding", "headcount": 3, "wage_min": "4500.00",
        "wage_max": "6500.00", "destination": XISHAN, "channel": "away", "opens": "2026-08-20", "closes": "2026-12-31",
    }  # fmt: skip
    story.post("county", "vacancies/", vacancy)
    run = story.post("township", "match-runs/", {"division": TOWNSHIP})
    work()
    proposals = story.rows("township", f"match-runs/{run['id']}/proposals/")
    assert sum(row["vacancy"] is not None for row in proposals) == 3
    assert all(row["reasons"] for row in proposals)
    story.post("township", f"match-runs/{run['id']}/offers/", {"answer_by": "2026-08-28"})
    made = story.rows("township", "offers/", state="made")
    own = [row for row in made if row["laborer"] == laborer]
    offer = (
        own[0]
        if own
        else story.post(
            "township", "offers/", {"laborer": laborer, "vacancy": made[0]["vacancy"], "answer_by": "2026-08-28"}
        )
    )
    other = next(row for row in made if row["laborer"] != laborer)
    story.post("township", f"offers/{other['id']}/answer/", {"accept": False})
    declined = story.rows("township", "cases/", laborer=other["laborer"])[0]
    assert declined["stage"] == "matching"
    story.post("officer", f"offers/{offer['id']}/answer/", {"accept": True})
    return offer["id"]


def they_leave(story, first, second, offer):
    story.day("2026-08-31")
    batch = {
        "division": TOWNSHIP,
        "name": "秋季首批",
        "departs_on": "2026-08-31",
        "destination": XISHAN,
        "transport": "大巴",
        "leader_name": "杨开明",
    }
    batch = story.post("township", "batches/", batch)["id"]
    work = {"started_on": "2026-08-31", "contract_from": "2026-08-31", "contract_to": "2027-08-30", "wage": "5200.00"}
    without = story.post(
        "officer",
        "placements/",
        {"laborer": first, "offer": offer, "consent": str(uuid.uuid4())} | work,
        status=(404, 422),
    )
    assert without["status"] in (404, 422)
    consent = consent_of(story, first, "placement")
    placed = story.post(
        "officer", "placements/", {"laborer": first, "offer": offer, "consent": consent, "batch": batch} | work
    )
    assert (placed["area"], placed["destination"]) == ("in_province", XISHAN)
    story.post("township", f"batches/{batch}/depart/")
    own_find = {
        "laborer": second, "consent": consent_of(story, second, "placement"), "started_on": "2026-08-31",
        "employer_name": "昆明某物业公司", "occupation": "cleaning", "destination": XISHAN, "organised_by": "self",
    }  # fmt: skip
    story.post("officer", "placements/", own_find)
    assert (stage_of(story, first), stage_of(story, second)) == ("placed", "placed")
    card = story.post("township", "contract-cards/", {"placement": placed["id"]})
    pdf = story.devices["township"].get(f"/api/v1/contract-cards/{card['id']}/card.pdf/", headers={"accept": "*/*"})
    assert b"".join(pdf.streaming_content if pdf.streaming else [pdf.content])[:5] == b"%PDF-"


def plans(story, **query):
    return story.rows("officer", "visit-plans/", **query)


def visit(story, kind="household_monthly", who="officer", **content):
    body = {"id": str(uuid.uuid4()), "kind": kind, "outcome": "done", "visited_on": str(clock.today())} | content
    made = story.post(who, "visits/", body)
    again = story.post(who, "visits/", body, status=(200,))
    assert again == made
    return made


def the_first_months(story, laborer):
    home = story.get("officer", f"laborers/{laborer}/")["household"]
    # August leaves its last day; two migrants of one household are one visit a month.
    assert [
        (row["period"], row["window_from"], row["window_to"]) for row in plans(story, kind="household_monthly")
    ] == [("2026-08", "2026-08-31", "2026-08-31")]
    visit(story, household=home, met="配偶")
    story.night("2026-09-20")
    run_sweep("plan-visits", on=clock.today(), at=clock.now())
    assert [row["period"] for row in plans(story, kind="household_monthly")] == ["2026-08", "2026-09"]
    field = plans(story, kind="field_half_year")
    assert [(row["window_from"], row["window_to"]) for row in field] == [("2026-09-01", "2027-02-28")] * 2
    visit(story, household=home, outcome="nobody_home")
    assert plans(story, kind="household_monthly", period="2026-09")[0]["state"] == "planned"
    visit(story, household=home, met="父亲", findings={"difficulties": "none", "land": "idle"})
    assert plans(story, kind="household_monthly", period="2026-09")[0]["state"] == "done"


def a_wage_is_late(story, laborer):
    home = story.get("officer", f"laborers/{laborer}/")["household"]
    story.night("2026-10-12")
    told = {"kind": "wage_arrears", "description": "九月工资没有发"}
    visit(story, household=home, findings={"difficulties": "reported"}, difficulties=[told])
    [raised] = story.rows("officer", "difficulties/")
    story.post("officer", f"difficulties/{raised['id']}/hand-over/", {"level": "township", "note": "请乡镇协调"})
    story.post("township", f"difficulties/{raised['id']}/work/")
    story.post("township", f"difficulties/{raised['id']}/resolve/", {"result": "工资已补发"})
    done = story.post("township", f"difficulties/{raised['id']}/confirm/", {"who": "本人"})
    assert done["state"] == "confirmed"
    # November is missed: the officer is told every morning, the township after a week, the county after a month.
    story.night("2026-12-09")
    assert [row["period"] for row in plans(story, overdue="true")] == ["2026-11"]
    assert len(story.inbox("officer", "digest")) == len(
        {row["sent_at"][:10] for row in story.inbox("officer", "digest")}
    )
    assert story.inbox("township", "overdue_township")
    assert not story.inbox("county", "overdue_county")
    report = story.get("leader", "reports/visits/", division=TOWNSHIP, month=12)["lines"][0]["values"]
    assert report["visits_overdue"] == 1
    late = {"household": home, "visited_on": "2026-11-29", "late_reason": "路断了"}
    visit(story, **late)
    assert plans(story, overdue="true") == []


def placement_of(story, laborer):
    return story.rows("officer", "placements/", laborer=laborer)[0]


def one_comes_home(story, laborer):
    story.night("2026-12-16")
    gone = placement_of(story, laborer)
    story.post("officer", f"placements/{gone['id']}/end/", {"ended_on": "2026-12-15", "reason": "family"})
    assert stage_of(story, laborer) == "matching"
    states = {row["placement"]: row["state"] for row in plans(story, kind="field_half_year")}
    assert states[gone["id"]] == "cancelled"
    assert sorted(states.values()) == ["cancelled", "planned"]


def the_half_year(story, laborer):
    home = story.get("officer", f"laborers/{laborer}/")["household"]
    visit(story, household=home)
    story.night("2027-02-22")
    assert {row["period"] for row in plans(story, kind="household_monthly", state="planned")} == {"2027-01", "2027-02"}
    for who in ("station", "officer"):
        assert [row["values"]["days"] for row in story.inbox(who, "field_reminder")] == [7, 30]
    placement = placement_of(story, laborer)["id"]
    answers = {"paid_in_full": "yes", "papers_held": "no", "free_to_leave": "yes", "contract": "yes"}
    asked = {"kind": "field_half_year", "who": "station", "placement": placement, "findings": answers}
    visit(story, consent="visit_2026_1", **asked)
    assert [row["state"] for row in plans(story, kind="field_half_year", placement=placement, period="1")] == ["done"]
    # A clock that stood still for a week catches up in one night.
    story.day("2027-03-07")
    run_sweep("plan-visits", on=clock.today(), at=clock.now())
    window = plans(story, kind="field_half_year", placement=placement, period="2")[0]
    assert (window["window_from"], window["window_to"]) == ("2027-03-01", "2027-08-31")


def the_other_comes_home(story, laborer):
    story.day("2027-03-11")
    placement = placement_of(story, laborer)["id"]
    story.post(
        "officer",
        f"placements/{placement}/end/",
        {"ended_on": "2027-03-10", "reason": "contract_ended", "back_to": "returned"},
    )
    assert stage_of(story, laborer) == "closed"
    before = VisitPlan.objects.count()
    story.night("2027-04-20", "plan-visits")
    assert VisitPlan.objects.count() == before
    assert plans(story, since="2027-04-01", state="planned") == []
    kinds = [row["kind"] for row in story.get("officer", f"laborers/{laborer}/timeline/")["results"]]
    for kind in (
        "opened",
        "assessed",
        "enrolled",
        "trained",
        "skill",
        "offered",
        "answered",
        "started",
        "visited",
        "ended",
    ):
        assert kind in kinds, (kind, kinds)


def the_figures_add_up(story, laborer):
    placed = story.get("leader", "reports/placements/", year=2026)["lines"][0]["values"]
    assert placed == {"placements": 2, "away_placements": 2}
    named = story.rows("leader", "reports/placements/names/", figure="placements", division=VILLAGE, year=2026)
    assert laborer in {row["id"] for row in named}
    assert (
        story.get("leader", "reports/placements/", division="530129107", year=2026)["lines"][0]["values"]["placements"]
        == 0
    )
    assert story.rows("colleague", "placements/") == []
