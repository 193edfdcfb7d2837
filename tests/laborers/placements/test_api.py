import uuid
from datetime import UTC, datetime

import pytest
import time_machine

from laborers.placements import actions
from laborers.placements.models import Batch, ContractCard, Placement
from tests.factories.placements import make_batch, make_consent, make_placement
from tests.factories.registry import make_household, make_laborer

NOON = datetime(2026, 3, 20, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def laborer(tree):
    return make_laborer(make_household(tree.village))


def work(laborer, consent, **values):
    return {
        "laborer": str(laborer.pk), "consent": str(consent.pk), "occupation": "welding", "destination": "530112",
        "organised_by": "self", "started_on": "2026-03-10", "wage": "5500.50",
    } | values  # fmt: skip


def test_it_records_a_consent_then_a_placement_and_ends_it(api, cast, laborer):
    client = api(cast.officer)
    consent = client.post(
        "/api/v1/consents/",
        {"laborer": str(laborer.pk), "purpose": "placement", "text_version": "2026-1", "given_on": "2026-03-09"},
    )
    assert (consent.status_code, consent.data["by_name"]) == (201, cast.officer.name)
    mine = uuid.uuid4()
    started = client.post("/api/v1/placements/", work(laborer, Named(consent.data["id"]), id=str(mine)))
    assert started.status_code == 201, started.data
    assert started.data["id"] == str(mine)
    assert (started.data["wage"], started.data["area"], started.data["household_number"]) == (
        "5500.50", "in_province", laborer.household.number,
    )  # fmt: skip
    ended = client.post(f"/api/v1/placements/{mine}/end/", {"ended_on": "2026-03-19", "reason": "family"})
    assert (ended.status_code, ended.data["end_reason"], ended["ETag"]) == (200, "family", '"2"')


class Named:
    def __init__(self, pk):
        self.pk = pk


def test_it_names_the_missing_consent_as_a_problem(api, cast, laborer):
    training = make_consent(laborer, purpose="training")
    answer = api(cast.officer).post("/api/v1/placements/", work(laborer, training))
    assert (answer.status_code, answer.data["errors"][0]["pointer"]) == (422, "/consent")
    assert not Placement.objects.exists()


def test_it_asks_for_the_work_when_no_offer_tells_it(api, cast, laborer):
    body = work(laborer, make_consent(laborer))
    del body["destination"]
    answer = api(cast.officer).post("/api/v1/placements/", body)
    assert [each["pointer"] for each in answer.data["errors"]] == ["/destination"]


def test_it_refuses_an_end_in_the_future_and_an_unknown_field(api, cast, laborer):
    placement = make_placement(laborer, by=cast.officer)
    path = f"/api/v1/placements/{placement.pk}/end/"
    client = api(cast.officer)
    assert client.post(path, {"ended_on": "2026-03-21", "reason": "family"}).status_code == 422
    answer = client.post(path, {"ended_on": "2026-03-20", "reason": "family", "fault": "x"})
    assert answer.data["errors"][0]["code"] == "unexpected_field"


@pytest.mark.parametrize(
    ("name", "status"),
    [("officer", 200), ("township", 200), ("county", 200), ("station", 200), ("auditor", 200), ("colleague", 404),
     ("stranger", 404), ("leader", 403)],
)  # fmt: skip
def test_it_shows_a_placement_to_those_whose_it_is(api, cast, laborer, name, status):
    placement = make_placement(laborer, by=cast.officer)
    assert api(getattr(cast, name)).get(f"/api/v1/placements/{placement.pk}/").status_code == status


@pytest.mark.parametrize(
    ("name", "status"), [("station", 403), ("auditor", 403), ("colleague", 404), ("stranger", 404)]
)
def test_it_lets_nobody_else_end_it(api, cast, laborer, name, status):
    placement = make_placement(laborer, by=cast.officer)
    body = {"ended_on": "2026-03-19", "reason": "family"}
    answer = api(getattr(cast, name)).post(f"/api/v1/placements/{placement.pk}/end/", body)
    assert answer.status_code == status
    assert Placement.objects.get().ended_on is None


def test_it_refuses_to_place_someone_elses_laborer(api, cast, laborer):
    answer = api(cast.colleague).post("/api/v1/placements/", work(laborer, make_consent(laborer)))
    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [("", 2), ("division=530129103", 1), ("division=530129", 2), ("destination=4403", 1), ("destination=5301", 1),
     ("active=true", 1), ("active=false", 1), ("organised_by=self", 1)],
)  # fmt: skip
def test_it_narrows_the_list(api, cast, tree, laborer, query, found):
    make_placement(laborer, by=cast.officer, organised_by="self")
    far = make_placement(
        make_laborer(make_household(tree.far_village), name="王芳"), by=cast.county, destination="440300"
    )
    actions.end(placement=far, ended_on=NOON.date().replace(day=19), reason="family", by=cast.county)
    answer = api(cast.county).get(f"/api/v1/placements/?{query}")
    assert len(answer.data["results"]) == found


def test_it_refuses_a_filter_that_is_no_code(api, cast):
    assert api(cast.county).get("/api/v1/placements/?division=Yangjie").status_code == 422
    assert api(cast.county).get("/api/v1/placements/?place=1").status_code == 400


def test_it_runs_a_batch_and_shows_each_only_the_own_people_on_its_roster(api, cast, tree, laborer):
    client = api(cast.township)
    made = client.post(
        "/api/v1/batches/",
        {"division": tree.township.code, "name": "春季首批", "departs_on": "2026-03-10", "destination": "440300",
         "transport": "大巴", "leader_name": "杨开明"},
    )  # fmt: skip
    assert made.status_code == 201, made.data
    batch = Batch.objects.get()
    make_placement(laborer, by=cast.officer, batch=batch)
    make_placement(make_laborer(make_household(tree.next_village), name="王芳"), by=cast.colleague, batch=batch)
    path = f"/api/v1/batches/{batch.pk}/"
    assert client.post(path + "depart/", {}).data["state"] == "departed"
    assert client.post(path + "arrive/", {"on": "2026-03-21"}).status_code == 422
    assert client.post(path + "arrive/", {"on": "2026-03-20"}).data["arrived_on"] == "2026-03-20"
    assert client.get(path).data["people"] == 2
    names = {
        who: [row["laborer_name"] for row in api(getattr(cast, who)).get(path + "roster/").data["results"]]
        for who in ("township", "officer", "colleague")
    }
    assert names == {"township": ["李强", "王芳"], "officer": ["李强"], "colleague": ["王芳"]}
    assert api(cast.officer).post(path + "cancel/").status_code == 403


def test_it_issues_prints_and_revokes_a_card(api, cast, laborer):
    placement = make_placement(laborer, by=cast.officer)
    client = api(cast.township)
    issued = client.post("/api/v1/contract-cards/", {"placement": str(placement.pk)})
    assert (issued.status_code, issued.data["number"]) == (201, "530129-2026-000001")
    assert "token" not in issued.data
    path = f"/api/v1/contract-cards/{issued.data['id']}/"
    printed = api(cast.station).get(path + "card.pdf/", headers={"accept": "application/pdf"})
    assert (printed.status_code, printed["Content-Type"]) == (200, "application/pdf")
    assert printed.content.startswith(b"%PDF-")
    assert client.post(path + "revoke/", {}).data["revoked_on"] == "2026-03-20"
    assert client.post(path + "revoke/", {}).status_code == 409
    lost = api(cast.stranger).get(path + "card.pdf/", headers={"accept": "application/pdf"})
    assert (lost.status_code, lost["Content-Type"]) == (404, "application/problem+json")


def test_it_withdraws_a_consent_without_consequences(api, cast, laborer):
    placement = make_placement(laborer, by=cast.officer)
    path = f"/api/v1/consents/{placement.consent_id}/withdraw/"
    assert api(cast.officer).post(path, {}).data["withdrawn_on"] == "2026-03-20"
    placement.refresh_from_db()
    assert placement.ended_on is None


@pytest.mark.parametrize("path", ["placements", "consents", "batches", "contract-cards"])
def test_it_lists_thirty_rows_in_as_many_queries_as_three(
    api, cast, tree, path, django_assert_max_num_queries, django_assert_num_queries
):
    client = api(cast.township)
    client.get(f"/api/v1/{path}/")  # the first request of a token notes its use
    fill(cast, tree, 3)
    with django_assert_max_num_queries(4) as seen:
        assert len(client.get(f"/api/v1/{path}/").data["results"]) == 3
    fill(cast, tree, 27)
    with django_assert_num_queries(len(seen)):
        assert len(client.get(f"/api/v1/{path}/").data["results"]) == 30


def fill(cast, tree, count):
    for number in range(count):
        batch = make_batch(tree.township, by=cast.township, name=f"批次{number}")
        laborer = make_laborer(make_household(tree.village))
        placement = make_placement(laborer, by=cast.officer, batch=batch)
        actions.issue_card(placement=placement, on=NOON.date(), by=cast.township)


def test_it_shows_the_ledgers_to_the_office(client, cast, tree):
    fill(cast, tree, 1)
    client.force_login(cast.county, backend="django.contrib.auth.backends.ModelBackend")
    for ledger in ("placement", "consent", "batch", "contractcard"):
        page = client.get(f"/admin/laborers/{ledger}/")
        assert page.status_code == 200
        row = page.context["cl"].result_list[0]
        assert client.get(f"/admin/laborers/{ledger}/{row.pk}/change/").status_code == 200


def test_the_ledger_calls_the_same_actions(client, cast, tree):
    fill(cast, tree, 1)
    client.force_login(cast.county, backend="django.contrib.auth.backends.ModelBackend")
    card = ContractCard.objects.get()
    client.post("/admin/laborers/contractcard/", {"action": "revoke", "sure": "1", "_selected_action": [str(card.pk)]})
    card.refresh_from_db()
    assert card.revoked_on == NOON.date()


@pytest.mark.parametrize("day", ["2026-03-21", "9999-12-31"])
def test_a_yes_is_never_written_down_before_it_was_given(api, cast, laborer, day):
    answer = api(cast.officer).post(
        "/api/v1/consents/",
        {"laborer": str(laborer.pk), "purpose": "placement", "text_version": "2026-1", "given_on": day},
    )
    assert (answer.status_code, answer.data["errors"][0]["code"]) == (422, "in_future")
    assert not laborer.consents.exists()
