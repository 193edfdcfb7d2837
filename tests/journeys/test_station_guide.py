"""docs/api-for-stations.md holds: every command of it is run by curl against a real server, in its order."""

import json
import os
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from laborers.difficulties import actions as difficulties
from laborers.jobs.models import Vacancy
from laborers.placements.models import Placement
from tests.conftest import SITE_ID
from tests.factories import jobs
from tests.factories.cast import PASSWORD, make_cast, make_tree
from tests.factories.codes import load_shipped
from tests.factories.placements import KUNMING_XISHAN, make_placement
from tests.factories.receiver import LOOPBACK, receiving
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from xundian import tasks
from xundian.accounts.scopes import SCOPES
from xundian.kit import clock, outbox
from xundian.webhooks.rules import WAITS
from xundian.webhooks.states import SOURCES

assert tasks.webhooks
GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "api-for-stations.md").read_text()
COMMANDS = dict(re.findall(r"```sh\n# ([\w -]+)\n(.+?)```", GUIDE, re.DOTALL))


@pytest.fixture
def told(live_server, settings, transactional_db):
    """The variables of the guide; a station with somebody at work in Kunming, and a vacancy there."""
    settings.WEBHOOK_NETWORKS = LOOPBACK
    tree = make_tree()
    cast = make_cast(tree, SITE_ID)
    load_shipped()
    difficulties.load_default_deadlines(by=None)
    today = clock.today()
    person = make_assessed_laborer(make_household(tree.village), name="李一")
    make_placement(person, by=cast.officer, started_on=date(2026, 3, 10), destination=KUNMING_XISHAN)
    jobs.make_vacancy(tree.county, by=cast.county, on=today, destination=KUNMING_XISHAN, opens=today, closes=today)
    return {
        "HOST": live_server.url, "PASSWORD": PASSWORD, "TODAY": today.isoformat(), "LABORER": str(person.pk),
        "PLACEMENT": str(Placement.objects.get().pk), "VACANCY": str(Vacancy.objects.get().pk),
    }  # fmt: skip


def run(name, told):
    """What curl prints for the command of that name."""
    done = subprocess.run(
        ["bash", "-euc", COMMANDS[name]], capture_output=True, text=True, env=os.environ | told, timeout=60
    )
    assert done.returncode == 0, (name, done.stderr)
    return done.stdout


def test_every_command_of_the_guide_works(told):
    told["SIGN_IN"] = json.loads(run("sign in", told))["token"]
    told["TOKEN"] = json.loads(run("make-token", told))["token"]
    people = run("people", told)
    assert 'RateLimit: "token";r=' in people
    assert json.loads(people.split("\n\n")[-1])["results"][0]["laborer_name"] == "李一"
    assert json.loads(run("changes", told))["results"]
    assert json.loads(run("check", told))["effective"] == "effective"
    assert json.loads(run("visit", told))["kind"] == "field_half_year"
    assert json.loads(run("difficulty", told))["kind"] == "wage_arrears"
    with receiving() as receiver:
        made = json.loads(run("webhook", told | {"RECEIVER": receiver.url}))
        assert made["secret"].startswith("whsec_")
        run("ping", told | {"WEBHOOK": made["id"]})
        outbox.relay(at=clock.now())
    assert [json.loads(got.body)["type"] for got in receiver.got] == ["ping"]


def test_no_command_of_the_guide_is_left_out():
    done = {"sign in", "make-token", "people", "changes", "check", "visit", "difficulty", "webhook", "ping"}
    assert set(COMMANDS) == done
    assert GUIDE.count("```sh") == len(done)


def test_the_guide_names_every_scope_every_event_and_every_wait():
    named = set(re.findall(r"`([a-z_]+[:.][a-z_]+)`", GUIDE))
    assert set(SCOPES) <= named
    assert {str(kind) for kind in SOURCES} <= named
    assert "15 s, 5 min, 30 min, 2, 5, 9, 14, 20 and 24 hours" in GUIDE
    assert (15, 300, 1800, *(hours * 3600 for hours in (2, 5, 9, 14, 20, 24))) == WAITS
