"""Pages of the back office beside the ledgers: roles in words, dated policies on any day, who changed what."""

import html
from datetime import date

import pytest

from laborers.registry.actions import edit_laborer
from laborers.registry.models import Laborer
from laborers.surveys import actions as surveys
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_policy
from xundian.accounts.roles import CARRIERS, Role


@pytest.fixture
def office(client, cast):
    """`office(user, address)`: the page in English, and what it was made of."""

    def ask(user, address):
        client.force_login(user)
        client.cookies["django_language"] = "en"
        return client.get(address)

    return ask


def test_the_role_table_is_shown_as_it_is(office, cast):
    page = office(cast.county, "/admin/roles/").context
    ticks = sum(sum(right["carried"]) for chapter in page["chapters"] for right in chapter["rights"])
    assert ticks == sum(len(roles) for roles in CARRIERS.values())
    one = office(cast.auditor, "/admin/roles/?role=leader").context
    rights = [right for chapter in one["chapters"] for right in chapter["rights"]]
    assert len(rights) == sum(Role.LEADER in roles for roles in CARRIERS.values())


def test_people_are_counted_in_the_own_place(office, cast):
    people = {each["value"]: each["number"] for each in office(cast.county, "/admin/roles/").context["people"]}
    assert people["village"] == 2
    assert people["county"] == 1
    linked = office(cast.county, "/admin/xundian/user/?role__exact=village&is_active__exact=1")
    assert linked.context["cl"].result_count == 2


def test_policies_are_shown_as_of_a_day(office, cast, tree):
    make_policy(tree.county, by=cast.county)
    surveys.set_policy(
        county=tree.county, by=cast.county, document="新办法", valid_from=date(2019, 1, 1), labour_age_from=16,
        labour_age_to_male=65, labour_age_to_female=60, away_age_to=50, away_min_education="70", stable_months=6,
    )  # fmt: skip

    def documents(on, state):
        tables = office(cast.county, f"/admin/policies/?on={on}").context["tables"]
        table = next(each for each in tables if "assessment" in str(each["title"]))
        return [line["row"].document for line in table[state]]

    old = documents("2018-06-01", "now")
    assert old
    assert documents("2018-06-01", "soon") == ["新办法"]
    assert documents("2019-01-01", "now") == ["新办法"]
    assert documents("2019-01-01", "past") == old
    assert office(cast.township, "/admin/policies/?on=nonsense").status_code == 200


@pytest.fixture
def changed(cast, tree):
    """A laborer whose name the county changed, in one village; somebody else in the neighbour county."""
    ours = make_laborer(make_household(tree.village), name="王小红")
    make_laborer(make_household(tree.other_village), name="别县人")
    return ours


def lines(page):
    return [(str(line["what"]), (line["row"] or {}).get("name", ""), line["kind"]) for line in page.context["lines"]]


def test_changes_are_told_with_before_and_after_and_only_of_the_own_place(office, cast, client, changed):
    client.force_login(cast.county)
    edit_laborer(laborer=changed, changes={"name": "王晓红"}, expected_version=1, by=cast.county)
    page = office(cast.county, "/admin/audit/?table=laborers.laborer")
    assert ("laborer", "王晓红", "update") in lines(page)
    text = html.unescape(page.content.decode())
    assert "<del>王小红</del> → <ins>王晓红</ins>" in text
    assert "别县人" not in text
    assert "别县人" in office(cast.stranger, "/admin/audit/?table=laborers.laborer").content.decode()


def test_changes_are_found_by_person_and_day(office, cast, changed):
    make_laborer(make_household(changed.household.division), name="李四")
    about = office(cast.auditor, "/admin/audit/?about=王小红")
    assert {name for what, name, _kind in lines(about) if what == "laborer"} == {"王小红"}
    assert lines(office(cast.auditor, "/admin/audit/?until=2000-01-01")) == []
    assert lines(office(cast.auditor, "/admin/audit/?by=nobody+of+this+name")) == []
    assert len(lines(office(cast.auditor, "/admin/audit/?since=2000-01-01"))) > 2


def test_the_versions_of_a_row_that_is_gone_are_told_where_it_lay_in_the_own_place(office, cast, tree):
    home = make_household(tree.village)
    type(home).objects.filter(pk=home.pk).delete()
    assert lines(office(cast.county, "/admin/audit/?table=laborers.household")) == [("household", "", "insert")]
    assert lines(office(cast.stranger, "/admin/audit/?table=laborers.household")) == []


@pytest.mark.parametrize("size", [3, 30])
def test_the_log_costs_the_same_at_any_length(office, cast, tree, size, django_assert_max_num_queries):
    home = make_household(tree.village)
    for number in range(size):
        make_laborer(home, name=f"某{number}")
    with django_assert_max_num_queries(30):
        page = office(cast.county, "/admin/audit/?table=laborers.laborer")
    assert len(page.context["lines"]) == Laborer.objects.count()


def test_odd_questions_are_answered(office, cast):
    for query in ("page=0", "page=99999999999", "page=x", "table=nothing", "since=x&until=9999-12-31"):
        assert office(cast.county, f"/admin/audit/?{query}").status_code == 200, query
