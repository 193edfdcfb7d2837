"""The registry's ledgers in the back office."""

from datetime import date

import pytest

from laborers.registry import actions
from laborers.registry.models import Laborer
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer
from xundian.accounts.models import ReadLog

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
        with django_assert_max_num_queries(16) as seen:
            assert page(client, cast.county, f"{ledger}/").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_an_office_action_closes_cases_and_names_those_it_could_not(client, cast, people):
    actions.advance(case=people.far_case, to="closed", outcome="other", by=None, on=date(2026, 4, 1))
    client.force_login(cast.county)
    chosen = [str(people.case.pk), str(people.far_case.pk)]
    answer = client.post(
        "/admin/laborers/case/", {"action": "close_withdrew", "sure": "1", "_selected_action": chosen}, follow=True
    )
    assert (people.case.reread().outcome, people.far_case.reread().outcome) == ("withdrew", "other")
    assert "赵六 #1" in answer.content.decode()


def test_an_auditor_may_run_no_action(client, cast, people):
    client.force_login(cast.auditor)
    client.post(
        "/admin/laborers/case/",
        {"action": "close_withdrew", "sure": "1", "_selected_action": [str(people.case.pk)]},
        follow=True,
    )
    assert people.case.reread().stage == "surveyed"


def test_nothing_is_written_by_the_ledgers_own_forms(client, cast, people):
    client.force_login(cast.county)
    assert client.post(f"/admin/laborers/laborer/{people.wang.pk}/change/", {"name": "x"}).status_code == 403
    assert client.get("/admin/laborers/laborer/add/").status_code == 403
    assert client.post(f"/admin/laborers/laborer/{people.wang.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("ledger", ["laborer", "case", "household"])
def test_a_ledger_is_searched_as_people_type_and_digits_by_who_sees_them(client, cast, people, ledger):
    hint = Laborer.objects.get(pk=people.wang.pk).identity_hint
    marks = {"laborer": "王五", "case": "王五", "household": people.home.number}

    def found(user, typed):
        return marks[ledger] in page(client, user, f"{ledger}/?q={typed}").content.decode().split("result_list")[-1]

    for typed in ("五", "ww", "wang 0002", people.home.number, hint[-4:]):
        assert found(cast.county, typed), typed
    assert found(cast.auditor, "0002")
    assert not found(cast.auditor, hint[-4:])
    assert not found(cast.stranger, "五")


def test_the_search_on_top_of_the_office_is_the_same(client, cast, people):
    client.force_login(cast.county)
    for typed in ("ww", "0002", people.home.number):
        assert "王五" in client.get("/admin/search/", {"s": typed}).content.decode(), typed


def test_opening_a_person_in_the_back_office_is_written_down(client, cast, people):
    page(client, cast.auditor, "laborer/")
    page(client, cast.stranger, f"laborer/{people.wang.pk}/change/")
    assert ReadLog.objects.count() == 0
    page(client, cast.auditor, f"laborer/{people.wang.pk}/change/")
    line = ReadLog.objects.get()
    assert (line.user, line.record, line.how) == (cast.auditor, people.wang.pk, "page")
