"""The app's own addresses: public where they hold nobody's data, kept as long as they hold, one device per phone."""

import gzip
import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from xundian.accounts.models import DeviceToken
from xundian.pages.app.files import LATER, release
from xundian.sync.models import SyncDevice

# Bytes over the wire, packed (ux 8): everything a phone fetches at its first start, of it scripts, of it styles.
MOST_BYTES, MOST_SCRIPT, MOST_STYLE = 120 * 1024, 40 * 1024, 20 * 1024
# The scripts of single pages, which come when nobody waits for them.
MOST_LATER = 2 * 1024


@pytest.fixture
def signed_in(cast):
    """`signed_in("officer")` is a browser with that session."""

    def client(name):
        browser = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
        browser.force_login(getattr(cast, name), backend="django.contrib.auth.backends.ModelBackend")
        return browser

    return client


def register(browser, **told):
    browser.get("/messages/")
    token = browser.cookies.get("csrftoken") or browser.get("/cockpit/").cookies["csrftoken"]
    return browser.post(
        "/app/device/", json.dumps(told), content_type="application/json", headers={"x-csrftoken": token.value}
    )


def test_the_worker_is_asked_for_anew_and_may_serve_the_whole_site(client):
    answer = client.get("/sw.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Service-Worker-Allowed"] == "/"
    assert answer["Cache-Control"] == "no-cache"
    assert release().version in answer.content.decode()


def test_a_file_below_its_version_is_kept_for_ever_and_one_below_another_is_not(client):
    kept = client.get(f"{release().root}main.js", headers={"accept-encoding": "gzip"})
    assert "immutable" in kept["Cache-Control"]
    assert gzip.decompress(kept.content) == release().files["main.js"].body
    assert client.get("/app/v/old/main.js")["Cache-Control"] == "no-store"
    assert client.get(f"{release().root}worker.js").status_code == 404
    assert client.get(f"{release().root}../settings.py").status_code == 404


@pytest.mark.django_db
def test_the_sheets_are_the_same_shell_with_their_script_in_the_place_of_the_apps(client):
    """So the worker makes their page out of the shell that it keeps."""
    shell = client.get("/app/shell/?language=en").content.decode()
    assert shell.count("/main.js") == 1
    for address in ("/sheets/", "/sheets/0f0e0d0c-0b0a-4908-8706-050403020100/"):
        assert client.get(address + "?language=en").content.decode() == shell.replace("/main.js", "/sheets.js")


@pytest.mark.django_db
def test_the_shell_is_the_same_for_everybody(signed_in, client, tree):
    public = client.get("/app/shell/?language=en").content
    assert public == signed_in("officer").get("/app/shell/?language=en").content
    assert tree.village.name not in public.decode()
    assert b'data-language="zh-hans"' in client.get("/app/shell/?language=zh-hans").content
    assert client.get("/app/shell/?language=xx").status_code == 200


def test_the_manifest_names_icons_that_are_there(client):
    told = json.loads(client.get("/app/manifest.webmanifest").content)
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}
    assert [icon["src"] for icon in told["icons"] if not finders.find(icon["src"].removeprefix("/static/"))] == []


@pytest.mark.django_db
def test_a_phone_is_registered_once_and_renewed_under_its_name(signed_in, cast):
    browser = signed_in("officer")
    first = register(browser, name="Chrome, Android", app_version="1", device_id=None).json()
    assert first["user"]["place"] == cast.officer.division.name
    assert {"device_id", "token", "deposit", "export_key", "user", "expires_at"} == set(first)
    again = register(browser, name="Chrome, Android", device_id=first["device_id"]).json()
    assert again["device_id"] == first["device_id"]
    assert again["token"] != first["token"]
    assert SyncDevice.objects.count() == DeviceToken.objects.count() == 1


@pytest.mark.django_db
def test_registering_needs_a_session_a_right_and_its_own_page(signed_in, client):
    assert client.post("/app/device/", "{}", content_type="application/json").status_code == 302
    assert register(signed_in("leader"), name="x").status_code == 403
    browser = signed_in("officer")
    assert browser.post("/app/device/", "{}", content_type="application/json").status_code == 403
    assert register(browser, device_id="no id").status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "mode"), [("officer", "on"), ("site", "on"), ("county", "off"), ("leader", "off")])
def test_pages_turn_the_app_on_only_for_whom_it_is_meant(signed_in, name, mode):
    page = signed_in(name).get("/messages/" if name != "leader" else "/cockpit/").content.decode()
    assert f'data-mode="{mode}"' in page


def test_the_first_start_is_within_its_budget():
    current = release()
    weights = {name: len(file.packed) for name, file in current.files.items()}
    shell = max(len(page.packed) for (name, _language), page in current.pages.items() if name == "shell")
    borrowed = [settings.BASE_DIR / "xundian/pages/static/xundian" / name for name in ("style.css", "icon.svg")]
    shared = {path.name: len(gzip.compress(path.read_bytes())) for path in borrowed}
    worker = len(gzip.compress(current.worker.encode()))
    scripts = sum(size for name, size in weights.items() if name.endswith(".js") and name not in LATER)
    styles = sum(size for name, size in (weights | shared).items() if name.endswith(".css"))
    print(f"scripts {scripts}, styles {styles}, shell {shell}")
    assert scripts <= MOST_SCRIPT
    assert styles <= MOST_STYLE
    assert all(weights[name] <= MOST_LATER for name in LATER), weights
    assert sum(weights.values()) + sum(shared.values()) + shell + worker <= MOST_BYTES


PRODUCTION = """
import django; django.setup()
from django.core.management import call_command
from django.test import Client
call_command("collectstatic", verbosity=0, interactive=False)
from xundian.pages.app.files import release
told = release()
client = Client(headers={"host": "xundian.example"})
kept = [told.root + name for name in told.files] + told.borrowed + ["/app/shell/?language=en", "/sw.js"]
assert any(".css" in name and "/static/" in name and len(name.split(".")) == 3 for name in told.borrowed), told.borrowed
print([name for name in kept if client.get(name, secure=True).status_code != 200])
"""


def test_in_production_every_file_that_the_worker_keeps_is_served(tmp_path):
    environment = os.environ | {
        "XUNDIAN_MODE": "production", "XUNDIAN_DATA": str(tmp_path), "XUNDIAN_HOSTS": "xundian.example",
        "XUNDIAN_SECRET_KEY": "s" * 50, "XUNDIAN_SEAL_KEYS": json.dumps({"k1": "ab" * 32}),
        "XUNDIAN_DIGEST_KEY": "cd" * 32, "DJANGO_SETTINGS_MODULE": "xundian.settings",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", PRODUCTION], env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr[-2000:]
