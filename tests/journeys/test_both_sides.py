"""One family and its migrant over a summer: what one side tells is asked, passed on and entered on the other."""

import uuid
from datetime import date

import pytest
from rest_framework.test import APIClient

from laborers.placements.models import Placement
from laborers.visits import actions
from laborers.visits.models import VisitPlan
from tests.factories.difficulties import load_deadlines
from tests.factories.placements import make_placement
from tests.factories.registry import make_dependant, make_household, make_laborer
from tests.factories.visits import noon

HOME, FIELD = "household_monthly", "field_half_year"


class Story:
    """People who write down visits over REST, and a day that goes on."""

    def __init__(self, cast, monkeypatch):
        self.cast, self.patch, self.client = cast, monkeypatch, APIClient()

    def day(self, day):
        """It is that day, and the night before its sweep ran."""
        self.patch.setattr("xundian.kit.clock.now", lambda: noon(day))
        actions.plan(on=day)
        actions.settle_news(on=day)

    def ask(self, who, method, address, body=None, status=(200, 201)):
        """The JSON of an answer that must be one of these."""
        self.client.force_authenticate(getattr(self.cast, who))
        answer = getattr(self.client, method)(f"/api/v1/{address}", body, format="json")
        assert answer.status_code in status, answer.json()
        return answer.json()

    def visit(self, who, household, **content):
        """A visit written down on its day."""
        body = {"id": str(uuid.uuid4()), "household": str(household.pk), "outcome": "done"} | content
        return self.ask(who, "post", "visits/", body)

    def rows(self, who, address):
        """The rows of a list."""
        return self.ask(who, "get", address)["results"]


@pytest.fixture
def story(cast, monkeypatch, db):
    load_deadlines()
    return Story(cast, monkeypatch)


def test_what_one_side_tells_reaches_the_other(story, cast, tree):
    home = make_household(tree.village)
    father = make_laborer(home, name="马建国")
    child = make_dependant(home, name="小花")
    make_placement(father, by=cast.officer, started_on=date(2026, 3, 10))
    # May: the family tells a difficulty and news; nobody has asked the migrant yet, so the news is withheld.
    story.day(date(2026, 5, 20))
    difficulty = str(uuid.uuid4())
    story.visit(
        "officer", home, kind=HOME, visited_on="2026-05-20", met="spouse",
        findings={"schooling": {str(child.pk): "not_enrolled"}, "land": "idle", "land_idle_mu": "2.5"},
        difficulties=[{"id": difficulty, "kind": "schooling", "description": "没去上学", "laborer": str(father.pk)}],
        news=[{"laborer": str(father.pk), "text": "奶奶身体好"}],
    )  # fmt: skip
    [news] = story.rows("station", "news/")
    assert (news["state"], news["text"]) == ("withheld", "")
    # June: the station visits him; he agrees that news is passed on, and says how the child stands.
    story.day(date(2026, 6, 15))
    field = story.visit(
        "station", home, kind=FIELD, laborer=str(father.pk), visited_on="2026-06-15", met="self", consent="2026-1",
        findings={"news_wanted": "yes", "wage_yuan": 5200, "paid_in_full": "yes", "papers_held": "no"},
        told=[{"news": news["id"], "how": "in_person"}],
        asked=[{"difficulty": difficulty, "answer": "better", "note": "已和老师说好"}],
        news=[{"text": "八月回家"}],
        changes=[{"laborer": str(father.pk), "kind": "changed_work",
                  "detail": {"place": "same", "employer": "新厂", "wage_yuan": 5600, "since": "2026-06-12"}}],
    )  # fmt: skip
    assert field["findings"]["wage_yuan"] == "5200.00"
    assert [row["state"] for row in story.rows("station", "news/?direction=to_migrant")] == ["told"]
    # July: the village hears both, tells them, and the child is at school.
    story.day(date(2026, 7, 3))
    waiting = story.rows("officer", "news/?state=waiting")
    assert sorted(row["text"][-4:] for row in waiting) == sorted(["八月回家", "老师说好"])
    story.visit(
        "officer", home, kind=HOME, visited_on="2026-07-03", met="head",
        told=[{"news": row["id"], "how": "in_person"} for row in waiting],
        asked=[{"difficulty": difficulty, "answer": "solved", "note": "已入学"}],
    )  # fmt: skip
    assert story.ask("officer", "get", f"difficulties/{difficulty}/")["state"] == "confirmed"
    assert story.rows("officer", "news/?state=waiting&direction=to_family") == []
    # The change waits until somebody enters it, with the migrant's own consent, and only the future is planned anew.
    past = set(VisitPlan.objects.filter(state="done").values_list("pk", "state", "done_on"))
    [change] = story.rows("township", "reported-changes/?state=open")
    story.ask("township", "post", f"reported-changes/{change['id']}/apply/", {"occupation": "welding"})
    old, new = Placement.objects.order_by("started_on")
    assert (old.ended_on, new.started_on, new.employer_name, new.wage_fen) == (
        date(2026, 6, 11), date(2026, 6, 12), "新厂", 560000,
    )  # fmt: skip
    assert set(VisitPlan.objects.filter(state="done").values_list("pk", "state", "done_on")) == past
    assert {row.placement_id for row in VisitPlan.objects.filter(kind=FIELD, state="planned")} == {new.pk}
    # He is home over August: no visits are owed then, and the months around it stay owed.
    period = {"household": str(home.pk), "from_on": "2026-08-01", "to_on": "2026-08-31", "reason": "migrant_home"}
    story.ask("officer", "post", "excused-periods/", period)
    story.day(date(2026, 9, 2))
    monthly = VisitPlan.objects.filter(household=home, kind=HOME).order_by("period").values_list("period", "state")
    assert list(monthly) == [
        ("2026-03", "planned"), ("2026-04", "planned"), ("2026-05", "done"), ("2026-06", "planned"),
        ("2026-07", "done"), ("2026-08", "excused"), ("2026-09", "planned"),
    ]  # fmt: skip
