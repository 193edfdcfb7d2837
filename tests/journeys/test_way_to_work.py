"""From an offer to retention, over HTTP and at the desk, with a moving clock: October 2026 to February 2027.

Three are offered a post: one says no and nothing at all follows; two say yes and consent, the employer takes both; they
stand on the roster of a batch, one does not come and goes later; the other arrives, gets a card, is paid, is still
there after three months, and then changes to other work in one step.
"""

from datetime import date

import pytest
import time_machine
from django.test import Client

from laborers.placements.models import Placement
from laborers.registry.models import Case, CaseEvent, Household, Laborer
from laborers.visits.models import VisitPlan
from tests.factories.codes import load_shipped
from tests.factories.jobs import make_vacancy
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer

OCTOBER = date(2026, 10, 9)


class Story:
    """The county's users over REST, the county user at the desk, and a clock that moves."""

    def __init__(self, cast, api, travel):
        self.cast, self.api, self.travel = cast, api, travel

    def day(self, text):
        self.travel.move_to(f"{text}T09:00:00+08:00")

    def post(self, who, address, body=None, status=(200, 201)):
        answer = self.api(getattr(self.cast, who)).post(f"/api/v1/{address}", body or {}, format="json")
        assert answer.status_code in status, (address, answer.status_code, answer.content.decode())
        return answer.json()

    def get(self, who, address, **query):
        answer = self.api(getattr(self.cast, who)).get(f"/api/v1/{address}", query)
        assert answer.status_code == 200, (address, answer.content.decode())
        return answer.json()

    def desk(self, address, sent=None, language="en", who="county"):
        """A page of the desk in a language; with `sent`, a form of it, and the page it leads to."""
        client = Client(headers={"accept-language": language})
        client.force_login(getattr(self.cast, who))
        answer = client.post(address, sent, follow=True) if sent is not None else client.get(address)
        assert answer.status_code == 200, (address, answer.status_code, answer.content.decode()[:2000])
        return answer.content.decode()


@pytest.fixture
def story(cast, tree, api):
    load_shipped()
    with time_machine.travel("2026-10-09T09:00:00+08:00", tick=False) as travel:
        yield Story(cast, api, travel)


@pytest.fixture
def people(tree):
    """Three who look for work, in three households of one village."""
    return [
        make_assessed_laborer(make_household(tree.village), name=name, phone=f"1388888000{place}", on=OCTOBER)
        for place, name in enumerate(("马小云", "李大山", "杨春花"))
    ]


@pytest.fixture
def vacancy(cast, tree):
    return make_vacancy(tree.county, by=cast.county, on=OCTOBER, headcount=2, title="焊工班")


def on_record(person):
    """All that is written of a person and the household, but the offers and the lines that tell of them."""
    row, home = Laborer.objects.get(pk=person.pk), Household.objects.get(pk=person.household_id)
    plain = [{field.name: getattr(each, field.attname) for field in each._meta.concrete_fields} for each in (row, home)]
    cases = list(Case.objects.filter(laborer=row).values_list("stage", "outcome", "closed_on"))
    lines = CaseEvent.objects.filter(case__laborer=row).exclude(kind__in=["offered", "answered"]).count()
    spells = list(Placement.everything.filter(laborer=row).values_list("pk"))
    return plain, cases, lines, spells, list(VisitPlan.objects.filter(household=home).values_list("pk"))


def test_from_the_offer_to_retention(story, people, vacancy):
    offers = they_are_offered(story, people, vacancy)
    one_says_no(story, people[2], offers[2])
    two_say_yes_and_consent(story, offers[:2])
    the_employer_takes_them(story, offers[:2])
    batch, lines = they_stand_on_a_roster(story, offers[:2])
    one_comes_and_one_goes_later(story, batch, lines, offers[1], vacancy)
    placement = the_other_arrives(story, batch, people[0])
    he_is_paid(story, placement)
    he_is_still_there_after_three_months(story)
    he_changes_to_other_work(story, placement)


def they_are_offered(story, people, vacancy):
    page = story.desk(f"/desk/offers/new/?vacancy={vacancy.pk}")
    assert all(person.name in page for person in people)
    story.desk("/desk/offers/new/", {"vacancy": vacancy.pk, "from": "vacancy", "laborer": people[0].pk,
                                     "answer_by": "2026-10-16"})  # fmt: skip
    for person in people[1:]:
        told = {"laborer": str(person.pk), "vacancy": str(vacancy.pk), "answer_by": "2026-10-16"}
        story.post("township", "offers/", told)
    rows = story.get("officer", "offers/", waiting="person")["results"]
    by_name = {row["laborer_name"]: row["id"] for row in rows}
    return [by_name[person.name] for person in people]


def one_says_no(story, person, offer):
    before = on_record(person)
    told = story.post("officer", f"offers/{offer}/answer/", {"accept": False, "note": "家里老人要照顾"})
    assert (told["state"], told["answer_note"]) == ("declined", "家里老人要照顾")
    assert on_record(person) == before


def two_say_yes_and_consent(story, offers):
    story.day("2026-10-12")
    page = story.desk(f"/desk/offers/{offers[0]}/", language="zh-hans")
    assert "全凭自愿" in page
    story.desk(f"/desk/offers/{offers[0]}/answer/", {"accept": "yes", "note": "愿意", "agreed": "1",
               "language": "彝语", "witness": "李四"})  # fmt: skip
    consent = {"text_version": "placement_2026_1", "language": "zh-hans"}
    told = story.post("officer", f"offers/{offers[1]}/answer/", {"accept": True, "consent": consent})
    assert (told["state"], told["employer_state"], told["employer_by"]) == ("accepted", "waiting", "2026-10-19")
    [row] = [each for each in story.get("county", "consents/")["results"] if each["witness"]]
    assert (row["text_version"], row["language"], row["witness"]) == ("placement_2026_1", "彝语", "李四")


def the_employer_takes_them(story, offers):
    assert "焊工班" in story.desk("/desk/offers/?waiting=employer")
    story.desk(f"/desk/offers/{offers[0]}/employer/", {"confirm": "yes", "note": "欢迎"})
    told = story.post("county", f"offers/{offers[1]}/employer-answer/", {"confirm": True})
    assert told["employer_state"] == "confirmed"
    story.post("officer", f"offers/{offers[1]}/employer-answer/", {"confirm": True}, status=(403,))


def they_stand_on_a_roster(story, offers):
    page = story.desk("/desk/batches/new/", {
        "division": "530129", "name": "十月首批", "departs_on": "2026-10-20", "destination": "530112",
        "transport_kind": "coach", "transport": "云A12345", "meeting_point": "县汽车站", "meets_at": "07:30",
        "leader_name": "杨开明", "leader_phone": "13900000001",
    })  # fmt: skip
    assert "十月首批" in page
    assert "07:30" in page
    [batch] = story.get("county", "batches/", state="planned")["results"]
    key = batch["id"]
    story.desk(f"/desk/batches/{key}/add/", {"offer": offers[0]})
    term = {"contract_from": "2026-10-21", "contract_to": "2027-10-20", "wage": "4300"}
    line = story.post("county", f"batches/{key}/add/", {"offer": offers[1], **term})
    assert (line["gaps"], line["enterprise_name"], line["wage"]) == ([], "昆明某厂", "4300.00")
    rows = {row["offer"]: row for row in story.get("county", f"batches/{key}/roster/")["results"]}
    assert [gap["code"] for gap in rows[offers[0]]["gaps"]] == ["no_contract"]
    story.desk(f"/desk/batches/{key}/terms/", {
        "line": rows[offers[0]]["id"], "contract_from": "2026-10-21", "contract_to": "2027-10-20", "wage": "4200.50",
    })  # fmt: skip
    printed = story.desk(f"/desk/batches/{key}/roster/", language="zh-hans")
    assert "马小云" in printed
    assert "13888880000" in printed
    return key, [rows[offer]["id"] for offer in offers]


def one_comes_and_one_goes_later(story, batch, lines, offer, vacancy):
    story.day("2026-10-21")
    page = story.desk(f"/desk/batches/{batch}/depart/", {"on": "2026-10-21", f"came-{lines[0]}": "came",
                                                         f"came-{lines[1]}": "later"})  # fmt: skip
    assert "Goes later" in page
    assert story.get("county", f"offers/{offer}/")["state"] == "accepted"
    assert vacancy.reread().filled == 2
    assert Placement.objects.count() == 1


def the_other_arrives(story, batch, person):
    story.day("2026-10-22")
    assert "马小云" in story.desk(f"/desk/batches/{batch}/")
    told = story.post("county", f"batches/{batch}/arrive/", {"handed_to": "王厂长"})
    assert (told["state"], told["departed"], told["arrived"]) == ("arrived", 1, 1)
    [placement] = story.get("county", "placements/", laborer=str(person.pk))["results"]
    assert (placement["started_on"], placement["wage"], placement["contract_to"], placement["area"]) == (
        "2026-10-21", "4200.50", "2027-10-20", "in_province",
    )  # fmt: skip
    story.desk(f"/desk/placements/{placement['id']}/card/", {})
    [card] = story.get("county", "contract-cards/", placement=placement["id"])["results"]
    assert card["number"].startswith("530129-2026-")
    return placement["id"]


def he_is_paid(story, placement):
    story.day("2026-12-05")
    story.desk(f"/desk/placements/{placement}/wage/", {"month": "2026-11", "paid": "4400", "on_time": "yes",
               "source": "employer"})  # fmt: skip
    again = story.post("officer", "wage-reports/", {"placement": placement, "month": "2026-11-30", "paid": "1.00"},
                       status=(409,))  # fmt: skip
    assert again["code"] == "reported"
    [report] = story.get("county", "wage-reports/", placement=placement)["results"]
    story.post("county", f"wage-reports/{report['id']}/correct/", {"paid": "4450.00", "note": "加班费"})
    story.day("2026-12-31")
    [income] = story.get("county", "placements/income/", year=2026)
    # 11 of 31 days of October at 4,200.50, November as told, the whole of December
    october = round(4200.50 * 11 / 31, 2)
    assert income["income"] == f"{october + 4450 + 4200.50:.2f}"
    assert (income["people"], income["months"], income["months_estimated"]) == (1, 3, 2)
    assert "4,450" in story.desk(f"/desk/placements/{placement}/")


def he_is_still_there_after_three_months(story):
    story.day("2027-01-20")
    asked = {"since": "2026-10-01", "until": "2026-12-31"}
    marks = {row["months"]: row for row in story.get("county", "placements/retention/", **asked)}
    assert (marks[1]["there_percent"], marks[3]["old_enough"], marks[3]["there_percent"]) == (100.0, 0, None)
    story.day("2027-01-21")
    marks = {row["months"]: row for row in story.get("county", "placements/retention/", **asked)}
    assert (marks[3]["begun"], marks[3]["old_enough"], marks[3]["there_percent"]) == (1, 1, 100.0)
    for language, words in (("en", "Retention"), ("zh-hans", "100")):
        assert words in story.desk("/desk/placements/retention/?since=2026-10-01&until=2026-12-31", language=language)


def he_changes_to_other_work(story, placement):
    story.day("2027-02-01")
    page = story.desk(f"/desk/placements/{placement}/replace/", {
        "ended_on": "2027-01-31", "reason": "changed_job", "started_on": "2027-02-01", "destination": "530112",
        "employer_name": "春城装修队", "occupation": "welding", "organised_by": "self", "wage": "5000",
    })  # fmt: skip
    assert "春城装修队" in page
    old, new = Placement.objects.order_by("started_on")
    assert (old.ended_on, new.started_on, new.case.stage) == (date(2027, 1, 31), date(2027, 2, 1), "placed")
    assert Placement.objects.get(pk=placement).cards.get().revoked_on == date(2027, 2, 1)
