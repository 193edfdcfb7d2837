"""Training institutions at the desk: the forms, each step of a round, print sheets, and who may."""

import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.selections import make_objection, make_open, make_published, make_round
from tests.factories.trainings import load_words, make_institution, make_uscc
from trainings.institutions.models import Institution, Objection, SelectionRound

DESK = "/desk/"


@pytest.fixture(autouse=True)
def march(client, cast):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    client.force_login(cast.county)
    with time_machine.travel("2026-03-05T10:00:00+08:00", tick=False):
        yield


def test_an_institution_is_registered_reviewed_and_qualified(client):
    load_words()
    wrong = client.post(f"{DESK}institutions/new/", {"name": "羊街技校", "uscc": "1"})
    assert wrong.status_code == 422
    sent = {"name": "羊街技校", "uscc": make_uscc(), "occupations": ["welding"]}
    page = client.post(f"{DESK}institutions/new/", sent, follow=True)
    school = Institution.objects.get()
    assert school.occupations == ["welding"]
    assert "羊街技校" in page.content.decode()
    address = f"{DESK}institutions/{school.pk}/"
    papers = {"filed_on": "2026-03-01", "number_licence": "1", "number_permit": "2", "until_permit": "2030-01-01"}
    assert client.post(f"{address}file/", papers).status_code == 302
    (review,) = school.reviews.all()
    verdict = {
        "review": str(review.pk), "verdict": "approved", "reasons": "齐", "valid_from": "2026-03-05",
        "valid_to": "2027-03-04",
    }  # fmt: skip
    refused = client.post(f"{address}decide/", verdict)
    assert refused.status_code == 422
    assert "List of teachers" in refused.content.decode()
    remedy = {"verdict": "remedy", "remedy": "补交教师名册", "remedy_by": "2026-04-01"}
    assert client.post(f"{address}decide/", verdict | remedy).status_code == 302
    assert client.post(f"{address}file/", papers | {"number_teachers": "3"}).status_code == 302
    review = school.reviews.get(state="filed")
    assert client.post(f"{address}decide/", verdict | {"review": str(review.pk)}).status_code == 302
    school.refresh_from_db()
    assert str(school.approved_to) == "2027-03-04"
    edited = {"name": "羊街技工学校", "version": school.version}
    assert client.post(f"{address}change/", edited).status_code == 302
    assert client.post(f"{address}change/", edited).status_code == 422


def test_a_round_is_held_at_the_desk(client, tree, cast):
    schools = [make_institution(tree.county, name=name) for name in ("甲校", "乙校")]
    terms = {
        "title": "评选", "conference_on": "2026-03-05", "venue": "礼堂", "electorate": "members", "seats": "1",
        "most_choices": "1", "objection_days": "7",
    }  # fmt: skip
    assert client.post(f"{DESK}selection-rounds/new/", terms | {"seats": "x"}).status_code == 422
    client.post(f"{DESK}selection-rounds/new/", terms | {"institutions": [str(school.pk) for school in schools]})
    row = SelectionRound.objects.get()
    address = f"{DESK}selection-rounds/{row.pk}/"
    steps = lambda step, **words: client.post(f"{address}{step}/", words)  # noqa: E731
    assert steps("open").status_code == 422
    assert steps("members", members="代表甲，人社局\n代表乙\n").status_code == 302
    for shown in (address, f"{address}protocol/"):
        assert "单位或职务" in client.get(shown, headers={"accept-language": "zh-hans"}).content.decode()
    sheet = steps("slips", number="2")
    (slip, _other) = re.findall(r'class="code">([^<]+)<', sheet.content.decode())
    assert "no-store" in sheet["Cache-Control"]
    member = row.electors.get(name="代表甲")
    assert steps("give-slip", member=str(member.pk)).status_code == 302
    assert steps("open").status_code == 302
    assert client.post(f"/share/selections/{row.pk}/vote/", {"slip": slip, "choice": "1"}).status_code == 200
    assert steps("close", tellers="").status_code == 422
    assert steps("close", tellers="县纪委杨某").status_code == 302
    protocol = client.get(f"{address}protocol/").content.decode()
    assert "100.00%" in protocol
    assert "代表乙" in protocol
    assert steps("publish").status_code == 302
    assert steps("finish", valid_from="2026-03-20", valid_to="2027-03-19").status_code == 422
    with time_machine.travel("2026-03-13T10:00:00+08:00", tick=False):
        assert steps("finish", valid_from="2026-03-20", valid_to="2027-03-19").status_code == 302
    row.refresh_from_db()
    assert row.state == "final"
    assert (
        "On the list"
        in client.get(f"{DESK}institutions/{row.candidates.get(number=1).institution_id}/").content.decode()
    )


def test_an_objection_is_decided_by_the_auditor_and_not_by_who_held_the_vote(client, tree, cast):
    row = make_published(tree.county, by=cast.county)
    sent = {"about": "vote", "text": "有人看票", "key": "an objection at the desk"}
    assert client.post(f"{DESK}selection-rounds/{row.pk}/objection/", sent | {"text": ""}).status_code == 422
    assert client.post(f"{DESK}selection-rounds/{row.pk}/objection/", sent).status_code == 302
    objection = Objection.objects.get()
    assert (objection.way, objection.filed_by) == ("desk", cast.county)
    address = f"{DESK}objections/{objection.pk}/"
    assert "Somebody else decides" in client.get(address).content.decode()
    verdict = {"verdict": "upheld", "effect": "repeat", "answer": "重新投票"}
    assert client.post(f"{address}decide/", verdict).status_code == 403
    client.force_login(cast.auditor)
    assert "有人看票" in client.get(address).content.decode()
    assert client.post(f"{address}decide/", verdict | {"effect": ""}).status_code == 422
    assert client.post(f"{address}decide/", verdict).status_code == 302
    client.force_login(cast.county)
    repeat = {"conference_on": "2026-03-20", "venue": "礼堂"}
    assert client.post(f"{DESK}selection-rounds/{row.pk}/repeat/", repeat).status_code == 302
    assert SelectionRound.objects.filter(repeats=row).exists()


@pytest.mark.parametrize(
    ("tail", "carriers"),
    [
        ("institutions/", {"officer", "township", "county", "site", "auditor"}),
        ("selection-rounds/", {"township", "county", "auditor"}),
        ("selection-rounds/new/", {"county"}), ("institutions/new/", {"county"}),
    ],
)  # fmt: skip
def test_which_roles_open_which_page(client, cast, tree, tail, carriers):
    passed = set()
    for name in ("officer", "township", "county", "leader", "station", "site", "auditor"):
        client.force_login(getattr(cast, name))
        if client.get(f"{DESK}{tail}").status_code == 200:
            passed.add(name)
    assert passed == carriers


def test_another_county_finds_nothing(client, cast, tree):
    row = make_published(tree.county)
    objection = make_objection(row)
    client.force_login(cast.stranger)
    for tail in (
        f"selection-rounds/{row.pk}/", f"selection-rounds/{row.pk}/protocol/", f"objections/{objection.pk}/",
        f"institutions/{row.candidates.first().institution_id}/",
    ):  # fmt: skip
        assert client.get(f"{DESK}{tail}").status_code == 404
    assert client.post(f"{DESK}selection-rounds/{row.pk}/publish/").status_code == 404


@pytest.mark.parametrize("tail", ["institutions/", "selection-rounds/"])
def test_lists_take_the_same_statements_for_3_and_30_rows(client, tree, tail):
    schools, counts = [make_institution(tree.county) for _each in range(2)], []
    for more in (3, 27):
        for number in range(more):
            if tail == "institutions/":
                make_institution(tree.county, name=f"{more}-{number}校")
            else:
                make_round(tree.county, title=f"{more}-{number}", institutions=schools)
        client.get(f"{DESK}{tail}")
        with CaptureQueriesContext(connection) as told:
            client.get(f"{DESK}{tail}")
        counts.append(len(told))
    assert counts[0] == counts[1]


def test_lists_are_searched_filtered_and_say_when_they_are_empty(client, tree):
    assert "No institution was found" in client.get(f"{DESK}institutions/").content.decode()
    assert "no selection round yet" in client.get(f"{DESK}selection-rounds/").content.decode()
    make_institution(tree.county, name="羊街技校")
    make_institution(tree.county, name="未审技校", approved_from=None)
    text = client.get(f"{DESK}institutions/?standing=not_qualified").content.decode()
    assert ("未审技校" in text, "羊街技校" in text) == (True, False)
    assert "羊街技校" in client.get(f"{DESK}institutions/?q=羊街").content.decode()
    make_open(tree.county, title="投票中的")
    assert "投票中的" in client.get(f"{DESK}selection-rounds/?state=voting").content.decode()
    assert "投票中的" not in client.get(f"{DESK}selection-rounds/?state=final").content.decode()
