"""Every step that a station's program can write, tried with a sandbox token: answered like the real one, and undone."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection, transaction
from rest_framework.test import APIClient

from laborers.difficulties.models import Difficulty
from laborers.enterprises.models import Inspection
from laborers.jobs.models import Vacancy
from laborers.placements import actions as placements
from laborers.placements.models import Placement
from laborers.visits.models import ContactPoint, News, VisitPlan
from tests.factories.difficulties import make_difficulty
from tests.factories.enterprises import make_enterprise, make_inspection
from tests.factories.placements import KUNMING_XISHAN, make_batch
from tests.house import test_access
from tests.house.test_access import ROUTES, Undo, operations
from tests.house.world import CANARIES, NOON, ON
from xundian.accounts import tokens
from xundian.accounts.permissions import PUBLIC, SIGNED_IN
from xundian.accounts.roles import Role, carries
from xundian.accounts.scopes import needed_for, useful_to
from xundian.kit.models import OutboxMessage
from xundian.webhooks import actions as webhooks
from xundian.webhooks.models import Delivery, Subscription

pytestmark = pytest.mark.django_db
world = test_access.world
TODAY = ON.isoformat()
WRITES = ("post", "put", "patch", "delete")


def steps():
    """[(resource, step, method, address)] of everything that a station may write."""
    found = []
    for name, viewset in ROUTES.items():
        for method, action, address in operations(name):
            right = viewset.rights[action]
            if method in WRITES and right != PUBLIC and (right == SIGNED_IN or carries(Role.STATION, right)):
                found.append((name, action, method, address))
    return found


def in_scope(name, action):
    right = ROUTES[name].rights[action]
    return bool(needed_for(right))


OPEN = [step for step in steps() if in_scope(*step[:2])]
CLOSED = [step for step in steps() if not in_scope(*step[:2])]


# --- what each step takes: (key of the row or None, body); what it needs is made before, and undone with the test ----


def placement():
    return Placement.objects.get(laborer__name=f"{CANARIES['A']}甲")


def difficulty(world, *done):
    home = placement().household
    row = make_difficulty(home, world.officer, laborer=placement().laborer, on=ON)
    client = world.real
    for step, body in done:
        assert client.post(f"/api/v1/difficulties/{row.pk}/{step}/", body).status_code == 200
    return row.pk


def inspection(world, **how):
    firm = make_enterprise(world.county.division, by=world.county, inspected=False, destination=KUNMING_XISHAN)
    return firm, make_inspection(firm, by=world.county, on=ON, **how) if how else None


def webhook(world, state="active"):
    row = Subscription.objects.get(station=world.station.station)
    if state == "paused":
        webhooks.pause(subscription=row, by=world.station)
    return row.pk


def delivered(world):
    row = Delivery.objects.get(subscription__station=world.station.station)
    Delivery.objects.filter(pk=row.pk).update(state="delivered", delivered_at=NOON)
    return row.pk


def batch(world):
    row = make_batch(
        world.township.division, by=world.township, departs_on=ON - timedelta(days=1), destination=KUNMING_XISHAN
    )
    return placements.depart_batch(batch=row, on=ON - timedelta(days=1), by=world.township).pk


def found_good(firm):
    parts = dict.fromkeys(("environment", "accommodation", "pay", "demands"), "good")
    return {"enterprise": str(firm.pk), "carried_out_on": TODAY, "verdict": "pass"} | parts


def plan_of(world):
    firm, _none = inspection(world)
    planned = world.real.post("/api/v1/inspections/plan/", {"enterprise": str(firm.pk), "planned_on": TODAY})
    return Inspection.objects.get(pk=planned.data["id"]).pk


def conditional(world):
    soon = {"conditions": "装烟感", "conditions_by": ON + timedelta(days=9), "valid_until": ON + timedelta(days=90)}
    return inspection(world, verdict="conditional", **soon)[1].pk


def agreed_news():
    """News from home, once the migrant said that it may be passed on."""
    rows = News.objects.filter(text=f"{CANARIES['A']}平安")
    rows.update(agreed=True, state="waiting")
    return rows.get().pk


def visit_body():
    return {
        "id": str(uuid.uuid4()), "kind": "field_half_year", "placement": str(placement().pk), "outcome": "done",
        "visited_on": TODAY, "met": "self", "note": "都好",
    }  # fmt: skip


def employer_body():
    return {
        "id": str(uuid.uuid4()), "employer_name": "西山某厂", "destination": KUNMING_XISHAN, "visited_on": TODAY,
        "environment": "good",
    }  # fmt: skip


def contact_body():
    return {
        "name": "联谊会",
        "kind": "association",
        "destination": KUNMING_XISHAN,
        "address": "春雨路",
        "valid_from": TODAY,
    }


HOOK = {"name": "站", "url": "https://93.184.215.14/h", "kinds": ["vacancy.opened"]}
SOLVED = ("resolve", {"result": "已付"})
CASES = {
    ("messages", "read"): lambda w: (w.station.inbox.first().pk, {}),
    ("messages", "read_all"): lambda w: (None, {}),
    ("webhooks", "create"): lambda w: (None, HOOK),
    ("webhooks", "partial_update"): lambda w: (webhook(w), {"name": "新名"}),
    ("webhooks", "rotate"): lambda w: (webhook(w), {}),
    ("webhooks", "pause"): lambda w: (webhook(w), {}),
    ("webhooks", "resume"): lambda w: (webhook(w, "paused"), {}),
    ("webhooks", "remove"): lambda w: (webhook(w), {}),
    ("webhooks", "ping"): lambda w: (webhook(w), {}),
    ("webhook-deliveries", "redeliver"): lambda w: (delivered(w), {}),
    ("difficulties", "create"): lambda w: (
        None, {"laborer": str(placement().laborer_id), "kind": "wage_arrears", "description": "欠薪"}
    ),
    ("difficulties", "work"): lambda w: (difficulty(w), {}),
    ("difficulties", "progress"): lambda w: (difficulty(w, ("work", {})), {"note": "去过厂里"}),
    ("difficulties", "hand_over"): lambda w: (difficulty(w), {"level": "station"}),
    ("difficulties", "resolve"): lambda w: (difficulty(w), {"result": "已付"}),
    ("difficulties", "confirm"): lambda w: (difficulty(w, SOLVED), {"who": "本人"}),
    ("difficulties", "reopen"): lambda w: (difficulty(w, SOLVED), {"reason": "没付"}),
    ("inspections", "create"): lambda w: (None, found_good(inspection(w)[0])),
    ("inspections", "plan"): lambda w: (None, {"enterprise": str(inspection(w)[0].pk), "planned_on": TODAY}),
    ("inspections", "cancel"): lambda w: (plan_of(w), {}),
    ("inspections", "meet"): lambda w: (conditional(w), {"met_on": TODAY}),
    ("inspections", "photos"): lambda w: (conditional(w), {"photos": []}),
    ("vacancies", "check"): lambda w: (
        Vacancy.objects.get(title=f"{CANARIES['A']}招工").pk, {"answer": "effective", "answered_by": "西山区人社局"}
    ),
    ("visit-plans", "excuse"): lambda w: (
        VisitPlan.objects.filter(laborer=placement().laborer, state="planned").first().pk, {"reason": "family_away"}
    ),
    ("news", "tell"): lambda w: (agreed_news(), {"how": "phone"}),
    ("visits", "create"): lambda w: (None, visit_body()),
    ("employer-visits", "create"): lambda w: (None, employer_body()),
    ("contact-points", "create"): lambda w: (None, contact_body()),
    ("contact-points", "partial_update"): lambda w: (
        ContactPoint.objects.get(name=f"{CANARIES['A']}联谊会").pk, {"hours": "8-18"}
    ),
    ("batches", "arrive"): lambda w: (batch(w), {"on": TODAY, "handed_to": "李站长"}),
}  # fmt: skip


def everything():
    """{table: (rows, digest of all of them)} of the whole database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_stat_user_tables WHERE schemaname = 'public' ORDER BY relname")
        tables = [row[0] for row in cursor.fetchall()]
        parts = " UNION ALL ".join(
            f"SELECT '{name}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) FROM \"{name}\" t"
            for name in tables
        )
        cursor.execute(parts)
        return {name: (rows, digest) for name, rows, digest in cursor.fetchall()}


@pytest.fixture
def clients(world):
    """(client of a sandbox token with all scopes, the station's own); both have been used today."""
    with transaction.atomic():
        made = {"user": world.station, "name": "试", "scopes": useful_to(Role.STATION), "by": world.station}
        _row, text = tokens.make(**made, sandbox=True)
        trying, real = APIClient(), APIClient()
        trying.credentials(HTTP_AUTHORIZATION=f"Bearer {text}")
        real.credentials(HTTP_AUTHORIZATION=f"Bearer {world.tokens[world.station.pk]}")
        for client in (trying, real):
            assert client.get("/api/v1/users/me/").status_code == 200
        world.real = real
        yield trying, real
        transaction.set_rollback(True)


def send(client, method, address, body):
    headers = {"HTTP_IF_MATCH": '"1"'} if method == "patch" else {}
    return getattr(client, method)(address, body, **headers)


def test_every_step_of_a_station_is_tried_here():
    assert {step[:2] for step in OPEN} == set(CASES)


@pytest.mark.parametrize(("name", "action", "method", "address"), OPEN)
def test_what_is_tried_is_answered_as_it_would_be_and_undone(world, clients, name, action, method, address):
    trying, real = clients
    key, body = CASES[name, action](world)
    address = address.format(id=key)
    before = everything()
    tried = send(trying, method, address, body)
    assert everything() == before
    assert (tried.status_code < 300, tried["Sandbox"]) == (True, "true"), tried.data
    try:
        with transaction.atomic():
            done = send(real, method, address, body)
            assert everything() != before or action == "photos"
            raise Undo
    except Undo:
        assert done.status_code == tried.status_code
        assert "Sandbox" not in done


@pytest.mark.parametrize(("name", "action", "method", "address"), CLOSED)
def test_what_no_program_may_is_no_sandboxs_either(world, clients, name, action, method, address):
    refused = send(clients[0], method, address.format(id=uuid.uuid4()), {})
    assert (refused.status_code, refused["Sandbox"]) == (403, "true")


def test_nothing_is_told_to_anybody(world, clients):
    waiting = OutboxMessage.objects.count()
    row = difficulty(world)
    told = OutboxMessage.objects.count()
    assert clients[0].post(f"/api/v1/difficulties/{row}/hand-over/", {"level": "county"}).status_code == 200
    assert OutboxMessage.objects.count() == told >= waiting
    assert Difficulty.objects.get(pk=row).level != "county"


def test_a_key_for_repeats_is_not_kept(world, clients):
    body, header = employer_body(), {"HTTP_IDEMPOTENCY_KEY": "a-key-of-the-station"}
    before = everything()
    assert clients[0].post("/api/v1/employer-visits/", body, **header).status_code == 201
    assert everything() == before
    real = clients[1].post("/api/v1/employer-visits/", body, **header)
    assert (real.status_code, "Idempotent-Replay" in real) == (201, False)


def test_refusals_are_the_real_ones(world, clients):
    before = everything()
    assert clients[0].post("/api/v1/employer-visits/", {}).status_code == 422
    assert clients[0].post(f"/api/v1/difficulties/{uuid.uuid4()}/work/", {}).status_code == 404
    assert clients[0].patch(f"/api/v1/webhooks/{webhook(world)}/", {"name": "x"}).status_code == 428
    assert everything() == before


def test_reading_is_real_and_written_down_as_reading(world, clients):
    before = everything()
    person = placement().laborer_id
    assert clients[0].get(f"/api/v1/laborers/{person}/timeline/").status_code == 200
    changed = {name for name, state in everything().items() if state != before[name]}
    assert changed == {"xundian_readlog"}
