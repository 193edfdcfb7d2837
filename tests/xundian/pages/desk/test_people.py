"""People at the desk: the search, one person whole by role, the full number with a reason, who saw and who changed."""

import re
import uuid
from datetime import date, datetime, timedelta

import pghistory
import pytest
import time_machine

from laborers.registry import actions
from laborers.registry.models import Laborer, RevealLog
from tests.conftest import SITE_ID
from tests.factories.codes import load_shipped
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer
from xundian.accounts.actions import note_read
from xundian.accounts.models import ReadLog
from xundian.kit.clock import COUNTY_ZONE

NOON = datetime(2026, 6, 20, 12, tzinfo=COUNTY_ZONE)
SECTIONS = ("Profile", "Household", "Cases", "Skills", "Assessment", "Work", "Answers by survey round", "Timeline")


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def wang(cast, tree):
    load_shipped()
    home = make_household(tree.village, group_name="三组", phone="13800000099", number="XD77")
    person = make_assessed_laborer(
        home, name="王小红", identity="new", phone="13800000021", ethnic_group="03", relation="02", by=cast.officer
    )
    make_placement(person, by=cast.officer, employer_name="晋江某制衣厂")
    actions.add_skill(laborer=person, occupation="welding", source="survey", by=cast.officer, on=date(2026, 6, 1))
    actions.settle_household(household=home, site_id=SITE_ID, by=None)
    make_laborer(home, name="马小军")
    return Laborer.objects.get(pk=person.pk)


def page_of(person, tail=""):
    return f"/desk/laborers/{person.pk}/{tail}"


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", answer.content.decode()))


def numbers_of(person):
    """The full number as it might stand anywhere: whole, or in groups."""
    number = actions.people.unseal(person.identity_sealed, place=actions.IDENTITY_PLACE, row_id=person.pk)
    return number, f"{number[:6]} {number[6:14]} {number[14:]}"


# --- finding ---


@pytest.mark.parametrize("typed", ["王小", "wxh", "0021", "王 三组", "XD77 wang"])
def test_people_are_found_with_the_columns_of_the_role(typed, cast, browse, wang):
    text = text_of(browse(cast.county).get("/desk/laborers/", {"q": typed}))
    assert "1 person" in text
    assert "13800000021" in text
    assert "三组" in text


def test_nobody_is_shown_before_something_is_typed_or_when_nobody_fits(cast, browse, wang):
    assert "王小红" not in text_of(browse(cast.county).get("/desk/laborers/"))
    assert "Nobody was found" in text_of(browse(cast.county).get("/desk/laborers/", {"q": "nobody"}))
    assert "Nobody was found" in text_of(browse(cast.colleague).get("/desk/laborers/", {"q": "王小红"}))
    assert ReadLog.objects.count() == 0


def test_more_than_a_hundred_are_not_all_shown(cast, browse, wang):
    Laborer.objects.bulk_create(
        Laborer(household=wang.household, division=wang.division, name="马龙", pinyin="malong", initials="ml", sex="1",
                birth=date(1990, 1, 1)) for _ in range(101)
    )  # fmt: skip
    answer = browse(cast.county).get("/desk/laborers/", {"q": "马龙"})
    assert "More than 100 people" in text_of(answer)
    assert answer.content.decode().count('scope="row"') == 100


def test_a_station_finds_by_name_and_sees_contact_and_stage_only(cast, browse, wang):
    text = text_of(browse(cast.station).get("/desk/laborers/", {"q": "王"}))
    assert "13800000021" in text
    assert "XD77" not in text
    assert "三组" not in text


# --- one person ---


def test_every_section_is_there_and_the_number_is_masked(cast, browse, wang):
    answer = browse(cast.county).get(page_of(wang))
    text = text_of(answer)
    assert [each for each in SECTIONS if each not in text] == []
    for words in ("王小红", "马小军", "三组", "晋江某制衣厂", "13800000021", wang.identity_hint):
        assert words in text, words
    assert not any(number in text for number in numbers_of(wang))


@pytest.mark.parametrize(
    ("role", "hidden"),
    [
        ("officer", ["Full identity number", "Who saw"]), ("township", ["Who saw"]),
        ("site", ["Full identity number"]), ("auditor", ["9900**", "Full identity number"]),
        ("station", ["9900**", "三组", "XD77", "马小军", "Answers by", "回族"]),
    ],
)  # fmt: skip
def test_a_role_sees_its_columns_and_sections(role, hidden, cast, browse, wang):
    answer = browse(getattr(cast, role)).get(page_of(wang))
    assert answer.status_code == 200
    assert [words for words in hidden if words in text_of(answer)] == []
    assert "13800000021" in text_of(answer)
    assert ("9900**" in text_of(answer)) is (role not in ("auditor", "station"))


def test_a_leader_has_no_such_page_and_a_foreign_person_is_as_absent_as_none(cast, browse, wang):
    assert browse(cast.leader).get(page_of(wang)).status_code == 403
    for user in (cast.colleague, cast.stranger):
        for tail in ("", "reveal/", "audit/"):
            absent = browse(user).get(f"/desk/laborers/{uuid.uuid4()}/{tail}").status_code
            assert browse(user).get(page_of(wang, tail)).status_code == absent
    assert browse(cast.colleague).get(page_of(wang)).status_code == 404


def test_opening_a_page_with_details_is_written_down(cast, browse, wang):
    browse(cast.county).get(page_of(wang))
    browse(cast.county).get(page_of(wang))
    browse(cast.officer).get(f"/households/{wang.household_id}/")
    found = {(line.user.username, line.how): line.times for line in ReadLog.objects.filter(record=wang.pk)}
    assert found == {("county", "page"): 2, ("officer", "page"): 1}
    assert ReadLog.objects.exclude(record=wang.pk).count() == 1  # the other member of the household


@pytest.mark.parametrize("size", [3, 30])
def test_the_page_costs_the_same_however_much_happened(size, cast, browse, wang, django_assert_max_num_queries):
    case = actions.open_case_of(wang)
    for _ in range(size):
        actions.note(case=case, kind="note", on=date(2026, 6, 1), by=cast.officer)
        make_laborer(wang.household, name="马龙")
    client = browse(cast.county)
    client.get(page_of(wang))
    with django_assert_max_num_queries(19):
        client.get(page_of(wang))


# --- the full number ---


def test_a_reason_opens_the_number_once(cast, browse, wang):
    client = browse(cast.township)
    whole, grouped = numbers_of(wang)
    asked = client.get(page_of(wang, "reveal/"))
    assert not any(number in text_of(asked) for number in (whole, grouped))
    answer = client.post(page_of(wang, "reveal/"), {"ground": "contract"})
    assert grouped in text_of(answer)
    assert "no-store" in answer["Cache-Control"]
    assert "no-store" in asked["Cache-Control"]
    line = RevealLog.objects.get()
    assert (line.by, line.ground, line.reason, line.laborer) == (cast.township, "contract", "", wang)
    assert ReadLog.objects.get(how="reveal").times == 1
    assert grouped not in text_of(client.get(page_of(wang, "reveal/")))


@pytest.mark.parametrize(
    ("sent", "place"),
    [({}, "#ground"), ({"ground": "curious"}, "#ground"), ({"ground": "other"}, "#reason"),
     ({"ground": "other", "reason": "  x "}, "#reason")],
)  # fmt: skip
def test_without_a_reason_nothing_is_shown_or_written(sent, place, cast, browse, wang):
    answer = browse(cast.county).post(page_of(wang, "reveal/"), sent)
    assert answer.status_code == 422
    assert f'href="{place}"' in answer.content.decode()
    assert not any(number in text_of(answer) for number in numbers_of(wang))
    assert not RevealLog.objects.exists()


def test_what_was_typed_is_kept_when_it_is_refused(cast, browse, wang):
    page = browse(cast.county).post(page_of(wang, "reveal/"), {"ground": "other", "reason": "abc"}).content.decode()
    assert re.search('value="other" checked', page)
    assert 'value="abc"' in page


def test_beyond_the_limit_it_says_when_to_come_back(cast, browse, wang, monkeypatch):
    monkeypatch.setattr(actions.people, "REVEALS_AN_HOUR", 1)
    client = browse(cast.county)
    client.post(page_of(wang, "reveal/"), {"ground": "card"})
    answer = client.post(page_of(wang, "reveal/"), {"ground": "card"})
    assert answer.status_code == 429
    assert "Come back at 13:01" in text_of(answer)
    assert not any(number in text_of(answer) for number in numbers_of(wang))


def test_a_person_without_a_number_is_told_so(cast, browse, tree):
    nobody = make_laborer(make_household(tree.village))
    answer = browse(cast.county).post(page_of(nobody, "reveal/"), {"ground": "card"})
    assert answer.status_code == 409
    assert "No identity number is on record" in text_of(answer)


@pytest.mark.parametrize("role", ["officer", "site", "station", "auditor", "leader"])
def test_who_may_not_reveal_gets_no_form(role, cast, browse, wang):
    for ask in ("get", "post"):
        assert getattr(browse(getattr(cast, role)), ask)(page_of(wang, "reveal/")).status_code == 403


# --- who saw, who changed ---


def test_who_saw_tells_day_way_times_and_reasons(cast, browse, wang):
    note_read(user=cast.officer, model="laborers.laborer", record=wang.pk, how="rest", at=NOON, purpose="回访")
    browse(cast.township).post(page_of(wang, "reveal/"), {"ground": "other", "reason": "来办社保卡"})
    text = text_of(browse(cast.auditor).get(page_of(wang, "audit/")))
    for words in (
        "Officer",
        "over the interface",
        "回访",
        "Township",
        "full identity number",
        "Something else · 来办社保卡",
    ):
        assert words in text, words


def test_who_changed_tells_fields_and_codes_in_words(cast, browse, wang):
    with pghistory.context(user=str(cast.officer.pk)):
        actions.edit_laborer(
            laborer=wang, changes={"education": "10", "phone": "13900000034", "ethnic_group": "04"},
            expected_version=None, by=cast.officer,
        )  # fmt: skip
        actions.edit_household(household=wang.household, changes={"group_name": "上村"}, expected_version=None, by=None)
    text = text_of(browse(cast.county).get(page_of(wang, "audit/"), {"show": "changed"}))
    for words in ("Phone: 13800000021 → 13900000034", "Village group: 三组 → 上村", "Officer", "Welding", "Skill"):
        assert words in text, words
    assert "Education: Junior high school →" in text
    assert "Pinyin" not in text
    assert not any(number in text for number in numbers_of(wang))


def test_the_lines_are_filtered_by_person_and_period_and_paged(cast, browse, wang):
    for days in range(60):
        for user in (cast.officer, cast.county):
            note_read(user=user, model="laborers.laborer", record=wang.pk, how="page", at=NOON - timedelta(days=days))
    client = browse(cast.county)

    def rows(**asked):
        return client.get(page_of(wang, "audit/"), asked).content.decode().count('<tr><td class="day">')

    assert rows() == 50
    assert rows(page=3) == 20
    assert rows(by=str(cast.officer.pk), since="2026-06-11", until="2026-06-20") == 10
    assert rows(since="2026-06-20") == 2
    assert rows(until="2026-04-22") == 2
    assert rows(by="no-key", since="yesterday") == 50
    changed = client.get(page_of(wang, "audit/"), {"show": "changed", "until": "2020-01-01"})
    assert "Nobody in this choice" in text_of(changed)


@pytest.mark.parametrize("size", [3, 30])
@pytest.mark.parametrize("show", ["saw", "changed"])
def test_the_audit_costs_the_same_at_any_size(show, size, cast, browse, wang, django_assert_max_num_queries):
    for number in range(size):
        note_read(
            user=cast.officer, model="laborers.laborer", record=wang.pk, how="page", at=NOON - timedelta(days=number)
        )
        actions.edit_laborer(laborer=wang, changes={"phone": f"1390000{number:04}"}, expected_version=None, by=None)
    client = browse(cast.county)
    client.get(page_of(wang, "audit/"), {"show": show})
    with django_assert_max_num_queries(8 if show == "saw" else 45):
        client.get(page_of(wang, "audit/"), {"show": show})


def test_the_log_is_read_over_the_interface_too(cast, api, wang):
    note_read(user=cast.officer, model="laborers.laborer", record=wang.pk, how="export", at=NOON, purpose="年报")
    (line,) = api(cast.auditor).get("/api/v1/read-log/", {"laborer": str(wang.pk)}).json()["results"]
    assert (line["by_name"], line["how"], line["times"], line["purpose"]) == ("Officer", "export", 1, "年报")
    for asked in ({}, {"laborer": "x"}, {"laborer": str(uuid.uuid4())}):
        assert api(cast.auditor).get("/api/v1/read-log/", asked).status_code == 404
    assert api(cast.stranger).get("/api/v1/read-log/", {"laborer": str(wang.pk)}).status_code == 404
    assert api(cast.township).get("/api/v1/read-log/", {"laborer": str(wang.pk)}).status_code == 403


# --- the phone's pages ---


def test_the_households_page_names_who_was_found(cast, browse, wang):
    text = text_of(browse(cast.officer).get("/households/", {"q": "小军 三组"}))
    assert "Found: 马小军" in text
    assert "1 household" in text
    assert "Nobody was found" in text_of(browse(cast.officer).get("/households/", {"q": "小军 四组"}))


def test_the_household_page_leads_to_the_person_and_for_some_to_the_number(cast, browse, wang):
    for user, leads in ((cast.officer, False), (cast.township, True)):
        page = browse(user).get(f"/households/{wang.household_id}/").content.decode()
        assert page_of(wang) in page
        assert (page_of(wang, "reveal/") in page) is leads
