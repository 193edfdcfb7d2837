"""The registry's ledgers in the back office."""

from datetime import date

import pytest

from laborers.registry import actions
from laborers.registry.models import Laborer
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer

LEDGERS = ["household", "dependant", "laborer", "case"]


def page(client, user, path):
    client.force_login(user)
    return client.get(f"/admin/laborers/{path}")


@pytest.mark.parametrize("ledger", [*LEDGERS, "reveallog"])
def test_office_roles_open_the_ledgers_and_others_do_not(client, cast, people, ledger):
    may = {"township", "county", "auditor", "stranger"} - ({"township"} if ledger == "reveallog" else set())
    for name, user in vars(cast).items():
        status = page(client, user, f"{ledger}/").status_code
        assert (status == 200) is (name in may), (name, status)


def test_a_ledger_shows_the_own_place_only(client, cast, people):
    assert "王五" in page(client, cast.township, "laborer/").content.decode()
    assert "王五" not in page(client, cast.stranger, "laborer/").content.decode()
    detail = f"laborer/{people.wang.pk}/change/"
    assert page(client, cast.township, detail).status_code == 200
    assert page(client, cast.stranger, detail).status_code == 302


def test_the_page_of_a_person_shows_the_timeline_in_the_language_of_the_page(client, cast, people, codes):
    case = actions.open_case_of(make_assessed_laborer(people.home, "nearby", by=cast.township, name="孙八"))
    client.cookies["django_language"] = "en"
    text = page(client, cast.county, f"laborer/{case.laborer_id}/change/").content.decode()
    for words in ("Case opened", "Surveyed → Assessed", "Placement nearby", "2026-03-05", "Township"):
        assert words in text


def test_an_auditor_sees_no_identity_number_not_even_masked(client, cast, people):
    hint = Laborer.objects.get(pk=people.wang.pk).identity_hint
    path = f"laborer/{people.wang.pk}/change/"
    assert hint in page(client, cast.county, path).content.decode()
    assert hint not in page(client, cast.auditor, path).content.decode()


def test_it_searches_and_filters(client, cast, people, codes):
    make_assessed_laborer(people.home, "nearby", name="孙八")
    for query, found, missed in (
        ("?q=wang", "王五", "赵六"), ("?stage=assessed", "孙八", "王五"), ("?direction=nearby", "孙八", "赵六"),
        ("?category=ordinary", "王五", "–nobody–"),
    ):  # fmt: skip
        text = page(client, cast.county, f"laborer/{query}").content.decode()
        assert (found in text, missed in text) == (True, False)
    assert people.home.number not in page(client, cast.county, "household/?category=supported").content.decode()


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_ledger_costs_the_same_at_any_size(client, cast, tree, codes, ledger, django_assert_max_num_queries):
    household = make_household(tree.village)
    counts = []
    for size in (3, 27):
        for _ in range(size):
            make_household(tree.village)
            make_laborer(household)
            actions.add_dependant(household=household, by=cast.officer, name="王小", kind="child")
        page(client, cast.county, f"{ledger}/")
        with django_assert_max_num_queries(14) as seen:
            assert page(client, cast.county, f"{ledger}/").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_an_office_action_closes_cases_and_names_those_it_could_not(client, cast, people):
    actions.advance(case=people.far_case, to="closed", outcome="other", by=None, on=date(2026, 4, 1))
    client.force_login(cast.county)
    chosen = [str(people.case.pk), str(people.far_case.pk)]
    answer = client.post("/admin/laborers/case/", {"action": "close_withdrew", "_selected_action": chosen}, follow=True)
    assert (people.case.reread().outcome, people.far_case.reread().outcome) == ("withdrew", "other")
    assert "赵六 #1" in answer.content.decode()


def test_an_auditor_may_run_no_action(client, cast, people):
    client.force_login(cast.auditor)
    client.post(
        "/admin/laborers/case/", {"action": "close_withdrew", "_selected_action": [str(people.case.pk)]}, follow=True
    )
    assert people.case.reread().stage == "surveyed"


def test_nothing_is_written_by_the_ledgers_own_forms(client, cast, people):
    client.force_login(cast.county)
    assert client.post(f"/admin/laborers/laborer/{people.wang.pk}/change/", {"name": "x"}).status_code == 403
    assert client.get("/admin/laborers/laborer/add/").status_code == 403
    assert client.post(f"/admin/laborers/laborer/{people.wang.pk}/delete/", {"post": "yes"}).status_code == 403
