"""The ledgers of surveys and assessments in the back office."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.registry import actions as registry
from laborers.registry.actions import open_case_of
from laborers.surveys.models import Assessment
from laborers.surveys.queries import current_assessment
from tests.factories.codes import load_shipped
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer, make_policy, make_response

LEDGERS = ["surveyround", "surveyresponse", "assessment", "assessmentpolicy"]


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


def test_an_office_action_assesses_and_names_those_it_could_not(client, cast, tree):
    make_policy(tree.county)
    household = make_household(tree.village)
    ready, further = make_laborer(household, name="王五"), make_laborer(household, name="赵六")
    rows = [make_response(each) for each in (ready, further)]
    registry.advance(case=open_case_of(further), to="placed", by=None, on=rows[1].surveyed_on)
    client.force_login(cast.township)
    answer = client.post(
        "/admin/laborers/surveyresponse/",
        {"action": "assess", "_selected_action": [str(row.pk) for row in rows]},
        follow=True,
    )
    assert current_assessment(open_case_of(ready)).by == cast.township
    assert current_assessment(open_case_of(further)) is None
    assert str(rows[1]) in answer.content.decode()


def test_an_auditor_may_not_assess(client, cast, tree):
    make_policy(tree.county)
    row = make_response(make_laborer(make_household(tree.village)))
    client.force_login(cast.auditor)
    client.post("/admin/laborers/surveyresponse/", {"action": "assess", "_selected_action": [str(row.pk)]})
    assert not Assessment.objects.exists()
