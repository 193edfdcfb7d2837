"""The ledgers of surveys and assessments in the back office."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.registry import actions as registry
from laborers.registry.actions import open_case_of
from laborers.surveys import actions
from laborers.surveys.models import Assessment
from laborers.surveys.queries import current_assessment
from tests.factories.codes import load_shipped
from tests.factories.registry import SURVEYED, make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer, make_policy, make_response, make_round

LEDGERS = ["surveyround", "surveyform", "surveyresponse", "assessment", "assessmentpolicy", "reassessment"]


def page(client, user, path):
    client.force_login(user)
    return client.get(f"/admin/laborers/{path}")


@pytest.fixture
def codes(db):
    load_shipped()


@pytest.mark.parametrize("ledger", LEDGERS)
def test_office_roles_open_the_ledgers_and_others_do_not(client, cast, tree, ledger):
    make_assessed_laborer(tree)
    for name, user in vars(cast).items():
        opened = page(client, user, f"{ledger}/").status_code == 200
        assert opened is (name in {"township", "county", "auditor", "stranger"})


@pytest.mark.parametrize("ledger", ["surveyresponse", "assessment"])
def test_a_ledger_costs_the_same_at_any_size_and_shows_the_own_place(client, cast, tree, codes, ledger):
    counts = []
    for size in (3, 27):
        for _ in range(size):
            make_assessed_laborer(tree, by=cast.township, name="王五")
        page(client, cast.county, f"{ledger}/")
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert "王五" in page(client, cast.county, f"{ledger}/").content.decode()
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert "王五" not in page(client, cast.stranger, f"{ledger}/").content.decode()


def test_the_page_of_an_assessment_gives_its_grounds_in_words(client, cast, tree, codes):
    make_assessed_laborer(tree)
    client.cookies["django_language"] = "en"
    text = page(client, cast.county, f"assessment/{Assessment.objects.get().pk}/change/").content.decode()
    assert "Wants to work away: Outside the province." in text


def make_form(village, by):
    person = make_laborer(make_household(village))
    answers = {"status": "04", "months": "8"}
    form, _created = actions.enter_household(
        id=uuid.uuid4(), household=person.household, round=make_round(village.parent.parent), on=SURVEYED,
        today=SURVEYED, by=by, members=[actions.Member(laborer=person, answers=answers)],
        stated={(str(person.pk), "place", "months_without_place"): "王五如此说"},
    )  # fmt: skip
    return form


def test_the_page_of_a_form_says_what_came_of_it_and_what_was_confirmed(client, cast, tree, codes):
    form = make_form(tree.village, cast.officer)
    client.cookies["django_language"] = "en"
    text = page(client, cast.county, f"surveyform/{form.pk}/change/").content.decode()
    for words in ("李强: Recorded", "王五如此说", "Months of work are given, but no place."):
        assert words in text


@pytest.mark.parametrize("ledger", ["surveyform", "reassessment"])
def test_a_ledger_of_forms_or_runs_costs_the_same_at_any_size(client, cast, tree, codes, ledger):
    make_policy(tree.county)
    counts = []
    for size in (3, 27):
        for _each in range(size):
            make_form(tree.village, cast.officer)
            actions.start_preview(division=tree.township, by=cast.county, on=SURVEYED)
        page(client, cast.county, f"{ledger}/")
        with CaptureQueriesContext(connection) as seen:
            assert page(client, cast.county, f"{ledger}/").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_an_office_action_assesses_and_names_those_it_could_not(client, cast, tree):
    make_policy(tree.county)
    household = make_household(tree.village)
    ready, further = make_laborer(household, name="王五"), make_laborer(household, name="赵六")
    rows = [make_response(each) for each in (ready, further)]
    registry.advance(case=open_case_of(further), to="placed", by=None, on=rows[1].surveyed_on)
    client.force_login(cast.township)
    answer = client.post(
        "/admin/laborers/surveyresponse/",
        {"action": "assess", "sure": "1", "_selected_action": [str(row.pk) for row in rows]},
        follow=True,
    )
    assert current_assessment(open_case_of(ready)).by == cast.township
    assert current_assessment(open_case_of(further)) is None
    assert str(rows[1]) in answer.content.decode()


def test_an_auditor_may_not_assess(client, cast, tree):
    make_policy(tree.county)
    row = make_response(make_laborer(make_household(tree.village)))
    client.force_login(cast.auditor)
    client.post("/admin/laborers/surveyresponse/", {"action": "assess", "sure": "1", "_selected_action": [str(row.pk)]})
    assert not Assessment.objects.exists()
