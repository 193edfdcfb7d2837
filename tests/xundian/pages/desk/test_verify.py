"""The verify queue: who sees which question, what stands beside it, and what each of the three answers does."""

import re
import uuid

import pytest
import time_machine

from laborers.imports import actions
from laborers.imports.kinds import KINDS
from laborers.imports.models import Doubt
from laborers.imports.states import PROBLEMS
from tests.factories.imports import DAY, NOW, loaded, person, sheet
from xundian.accounts.models import ReadLog
from xundian.pages.desk.imports.words import TITLES

pytestmark = pytest.mark.usefixtures("lists")
AWAY = {"就业状态": "外出务工", "务工所在地": "浙江省义乌市", "月收入": "3800"}


@pytest.fixture(autouse=True)
def march():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def asked(browse, cast, tree):
    """One question: 白勇 of the officer's village works away, but the months are missing."""
    loaded(sheet(person(1, AWAY)), tree.township, by=cast.township)
    return Doubt.objects.get()


def text_of(answer):
    return answer.content.decode()


def reply(client, doubt, step, **sent):
    return client.post(f"/desk/verify/{doubt.pk}/{step}/", sent)


def state(doubt):
    doubt.refresh_from_db()
    return doubt.state, doubt.with_level


def test_a_question_waits_with_the_village_and_the_others_see_it_too(cast, browse, asked):
    for role, badge in (
        ("officer", "With me 1"),
        ("township", "With me 0"),
        ("county", "With me 0"),
        ("auditor", "All open 1"),
    ):
        text = text_of(browse(getattr(cast, role)).get("/desk/verify/?show=open"))
        assert badge in text, role
        assert text.count('class="row"') == 1, role
    assert "With me" not in text


def test_the_question_says_why_and_shows_what_is_on_record(cast, browse, asked):
    text = text_of(browse(cast.officer).get(f"/desk/verify/{asked.pk}/"))
    assert "A place of work is given, but no months. Ask how many months." in text
    assert "浙江省义乌市" in text
    assert "Day of the survey</dt><dd>18 April 2018" in text
    assert f"/households/{asked.laborer.household_id}/" in text
    assert not re.search(r"\d{17}[\dX]", text)
    assert ReadLog.objects.get().record == asked.laborer_id


def test_an_auditor_sees_no_identity_number_and_is_offered_no_answer(cast, browse, asked):
    auditor = browse(cast.auditor)
    text = text_of(auditor.get(f"/desk/verify/{asked.pk}/"))
    assert "Your answer" not in text
    assert "Identity number" not in text
    assert reply(auditor, asked, "state", note="x").status_code == 403


@pytest.mark.parametrize("role", ["colleague", "stranger"])
def test_a_question_of_another_place_is_as_absent_as_none(role, cast, browse, asked):
    client = browse(getattr(cast, role))
    assert 'class="row"' not in text_of(client.get("/desk/verify/?show=open"))
    for key in (asked.pk, uuid.uuid4()):
        assert client.get(f"/desk/verify/{key}/").status_code == 404
        assert client.post(f"/desk/verify/{key}/state/", {"note": "x"}).status_code == 404


@pytest.mark.parametrize("role", ["leader", "station", "site"])
def test_who_may_not_read_questions_is_refused(role, cast, browse):
    assert browse(getattr(cast, role)).get("/desk/verify/").status_code == 403


def test_a_correction_changes_the_record_and_closes_the_question(cast, browse, asked):
    officer = browse(cast.officer)
    answer = reply(officer, asked, "correct", months="7", place="浙江省义乌市")
    assert answer.url == "/desk/verify/"
    assert state(asked)[0] == "corrected"
    assert asked.laborer.responses.get(is_profile=True).months == 7
    text = text_of(officer.get("/desk/verify/"))
    assert "Nothing waits with you." in text
    assert "Answered 1" in text


@pytest.mark.parametrize(("sent", "field", "words"), [
    ({"months": "13", "place": "浙江省义乌市"}, "months", "0 to 12"),
    ({"months": "²", "place": "浙江省义乌市"}, "months", "0 to 12"),
    ({"months": "7", "place": "月亮"}, "place", "not in the list"),
    ({"months": "", "place": "浙江省义乌市"}, "", "at least one field"),
])  # fmt: skip
def test_a_correction_that_is_none_is_refused_and_kept(sent, field, words, cast, browse, asked):
    answer = reply(browse(cast.officer), asked, "correct", **sent)
    text = text_of(answer)
    assert answer.status_code == 422
    assert words in text
    assert not field or f'href="#{field}"' in text
    assert f'value="{sent["place"]}"' in text
    assert state(asked)[0] == "open"


def test_true_as_stated_wants_a_note_and_is_not_asked_again(cast, browse, asked, tree):
    officer = browse(cast.officer)
    refused = reply(officer, asked, "state", note=" ")
    assert (refused.status_code, 'href="#note-state"' in text_of(refused)) == (422, True)
    assert reply(officer, asked, "state", note="本人说不记得").status_code == 302
    assert state(asked)[0] == "stated"
    assert "本人说不记得" in text_of(officer.get(f"/desk/verify/{asked.pk}/"))
    loaded(sheet(person(1, AWAY)), tree.township, by=cast.township)
    assert Doubt.objects.count() == 1


def test_a_question_that_was_passed_on_waits_there_and_only_there_is_it_answered(cast, browse, asked):
    officer = browse(cast.officer)
    refused = reply(officer, asked, "pass-on", note="请问企业")
    assert (refused.status_code, 'href="#to_level"' in text_of(refused)) == (422, True)
    assert reply(officer, asked, "pass-on", to_level="township", note="请问企业").status_code == 302
    assert state(asked) == ("passed_on", "township")
    assert "Your answer" not in text_of(officer.get(f"/desk/verify/{asked.pk}/"))
    assert reply(officer, asked, "state", note="x").status_code == 422
    township = browse(cast.township)
    assert "With me 1" in text_of(township.get("/desk/verify/"))
    assert reply(township, asked, "state", note="属实").status_code == 302


def test_an_answered_question_offers_no_answer(cast, browse, asked):
    officer = browse(cast.officer)
    reply(officer, asked, "state", note="属实")
    assert "Your answer" not in text_of(officer.get(f"/desk/verify/{asked.pk}/"))
    assert reply(officer, asked, "moon").status_code == 404


def test_after_an_answer_the_next_question_follows(cast, browse, tree):
    loaded(sheet(person(1, AWAY), person(2, AWAY)), tree.township, by=cast.township)
    first, second = Doubt.objects.order_by("row_no")
    answer = reply(browse(cast.officer), first, "state", note="属实")
    assert answer.url == f"/desk/verify/{second.pk}/"


def test_a_row_that_was_set_aside_is_answered_without_a_form(cast, browse, tree):
    loaded(sheet(person(1, {"行政村": "清水沟村委会"})), tree.township, by=cast.township)
    loaded(sheet(person(2, {"户编号": "H00001"})), tree.township, by=cast.township)
    doubt = Doubt.objects.get(code="household_elsewhere")
    township = browse(cast.township)
    text = text_of(township.get(f"/desk/verify/{doubt.pk}/"))
    assert "nobody on record" in text
    assert reply(township, doubt, "correct").status_code == 302
    assert state(doubt)[0] == "corrected"


def test_the_queue_is_narrowed_by_reason_village_and_import(cast, browse, tree):
    one = loaded(sheet(person(1, AWAY)), tree.township, by=cast.township)
    loaded(
        sheet(person(2, AWAY | {"行政村": "清水沟村委会"}), person(3, {"务工时间": "5"})),
        tree.township,
        by=cast.township,
    )
    township = browse(cast.township)
    for query, number in (
        ({}, 3), ({"code": "place_without_months"}, 2), ({"village": tree.next_village.code}, 1),
        ({"import": str(one.pk)}, 1), ({"code": "moon", "village": "moon"}, 3),
    ):  # fmt: skip
        text = text_of(township.get("/desk/verify/", {"show": "open"} | query))
        assert text.count('class="row"') == number, query
    assert township.get("/desk/verify/", {"import": str(uuid.uuid4())}).status_code == 404


def test_an_undone_import_takes_its_questions_along(cast, browse, asked):
    actions.undo(batch=asked.batch, by=cast.township, at=NOW)
    assert "Nothing is open." in text_of(browse(cast.township).get("/desk/verify/?show=open"))


@pytest.mark.parametrize("size", [3, 30])
def test_the_queue_asks_the_same_number_of_questions_at_any_size(
    size, cast, browse, tree, django_assert_max_num_queries
):
    loaded(sheet(*(person(n, AWAY) for n in range(size))), tree.township, by=cast.township)
    officer = browse(cast.officer)
    with django_assert_max_num_queries(8):
        assert text_of(officer.get("/desk/verify/")).count('class="row"') == size


def test_a_village_officer_is_led_to_the_queue_from_today(cast, browse, asked):
    assert "To verify 1" in text_of(browse(cast.officer).get("/"))
    reply(browse(cast.officer), asked, "state", note="属实")
    assert "To verify" not in text_of(browse(cast.officer).get("/"))


def test_a_question_about_the_income_of_a_year_shows_its_figures_and_is_answered_without_a_form(cast, browse, tree):
    content = "户编号,家庭人口,务工人数,家庭总收入(元/年),务工收入(元/年)\nS1,4,1,20000,30000\n".encode()
    batch = actions.receive(
        kind="household_economy", file_name="x.csv", content=content, division=tree.village, round=2018, by=cast.county
    )
    actions.commit(batch=actions.check(batch=batch, on=DAY, at=NOW), by=cast.county, on=DAY, at=NOW)
    doubt = Doubt.objects.get(code="outside_over_total")
    officer = browse(cast.officer)
    text = text_of(officer.get(f"/desk/verify/{doubt.pk}/"))
    assert "<dd>20000</dd>" in text
    assert '<dd class="differs">30000</dd>' in text
    assert "on its own page" in text
    assert reply(officer, doubt, "correct").status_code == 302
    assert state(doubt)[0] == "corrected"


def test_every_thing_that_can_be_said_about_a_row_has_a_short_name():
    said = {*PROBLEMS, *(code for kind in KINDS.values() for code in kind.sentences)}
    assert said - set(TITLES) == set()
