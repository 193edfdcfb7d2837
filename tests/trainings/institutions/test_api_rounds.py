"""REST: reviews, rounds and objections, step by step; who may; lists in pages; and no way to cast a ballot."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.selections import make_objection, make_open, make_published, make_round
from tests.factories.trainings import make_institution, make_review
from xundian.kit.models import KeptAnswer

ROUNDS, REVIEWS, OBJECTIONS = (
    f"/api/v1/{each}/" for each in ("selection-rounds", "institution-reviews", "selection-objections")
)
PAPERS = [{"kind": kind, "number": "1"} for kind in ("licence", "permit", "teachers")]


@pytest.fixture(autouse=True)
def march():
    with time_machine.travel("2026-03-03T10:00:00+08:00", tick=False):
        yield


def ok(answer, status=200):
    assert answer.status_code == status, answer.json()
    return answer.json()


def test_a_review_is_filed_and_decided(api, cast, tree):
    caller, school = api(cast.county), make_institution(tree.county, approved_from=None)
    body = {"institution": str(school.pk), "filed_on": "2026-03-01", "documents": PAPERS}
    review = ok(caller.post(REVIEWS, body), 201)
    assert (review["state"], len(review["documents"])) == ("filed", 3)
    address = f"{REVIEWS}{review['id']}/decide/"
    refused = caller.post(address, {"verdict": "approved", "reasons": "齐"})
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/valid_to")
    verdict = {"verdict": "approved", "reasons": "齐", "valid_from": "2026-03-03", "valid_to": "2027-03-02"}
    assert ok(caller.post(address, verdict))["decided_by_name"] == cast.county.name
    assert ok(caller.get(f"/api/v1/institutions/{school.pk}/"))["qualified"] is True
    assert caller.post(address, verdict).status_code == 409


def test_a_round_goes_its_way_but_ballots_are_cast_elsewhere(api, cast, tree, client):
    caller = api(cast.county)
    schools = [str(make_institution(tree.county, name=name).pk) for name in ("甲校", "乙校", "丙校")]
    body = {
        "county": "530129", "title": "评选", "conference_on": "2026-03-03", "venue": "礼堂", "electorate": "members",
        "seats": 1, "most_choices": 1, "institutions": schools[:2],
    }  # fmt: skip
    made = caller.post(ROUNDS, body)
    row = ok(made, 201)
    address = f"{ROUNDS}{row['id']}/"
    changed = caller.patch(address, {"seats": 2}, headers={"If-Match": made.headers["ETag"]})
    assert ok(changed)["seats"] == 2
    ok(caller.post(f"{address}stand/", {"institution": schools[2]}))
    assert len(ok(caller.post(f"{address}withdraw/", {"institution": schools[1]}))["candidates"]) == 2
    members = {"members": [{"name": "代表甲", "office": "单位"}, {"name": "代表乙"}]}
    first, second = ok(caller.post(f"{address}members/", members))["members"]
    ok(caller.post(f"{address}remove-member/", {"member": second["id"]}))
    slips = ok(caller.post(f"{address}slips/", {"number": 1}, headers={"Idempotency-Key": "slips of the round"}))
    assert not KeptAnswer.objects.exists()
    ok(caller.post(f"{address}give-slip/", {"member": first["id"]}))
    assert ok(caller.post(f"{address}open/"))["state"] == "voting"
    assert caller.get(f"{address}ballots/").json() == []
    cast_there = client.post(f"/share/selections/{row['id']}/vote/", {"slip": slips["slips"][0], "choice": "2"})
    assert cast_there.status_code == 200
    counted = ok(caller.post(f"{address}close/", {"tellers": "甲"}))
    assert (counted["cast"], counted["candidates"][0]["rate"]) == (1, "100.00")
    assert [each["choices"] for each in caller.get(f"{address}ballots/").json()] == [[2]]
    assert ok(caller.post(f"{address}publish/"))["objections_until"] == "2026-03-10"
    early = caller.post(f"{address}finish/", {"valid_from": "2026-03-11", "valid_to": "2027-03-10"})
    assert (early.status_code, early.json()["code"]) == (409, "too_soon")


def test_an_objection_is_taken_down_and_decided_by_the_auditor(api, cast, tree):
    row = make_published(tree.county, by=cast.county, on=date(2026, 3, 3))
    body = {"round": str(row.pk), "about": "vote", "text": "有人看票", "contact": "王某"}
    taken = ok(api(cast.county).post(OBJECTIONS, body), 201)
    assert (taken["text"], taken["contact"], taken["way"]) == ("有人看票", "王某", "desk")
    assert "text" not in ok(api(cast.county).get(OBJECTIONS))["results"][0]
    address = f"{OBJECTIONS}{taken['id']}/decide/"
    verdict = {"verdict": "upheld", "answer": "重新投票", "effect": "repeat"}
    assert api(cast.county).post(address, verdict).status_code == 403
    assert ok(api(cast.auditor).post(address, verdict))["state"] == "upheld"
    repeat = ok(
        api(cast.county).post(f"{ROUNDS}{row.pk}/repeat/", {"conference_on": "2026-03-20", "venue": "礼堂"}), 201
    )
    assert (repeat["repeats"], repeat["state"]) == (str(row.pk), "preparing")


def test_a_round_is_broken_off_with_its_reason(api, cast, tree):
    row, _slips = make_open(tree.county)
    address = f"{ROUNDS}{row.pk}/cancel/"
    assert api(cast.county).post(address, {"reason": ""}).status_code == 422
    assert ok(api(cast.county).post(address, {"reason": "停电"}))["state"] == "cancelled"


def listing_of(path, county):
    def rounds(number):
        make_round(county, title=f"第{number}次", institutions=[make_institution(county)])

    def reviews(_number):
        make_review(make_institution(county, approved_from=None))

    published = []

    def objections(_number):
        if not published:
            published.append(make_published(county, on=date(2026, 3, 3)))
        make_objection(published[0])

    return {ROUNDS: rounds, REVIEWS: reviews, OBJECTIONS: objections}[path]


@pytest.mark.parametrize("path", [ROUNDS, REVIEWS, OBJECTIONS])
def test_lists_take_the_same_statements_for_3_and_30_rows(api, cast, tree, path):
    caller, counts, make = api(cast.county), [], listing_of(path, tree.county)
    for more in (3, 27):
        for number in range(more):
            make(f"{more}{number}")
        caller.get(path)
        with CaptureQueriesContext(connection) as told:
            rows = caller.get(path).json()["results"]
        counts.append((len(rows), len(told)))
    assert [size for size, _count in counts] == [3, 30]
    assert counts[0][1] == counts[1][1] <= 4


def test_another_county_finds_none_of_it(api, cast, tree):
    row = make_published(tree.county)
    objection, caller = make_objection(row), api(cast.stranger)
    assert caller.get(ROUNDS).json()["results"] == []
    for address in (f"{ROUNDS}{row.pk}/", f"{ROUNDS}{row.pk}/ballots/", f"{OBJECTIONS}{objection.pk}/"):
        assert caller.get(address).status_code == 404
    assert caller.post(f"{ROUNDS}{row.pk}/publish/").status_code == 404


def test_a_candidate_of_another_round_cannot_be_objected_to_here(api, cast, tree):
    row, other = make_published(tree.county), make_published(tree.county, title="另一次")
    body = {"round": str(row.pk), "about": "institution", "text": "假证", "candidate": str(other.candidates.first().pk)}
    assert api(cast.county).post(OBJECTIONS, body).status_code == 404
