"""The day of a station's own system: a client that a public generator made of our OpenAPI document drives it.

The document is generated, the client is generated of it without a warning, and every request below is one of its
functions; what it cannot say is a fault of the document. Webhooks arrive at a real HTTP server.
"""

import importlib
import subprocess
import sys
import uuid
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import time_machine
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from standardwebhooks import Webhook

from laborers import journeys
from laborers.difficulties import actions as difficulties
from laborers.placements.models import Batch, RosterLine
from tests.factories import jobs
from tests.factories.cast import PASSWORD
from tests.factories.codes import load_shipped
from tests.factories.enterprises import make_enterprise
from tests.factories.placements import KUNMING_XISHAN, SHENZHEN, make_batch, make_placement
from tests.factories.receiver import LOOPBACK, receiving
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from xundian import tasks
from xundian.kit import outbox
from xundian.wsgi import application

assert tasks.webhooks
pytestmark = pytest.mark.django_db
AT = datetime(2026, 6, 20, 4, tzinfo=UTC)
ON = AT.date()
# The generator knows files as one kind of content only.
CONFIG = """
post_hooks: []
content_type_overrides:
  image/jpeg: application/octet-stream
  application/pdf: application/octet-stream
  text/csv: application/octet-stream
  application/vnd.openxmlformats-officedocument.spreadsheetml.sheet: application/octet-stream
"""


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    """The package that openapi-python-client makes of our document."""
    folder = tmp_path_factory.mktemp("client")
    document, config = folder / "openapi.json", folder / "config.yml"
    call_command("spectacular", format="openapi-json", file=str(document))
    config.write_text(CONFIG)
    command = [
        str(Path(sys.executable).parent / "openapi-python-client"), "generate", "--path", str(document), "--config",
        str(config), "--output-path", str(folder / "station_client"), "--meta", "none", "--fail-on-warning",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    sys.path.insert(0, str(folder))
    yield importlib.import_module("station_client")
    sys.path.remove(str(folder))


@pytest.fixture
def station(generated, cast):
    """What the station's system has; requests stay in the test's own connection, as with Django's test client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield System(generated)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


class System:
    """The generated client: `do(resource, operation, …)` is a function of it, `model(name, …)` one of its models."""

    def __init__(self, package):
        self.package, self.name = package, package.__name__
        self.client = self.as_nobody()

    def _connected(self, client):
        at = httpx.Client(
            base_url="http://testserver", transport=httpx.WSGITransport(app=application), headers=client._headers
        )
        return client.set_httpx_client(at)

    def as_nobody(self):
        return self._connected(self.package.Client(base_url="http://testserver"))

    def signs_in(self, token):
        client = self.package.AuthenticatedClient(base_url="http://testserver", token=token)
        client._headers["Authorization"] = f"Bearer {token}"
        self.client = self._connected(client)

    def model(self, kind, /, **values):
        """A model out of what JSON would say."""
        words = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in kind).lstrip("_")
        return getattr(importlib.import_module(f"{self.name}.models.{words}"), kind).from_dict(values)

    def answer(self, resource, operation, *path, **how):
        """The whole answer, headers and all."""
        module = importlib.import_module(f"{self.name}.api.{resource}.{operation}")
        return module.sync_detailed(*path, client=self.client, **how)

    def do(self, resource, operation, *path, **how):
        """What it answers; it must be well."""
        answer = self.answer(resource, operation, *path, **how)
        assert answer.status_code < 300, (operation, answer.status_code, answer.content.decode()[:600])
        return answer.parsed


@pytest.fixture
def county(cast, tree):
    """Three people at one employer in Kunming, one elsewhere, a vacancy there, and a batch on its way."""
    load_shipped()
    difficulties.load_default_deadlines(by=None)
    home = make_household(tree.village)
    people = [make_assessed_laborer(home, name=name) for name in ("李一", "李二", "李三")]
    firm = make_enterprise(tree.county, by=cast.county, name="西山建筑公司", destination=KUNMING_XISHAN)
    work = {"by": cast.officer, "enterprise": firm, "started_on": date(2026, 3, 10)}
    for person in people:
        make_placement(person, **work)
    make_placement(make_assessed_laborer(home, name="远方"), by=cast.officer, destination=SHENZHEN)
    vacancy = jobs.make_vacancy(
        tree.county, by=cast.county, on=date(2026, 6, 1), enterprise=firm, destination=KUNMING_XISHAN
    )
    jobs.make_vacancy(tree.county, by=cast.county, on=date(2026, 6, 1), destination=SHENZHEN)
    return {"firm": firm, "vacancy": vacancy, "batch": leave(cast, tree, home)}


def leave(cast, tree, home):
    """A batch of one that left for Kunming yesterday."""
    yesterday = ON - timedelta(days=1)
    batch = make_batch(tree.township, by=cast.township, departs_on=yesterday, destination=KUNMING_XISHAN)
    make_placement(
        make_assessed_laborer(home, name="新来"),
        by=cast.officer,
        started_on=yesterday,
        batch=Batch.objects.get(pk=batch.pk),
    )
    return journeys.depart_batch(batch=batch, on=yesterday, by=cast.township)


def token_of(station):
    """Sign in as a person, and make a token for the program with what it needs."""
    signed = station.do("auth", "auth_tokens_create", body=station.model(
        "CredentialsRequest", username="station", password=PASSWORD, device="昆明站"))  # fmt: skip
    station.signs_in(signed.token)
    scopes = [
        "people:read", "placements:read", "placements:write", "jobs:read", "jobs:write", "visits:read", "visits:write",
        "problems:read", "problems:write", "webhooks:read", "webhooks:write",
    ]  # fmt: skip
    made = station.do("api_tokens", "api_tokens_create", body=station.model(
        "NewProgramTokenRequest", name="昆明站系统", scopes=scopes))  # fmt: skip
    return made.token


def test_the_day_of_a_stations_system(station, cast, county, settings):
    settings.WEBHOOK_NETWORKS = LOOPBACK
    with time_machine.travel(AT, tick=False), receiving() as receiver:
        station.signs_in(token_of(station))
        me = station.do("users", "users_me_retrieve")
        assert (me.username, me.station_name) == ("station", "昆明工作站")

        secret = register(station, receiver)
        placed = people_in_our_cities(station)
        confirm_the_vacancy(station, county)
        visit_several_at_one_employer(station, county, placed)
        raise_a_difficulty(station, placed[0])
        check_the_arrival(station, county["batch"])

        outbox.relay(at=AT)
        events = [Webhook(secret).verify(got.body, got.headers) for got in receiver.got]
        assert {event["type"] for event in events} == {"ping", "vacancy.changed", "batch.arrived"}
        read_back(station, events)


def register(station, receiver):
    """Be told; the first event is a test."""
    hook = station.do("webhooks", "webhooks_create", body=station.model(
        "NewSubscriptionRequest", name="昆明站系统", url=receiver.url,
        kinds=["vacancy.changed", "batch.arrived", "placement.ended"],
    ))  # fmt: skip
    station.do("webhooks", "webhooks_ping_create", hook.id)
    return hook.secret


def people_in_our_cities(station):
    """Page by page; nobody of Shenzhen."""
    answer = station.answer("placements", "placements_list", limit=2)
    assert 'rel="next"' in answer.headers["Link"]
    assert answer.headers["RateLimit"].startswith('"token";r=')
    rows = station.do("placements", "placements_list", limit=200).results
    assert {row.laborer_name for row in rows} == {"李一", "李二", "李三", "新来"}
    assert {row.destination for row in rows} == {KUNMING_XISHAN}
    return sorted((row for row in rows if row.laborer_name != "新来"), key=lambda row: row.laborer_name)


def confirm_the_vacancy(station, county):
    """The district says that it stands."""
    rows = station.do("vacancies", "vacancies_list").results
    mine = next(row for row in rows if row.id == county["vacancy"].pk)
    body = station.model("NewCheckRequest", answer="effective", answered_by="西山区人社局", until="2026-07-31")
    checked = station.do("vacancies", "vacancies_check_create", mine.id, body=body, idempotency_key=str(uuid.uuid4()))
    assert (checked.effective, checked.confirmed_on) == ("effective", ON)


def visit_several_at_one_employer(station, county, placed):
    """One call at the employer: what was found of it once, and a visit to each of our people; sent twice, kept once."""
    body = station.model(
        "NewEmployerVisitRequest", id=str(uuid.uuid4()), enterprise=str(county["firm"].pk), destination=KUNMING_XISHAN,
        visited_on="2026-06-20", environment="good", pay="on_time",
    )  # fmt: skip
    for status in (201, 200):
        assert station.answer("employer_visits", "employer_visits_create", body=body).status_code == status
    for row in placed:
        visit = station.model(
            "NewVisitRequest", id=str(uuid.uuid4()), kind="field_half_year", placement=str(row.id), outcome="done",
            visited_on="2026-06-20", met="self", note="都好",
        )  # fmt: skip
        for status in (201, 200):
            assert station.answer("visits", "visits_create", body=visit).status_code == status
    written = station.do("visits", "visits_list").results
    assert {row.laborer_name for row in written} == {"李一", "李二", "李三"}


def raise_a_difficulty(station, row):
    """Wages unpaid: written down, taken up."""
    body = station.model("ReportRequest", laborer=str(row.laborer), kind="wage_arrears", description="五月工资未发")
    made = station.do("difficulties", "difficulties_create", body=body)
    taken = station.do("difficulties", "difficulties_work_create", made.id, body=station.model("WorkRequest"))
    assert (made.kind, taken.state) == ("wage_arrears", "working")


def check_the_arrival(station, batch):
    """Everybody arrived and was met."""
    body = station.model("ArrivalRequest", on="2026-06-20", handed_to="李站长")
    arrived = station.do("batches", "batches_arrive_create", batch.pk, body=body)
    assert arrived.state == "arrived"
    assert set(RosterLine.objects.filter(batch=batch).values_list("state", "handed_to")) == {("arrived", "李站长")}


def read_back(station, events):
    """A thin event says where to read; the log says that it was taken."""
    told = next(event for event in events if event["type"] == "batch.arrived")
    assert station.client.get_httpx_client().get(told["data"]["resource"]).json()["state"] == "arrived"
    log = station.do("webhook_deliveries", "webhook_deliveries_list").results
    assert {row.state for row in log} == {"delivered"}
    assert all(row.attempts[0].status == 204 for row in log)


def test_refusals_arrive_as_problems_that_the_client_knows(station, cast, county):
    with time_machine.travel(AT, tick=False):
        station.signs_in(token_of(station))
        body = station.model("NewCheckRequest", answer="effective", answered_by="")
        refused = station.answer("vacancies", "vacancies_check_create", county["vacancy"].pk, body=body)
        body.answered_by = "西山区人社局"
        absent = station.answer("vacancies", "vacancies_check_create", uuid.uuid4(), body=body)
        outside = station.answer("reports", "reports_list")
    assert (refused.status_code, refused.parsed.errors[0].pointer) == (422, "/answered_by")
    assert (absent.status_code, absent.parsed.code) == (404, "not_found")
    assert (outside.status_code, outside.parsed.code) == (403, "scope_missing")
