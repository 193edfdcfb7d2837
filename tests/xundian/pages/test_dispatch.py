"""Difficulties on the desk and in the list: filters, reporting without a visit, several handed over after a look."""

import re
import uuid
from datetime import date, timedelta

import pytest
import time_machine

from laborers.difficulties.models import Difficulty
from tests.factories.codes import load_shipped
from tests.factories.difficulties import load_deadlines, make_difficulty, make_resolved
from tests.factories.placements import make_placement
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer

ON = date(2026, 6, 20)


@pytest.fixture(autouse=True)
def june(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def laborer(cast, tree):
    person = make_assessed_laborer(tree.village, name="王小红")
    make_placement(person, by=cast.officer, started_on=ON - timedelta(days=40), employer_name="昆明某厂")
    return person


@pytest.fixture
def home(laborer):
    return laborer.household


def listed(page):
    return re.findall(r'class="row" href="/difficulties/([0-9a-f-]+)/"', page.content.decode())


# --- the list --------------------------------------------------------------------------------------------------------


def test_a_row_says_what_whose_where_how_long_and_with_whom(laborer, cast, browse):
    load_shipped()
    make_difficulty(laborer.household, cast.officer, ON - timedelta(days=13), laborer=laborer)
    make_difficulty(laborer.household, cast.officer, ON - timedelta(days=16), laborer=laborer, kind="overtime")
    text = browse(cast.officer).get("/difficulties/").content.decode()
    late, soon = re.findall(r'<span class="head">.*?</a>', text, re.DOTALL)
    for row, words in ((late, ["Excessive overtime", "1 day late"]), (soon, ["Wages unpaid", "2 days left"])):
        assert [each for each in [*words, "王小红", "Xishan", "Village", "Open"] if each not in row] == []


def test_the_list_is_narrowed_by_each_filter_and_by_nothing_it_does_not_know(home, cast, browse):
    mine = make_difficulty(home, cast.officer, ON)
    other = make_difficulty(home, cast.station, ON - timedelta(days=40), kind="housing", severity="serious")
    solved = make_resolved(home, cast.officer, ON)
    officer = browse(cast.officer)
    for query, found in (
        ("", [other, mine]), ("kind=housing", [other]), ("level=station", [other]), ("severity=serious", [other]),
        ("overdue=true", [other]), ("mine=true", [mine]), ("kind=moon&level=", [other, mine]),
        ("show=resolved", [solved]), ("show=all&kind=wage_arrears", [mine, solved]), ("show=moon", [other, mine]),
        ("owner__password=x", [other, mine]),
    ):  # fmt: skip
        assert set(listed(officer.get(f"/difficulties/?{query}"))) == {str(row.pk) for row in found}, query
    assert listed(officer.get("/difficulties/"))[0] == str(other.pk)


@pytest.mark.parametrize("count", [3, 30])
def test_the_lists_ask_the_database_the_same_number_of_times(count, home, cast, browse, django_assert_max_num_queries):
    for _row in range(count):
        make_difficulty(home, cast.officer, ON)
    for user, address, most in ((cast.officer, "/difficulties/", 8), (cast.county, "/desk/difficulties/", 8)):
        client = browse(user)
        client.get(address)
        with django_assert_max_num_queries(most):
            client.get(address)


def test_one_shows_what_is_owed_by_whom_and_who_told_it(laborer, cast, browse):
    row = make_difficulty(laborer.household, cast.officer, ON, laborer=laborer, amount_fen=550050)
    text = browse(cast.officer).get(f"/difficulties/{row.pk}/").content.decode()
    assert [each for each in ("5,500.5 yuan", "昆明某厂", "At home", "15 days left") if each not in text] == []
    assert re.findall(r'<details class="step" name="next" open>', text) == ['<details class="step" name="next" open>']


def test_the_confirmation_says_by_which_way(home, cast, browse):
    row = make_resolved(home, cast.officer, ON)
    officer = browse(cast.officer)
    assert officer.post(f"/difficulties/{row.pk}/confirm/", {"text": "母亲", "way": "pigeon"}).status_code == 422
    officer.post(f"/difficulties/{row.pk}/confirm/", {"text": "母亲", "way": "phone"})
    assert row.steps.get(kind="confirmed").way == "phone"
    assert "母亲 · By phone" in officer.get(f"/difficulties/{row.pk}/").content.decode()


# --- reported without a visit ----------------------------------------------------------------------------------------


def report(client, home, **words):
    told = {"id": str(uuid.uuid4()), "who": "family", "kind": "elder_care", "severity": "normal", "description": "独居"}
    return client.post(f"/difficulties/new/?household={home.pk}", told | words)


def test_it_is_reported_for_a_person_or_the_family_without_a_visit(laborer, cast, browse):
    load_deadlines()
    officer, home = browse(cast.officer), laborer.household
    assert "王小红" in officer.get(f"/difficulties/new/?household={home.pk}").content.decode()
    person = {"who": str(laborer.pk), "kind": "wage_arrears", "severity": "urgent", "amount": "5,500"}
    answer = report(officer, home, **person)
    row = Difficulty.objects.get()
    assert answer.url == f"/difficulties/{row.pk}/"
    assert (row.laborer, row.amount_fen, row.employer, (row.due_on - ON).days) == (laborer, 550000, "昆明某厂", 3)
    report(officer, home)
    assert Difficulty.objects.filter(laborer=None, kind="elder_care").count() == 1


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"who": ""}, "who"), ({"who": "moon"}, "who"), ({"kind": ""}, "kind"), ({"description": " "}, "description"),
        ({"amount": "viel"}, "amount"), ({"amount": "-1"}, "amount"), ({"amount": "1e99"}, "amount"),
    ],
)  # fmt: skip
def test_a_wrong_report_comes_back_and_names_the_place(words, field, home, cast, browse):
    load_deadlines()
    page = report(browse(cast.officer), home, **words)
    assert (page.status_code, f'href="#{field}"' in page.content.decode()) == (422, True)
    assert not Difficulty.objects.exists()


def test_without_a_household_it_says_where_to_find_one_and_a_foreign_one_is_absent(cast, tree, browse):
    officer = browse(cast.officer)
    assert 'action="/households/"' in officer.get("/difficulties/new/").content.decode()
    far = make_household(tree.far_village)
    for key in (far.pk, uuid.uuid4()):
        assert officer.get(f"/difficulties/new/?household={key}").status_code == 404
        assert officer.post(f"/difficulties/new/?household={key}", {}).status_code == 404
    assert browse(cast.auditor).get("/difficulties/new/").status_code == 403


# --- several at once -------------------------------------------------------------------------------------------------


def hand(client, rows, to, **words):
    return client.post("/desk/difficulties/hand-over/", {"row": [str(row.pk) for row in rows], "to": to} | words)


def test_it_first_says_how_many_go_and_which_stay_and_changes_nothing(home, laborer, cast, browse):
    goes = make_difficulty(home, cast.officer, ON, laborer=laborer)
    stays = make_difficulty(home, cast.officer, ON)
    township = browse(cast.township)
    text = hand(township, [goes, stays], "station", note="请处理").content.decode()
    assert "1 difficulty would be handed over." in text
    assert "No station looks after this place of work." in text
    assert not Difficulty.objects.exclude(level="village").exists()
    page = hand(township, [goes, stays], "station", note="请处理", sure="1")
    assert page.url == "/desk/difficulties/"
    text = township.get(page.url).content.decode()
    assert "1 difficulty was handed over." in text
    goes.refresh_from_db()
    stays.refresh_from_db()
    assert (goes.level, goes.steps.get(kind="handed").note, stays.level) == ("station", "请处理", "village")


def test_a_person_is_chosen_by_name_among_those_of_the_place(home, cast, browse):
    row = make_difficulty(home, cast.officer, ON)
    county = browse(cast.county)
    text = county.get("/desk/difficulties/").content.decode()
    assert f'value="township {cast.township.pk}"' in text
    assert str(cast.stranger.pk) not in text
    hand(county, [row], f"township {cast.township.pk}", sure="1")
    row.refresh_from_db()
    assert (row.level, row.owner) == ("township", cast.township)


@pytest.mark.parametrize("to", ["moon", "", "county {stranger}", "village"])
def test_what_was_not_offered_and_nothing_ticked_change_nothing(to, home, cast, browse):
    row = make_difficulty(home, cast.officer, ON)
    chosen = [] if to == "village" else [row]
    page = hand(browse(cast.township), chosen, to.format(stranger=cast.stranger.pk), sure="1")
    assert page.url == "/desk/difficulties/"
    row.refresh_from_db()
    assert (row.level, row.steps.count()) == ("village", 1)


def test_what_lies_elsewhere_is_not_handed_over(cast, tree, browse):
    far = make_difficulty(make_household(tree.far_village), cast.county, ON)
    hand(browse(cast.township), [far], "village", sure="1")
    far.refresh_from_db()
    assert far.steps.count() == 1
    for user in (cast.officer, cast.station, cast.site, cast.leader, cast.auditor):
        assert browse(user).get("/desk/difficulties/").status_code == 403
        assert hand(browse(user), [far], "village", sure="1").status_code == 403
