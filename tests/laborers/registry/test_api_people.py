"""Laborers over REST: who sees which of them, and which of their fields."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import ProgrammingError, transaction

from laborers.registry import actions
from laborers.registry.actions import people as people_actions
from laborers.registry.models import Laborer, RevealLog
from tests.conftest import SITE_ID
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer
from xundian.codes.rules import make_identity
from xundian.kit import clock

LABORERS = "/api/v1/laborers/"
READERS = {"officer", "colleague", "township", "county", "station", "site", "auditor", "stranger"}


def names(answer):
    return {row["name"] for row in answer.json()["results"]}


def test_each_role_lists_the_people_of_its_own_place(cast, api, people):
    seen = {}
    for name, user in vars(cast).items():
        answer = api(user).get(LABORERS)
        seen[name] = names(answer) if answer.status_code == 200 else answer.status_code
    assert seen == {
        "officer": {"王五"}, "colleague": {"赵六"}, "township": {"王五", "赵六"}, "county": {"王五", "赵六"},
        "auditor": {"王五", "赵六"}, "leader": 403, "station": set(), "site": set(), "stranger": set(),
    }  # fmt: skip


def test_a_person_out_of_place_is_as_absent_as_none(cast, api, people):
    for user in (cast.colleague, cast.stranger, cast.station, cast.site):
        paths = [f"{LABORERS}{pk}/" for pk in (people.wang.pk, uuid.uuid4(), "word")]
        answers = [api(user).get(path) for path in paths]
        answers += [api(user).get(f"{path}timeline/") for path in paths]
        assert {answer.status_code for answer in answers} == {404}
        assert len({str(answer.json() | {"instance": ""}) for answer in answers}) == 1


def test_the_list_speaks_codes_and_words_in_both_languages(cast, api, people, codes):
    (row,) = api(cast.officer).get(LABORERS).json()["results"]
    assert (row["education"], row["education_label"]) == ("70", "初中")
    assert (row["category"], row["category_label"]) == ("ordinary", "一般农户")
    assert (row["sex_label"], row["health_label"], row["labour_skill_label"]) == ("男", "健康", "普通劳动力")
    (row,) = api(cast.officer).get(LABORERS, HTTP_ACCEPT_LANGUAGE="en").json()["results"]
    assert (row["education_label"], row["stage"], row["stage_label"]) == ("Junior high school", "surveyed", "Surveyed")
    assert row["division_name"] == "三营庄村委会"


def test_no_answer_but_the_reveal_holds_an_identity_number(cast, api, people):
    number = api(cast.county).post(f"{LABORERS}{people.wang.pk}/reveal/", {"reason": "Card lost"}).json()["identity"]
    for path in (LABORERS, f"{LABORERS}{people.wang.pk}/", f"{LABORERS}{people.wang.pk}/timeline/"):
        for user in (cast.officer, cast.township, cast.county, cast.auditor):
            assert number not in api(user).get(path).content.decode()


def test_the_masked_number_is_for_those_who_work_with_the_person(cast, api, people):
    people.home.site_id = SITE_ID
    people.home.save(update_fields=["site_id"])
    for user, shown in ((cast.officer, True), (cast.township, True), (cast.county, True), (cast.site, True)):
        (row,) = [each for each in api(user).get(LABORERS).json()["results"] if each["name"] == "王五"]
        assert ("*" in row["identity_hint"]) is shown
    answers = [api(cast.auditor).get(path).content.decode() for path in (LABORERS, f"{LABORERS}{people.wang.pk}/")]
    hint = Laborer.objects.get(pk=people.wang.pk).identity_hint
    assert hint.startswith("99")
    assert not any(hint in text for text in answers)


def test_a_station_gets_contact_and_work_of_people_placed_there(cast, api, people):
    make_placement(people.wang, by=cast.officer)
    (row,) = api(cast.station).get(LABORERS).json()["results"]
    assert set(row) == {"id", "name", "phone", "stage", "stage_label", "skills"}
    assert set(api(cast.station).get(f"{LABORERS}{people.wang.pk}/").json()) == set(row)
    lines = api(cast.station).get(f"{LABORERS}{people.wang.pk}/timeline/").json()["results"]
    assert {line["kind"] for line in lines} <= {"started", "ended", "card", "visited"}
    assert len(lines) < len(api(cast.officer).get(f"{LABORERS}{people.wang.pk}/timeline/").json()["results"])
    assert api(cast.station).get(f"{LABORERS}{people.zhao.pk}/").status_code == 404


def test_only_roles_with_the_right_read_and_write(cast, api, people):
    path = f"{LABORERS}{people.wang.pk}/"
    for name, user in vars(cast).items():
        client = api(user)
        assert (client.get(LABORERS).status_code == 403) is (name not in READERS)
        may_edit = name not in ("leader", "station", "auditor")
        assert (client.post(LABORERS, {}).status_code == 403) is not may_edit
        assert (client.patch(path, {}).status_code == 403) is not may_edit
        may_reveal = name in ("township", "county", "stranger")
        assert (client.post(f"{path}reveal/", {}).status_code == 403) is not may_reveal
    assert api().get(LABORERS).status_code == 401


def test_it_finds_people_by_name_pinyin_and_initials(cast, api, people):
    client = api(cast.county)
    for typed in ("王五", "五", "wang", "wangwu", "Wang Wu", "ww", "WW"):
        assert names(client.get(LABORERS, {"q": typed})) == {"王五"}
    assert names(client.get(LABORERS, {"q": "%"})) == set()


def test_it_filters_by_division_stage_and_direction(cast, api, people, tree):
    make_assessed_laborer(people.home, "nearby", name="孙八")
    client = api(cast.county)
    assert names(client.get(LABORERS, {"division": tree.village.code})) == {"王五", "孙八"}
    assert names(client.get(LABORERS, {"stage": "assessed"})) == {"孙八"}
    assert names(client.get(LABORERS, {"direction": "nearby"})) == {"孙八"}
    assert names(client.get(LABORERS, {"direction": "away"})) == set()
    actions.advance(case=people.case, to="closed", outcome="other", by=None, on=date(2026, 4, 1))
    assert names(client.get(LABORERS, {"stage": "closed"})) == {"王五"}


@pytest.mark.parametrize("code", ["520526", "530129107", "530129103999", "word"])
def test_a_division_out_of_place_is_as_absent_as_none(cast, api, people, code):
    answer = api(cast.officer).get(LABORERS, {"division": code})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_an_unknown_filter_is_refused_on_lists_and_timelines(cast, api, people):
    for path in (LABORERS, f"{LABORERS}{people.wang.pk}/timeline/"):
        answer = api(cast.county).get(path, {"household__phone": "1"})
        assert (answer.status_code, answer.json()["code"]) == (400, "unknown_field")
    assert api(cast.county).get(LABORERS, {"stage": "flying"}).status_code == 422


@pytest.mark.parametrize("size", [3, 30])
def test_the_list_costs_the_same_at_any_size(cast, api, tree, codes, size, django_assert_num_queries):
    household = make_household(tree.village)
    for _ in range(size):
        make_laborer(household)
    client = api(cast.officer)
    client.get(LABORERS)
    with django_assert_num_queries(3):
        assert len(client.get(LABORERS).json()["results"]) == size


@pytest.mark.parametrize("size", [3, 30])
def test_the_timeline_costs_the_same_at_any_length(cast, api, people, codes, size, django_assert_num_queries):
    for _ in range(size):
        actions.note(
            case=people.case, kind="note", on=date(2026, 4, 1), by=cast.officer, detail={"occupation": "welding"}
        )
    client = api(cast.officer)
    client.get(LABORERS)
    with django_assert_num_queries(6):
        lines = client.get(f"{LABORERS}{people.wang.pk}/timeline/").json()["results"]
    assert len(lines) == size + 1


def test_the_timeline_runs_over_all_episodes_newest_first_in_pages(cast, api, people, codes):
    actions.advance(case=people.case, to="closed", outcome="returned", by=cast.county, on=date(2026, 4, 1))
    actions.open_case(laborer=people.wang, by=cast.officer, on=date(2026, 5, 1))
    client = api(cast.officer)
    page = client.get(f"{LABORERS}{people.wang.pk}/timeline/?limit=2", HTTP_ACCEPT_LANGUAGE="en").json()
    assert [line["kind"] for line in page["results"]] == ["opened", "stage"]
    closing = page["results"][1]
    assert (closing["to_stage_label"], closing["by_name"]) == ("Closed", "County")
    assert closing["detail_labels"] == {"outcome": "Returned home"}
    rest = client.get(page["next"]).json()
    assert [line["kind"] for line in rest["results"]] == ["opened"]
    assert len({line["case"] for line in page["results"] + rest["results"]}) == 2


def test_it_registers_a_person_and_takes_sex_and_birth_from_the_number(cast, api, people, codes):
    identity = make_identity(birth=date(1990, 5, 6), sex="2", serial=7)
    body = {"household": str(people.home.pk), "name": "周八", "identity": identity, "phone": "+86 139-0000-0003"}
    answer = api(cast.officer).post(LABORERS, body)
    assert answer.status_code == 201, answer.json()
    assert answer["ETag"] == '"1"'
    row = answer.json()
    assert (row["sex"], row["birth"], row["stage"], row["phone"]) == ("2", "1990-05-06", "surveyed", "13900000003")
    assert identity not in answer.content.decode()


def test_it_registers_a_person_once_for_a_key_and_once_for_an_id(cast, api, people):
    body = {
        "id": str(uuid.uuid4()),
        "household": str(people.home.pk),
        "name": "周八",
        "sex": "1",
        "birth": "1990-05-06",
    }
    client, key = api(cast.officer), {"HTTP_IDEMPOTENCY_KEY": "one-and-the-same"}
    first, again = client.post(LABORERS, body, **key), client.post(LABORERS, body, **key)
    assert (first.status_code, again.status_code, again["Idempotent-Replay"]) == (201, 201, "true")
    assert again.json() == first.json()
    assert (first.json()["id"], Laborer.objects.filter(name="周八").count()) == (body["id"], 1)
    assert client.post(LABORERS, body | {"name": "周九"}, **key).json()["errors"][0]["code"] == "key_reused"
    assert client.post(LABORERS, body).status_code == 409
    assert Laborer.objects.filter(name="周八").count() == 1


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"name": ""}, "/name", "blank"),
        ({"identity": "110105194912310021"}, "/identity", "identity_checksum"),
        ({"identity": "123"}, "/identity", "identity_length"),
        ({"identity": "11010519491231002X"}, "/birth", "identity_differs"),
        ({"education": "55"}, "/education", "unknown_code"),
        ({"phone": "12345"}, "/phone", "phone_format"),
        ({"birth": "2999-01-01"}, "/birth", "in_future"),
        ({"birth": "yesterday"}, "/birth", "invalid"),
        ({"sex": "3"}, "/sex", "invalid_choice"),
        ({"stage": "placed"}, "/stage", "unexpected_field"),
        ({"division": "530129103212"}, "/division", "unexpected_field"),
    ],
)
def test_it_names_what_is_wrong_and_writes_nothing(cast, api, people, codes, change, field, code):
    body = {"household": str(people.home.pk), "name": "周八", "sex": "1", "birth": "1990-05-06"}
    answer = api(cast.officer).post(LABORERS, body | change)
    assert answer.status_code == 422
    assert (answer.json()["errors"][0]["pointer"], answer.json()["errors"][0]["code"]) == (field, code)
    assert not Laborer.objects.filter(name="周八").exists()


def test_it_asks_for_birth_and_sex_without_a_number(cast, api, people):
    answer = api(cast.officer).post(LABORERS, {"household": str(people.home.pk), "name": "周八"})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "required")


def test_a_known_number_is_parked_and_the_answer_does_not_tell_where(cast, api, people):
    number = api(cast.county).post(f"{LABORERS}{people.wang.pk}/reveal/", {"reason": "Card lost"}).json()["identity"]
    body = {"household": str(people.next_home.pk), "name": "某人", "identity": number}
    answer = api(cast.colleague).post(LABORERS, body)
    assert (answer.status_code, answer.json()["state"]) == (202, "parked")
    assert people.wang.name not in answer.content.decode()


def test_it_registers_nobody_into_a_household_of_another_village(cast, api, people):
    for household in (people.next_home.pk, uuid.uuid4()):
        body = {"household": str(household), "name": "周八", "sex": "1", "birth": "1990-05-06"}
        assert api(cast.officer).post(LABORERS, body).status_code == 404


def test_it_changes_a_person_only_on_the_version_that_was_seen(cast, api, people, codes):
    client, path = api(cast.officer), f"{LABORERS}{people.wang.pk}/"
    assert client.patch(path, {"education": "30"}).status_code == 428
    seen = client.get(path)["ETag"]
    changed = client.patch(path, {"education": "30", "name": "王伍"}, HTTP_IF_MATCH=seen)
    assert (changed.status_code, changed["ETag"], changed.json()["education_label"]) == (200, '"2"', "大学专科")
    assert names(client.get(LABORERS, {"q": "wangwu"})) == {"王伍"}
    late = client.patch(path, {"education": "20"}, HTTP_IF_MATCH=seen)
    assert (late.status_code, late.json()["code"]) == (412, "stale")
    assert client.get(path).json()["education"] == "30"


@pytest.mark.parametrize("change", [{"identity": "x"}, {"birth": "1990-01-01"}, {"household": "x"}, {"version": 9}])
def test_it_changes_no_other_field(cast, api, people, change):
    answer = api(cast.officer).patch(f"{LABORERS}{people.wang.pk}/", change, HTTP_IF_MATCH='"1"')
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == "unexpected_field"


def test_a_reveal_leaves_a_line_that_cannot_be_changed(cast, api, people):
    answer = api(cast.township).post(f"{LABORERS}{people.wang.pk}/reveal/", {"reason": "Bank card"})
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert len(answer.json()["identity"]) == 18
    line = RevealLog.objects.get()
    assert (line.laborer, line.by, line.reason) == (people.wang, cast.township, "Bank card")
    for harm in (lambda: RevealLog.objects.update(reason="x"), lambda: RevealLog.objects.all().delete()):
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            harm()


def test_a_reveal_needs_a_reason_and_a_number(cast, api, people):
    client = api(cast.county)
    assert client.post(f"{LABORERS}{people.wang.pk}/reveal/", {"reason": "  "}).status_code == 422
    absent = client.post(f"{LABORERS}{people.zhao.pk}/reveal/", {"reason": "Bank card"})
    assert (absent.status_code, absent.json()["code"]) == (409, "no_identity")
    assert not RevealLog.objects.exists()


def test_a_user_opens_thirty_numbers_an_hour_and_no_more(cast, api, people, monkeypatch):
    monkeypatch.setattr(people_actions, "REVEALS_AN_HOUR", 2)
    client, path = api(cast.county), f"{LABORERS}{people.wang.pk}/reveal/"
    assert actions.REVEALS_AN_HOUR == 30
    statuses = [client.post(path, {"reason": "Bank card"}).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    assert 3590 <= int(client.post(path, {"reason": "Bank card"})["Retry-After"]) <= 3601
    assert api(cast.township).post(path, {"reason": "Bank card"}).status_code == 200
    later = clock.now() + timedelta(hours=1, seconds=1)
    assert actions.reveal_identity(laborer=people.wang, by=cast.county, reason="Bank card", at=later)


def test_the_reveal_is_never_kept_for_a_repeated_request(cast, api, people):
    client, path = api(cast.county), f"{LABORERS}{people.wang.pk}/reveal/"
    for _ in range(2):
        answer = client.post(path, {"reason": "Bank card"}, HTTP_IDEMPOTENCY_KEY="again-and-again")
        assert "Idempotent-Replay" not in answer
    assert RevealLog.objects.count() == 2
