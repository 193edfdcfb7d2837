"""Connected systems at the desk: tokens and secrets shown once, steps, the log, and whose they are."""

import re
from datetime import timedelta

import pytest

from tests.factories.receiver import LOOPBACK, receiving
from tests.factories.webhooks import AT, make_webhook
from xundian import tasks
from xundian.accounts import tokens
from xundian.accounts.models import DeviceToken
from xundian.kit import clock, outbox
from xundian.webhooks import actions
from xundian.webhooks.models import Delivery, Subscription

assert tasks.webhooks
PAGE = "/desk/connections/"
TOKEN = {"name": "昆明站系统", "days": "90", "scopes": ["visits:read", "placements:read"]}
HOOK = {"name": "通知", "url": "https://93.184.215.14/hook", "kinds": ["vacancy.opened"]}


@pytest.fixture
def desk(client, cast):
    """`desk(user)` is the client, signed in."""

    def signed_in(user):
        client.force_login(user)
        return client

    return signed_in


def test_a_token_is_made_shown_once_used_and_ended(desk, cast, api):
    browser = desk(cast.station)
    assert 'value="visits:write"' in browser.get(f"{PAGE}tokens/new/").content.decode()
    made = browser.post(f"{PAGE}tokens/new/", TOKEN)
    text = re.search(r'id="secret"[^>]*value="(\w+)"', made.content.decode())[1]
    assert made["Cache-Control"] == "no-store"
    program = api()
    program.credentials(HTTP_AUTHORIZATION=f"Bearer {text}")
    assert program.get("/api/v1/placements/").status_code == 200
    page = browser.get(PAGE).content.decode()
    assert text not in page
    assert TOKEN["name"] in page
    row = DeviceToken.objects.get(device=TOKEN["name"])
    assert (row.user, row.scopes) == (cast.station, ["placements:read", "visits:read"])
    replaced = browser.post(f"{PAGE}tokens/{row.reference}/rotate/")
    assert "secret" in replaced.content.decode()
    assert browser.post(f"{PAGE}tokens/{row.reference}/revoke/").status_code == 302
    assert program.get("/api/v1/placements/").status_code == 401


def test_a_version_that_is_no_version_is_stale(desk, cast):
    browser = desk(cast.county)
    browser.post(f"{PAGE}webhooks/new/", HOOK)
    address = f"{PAGE}webhooks/{Subscription.objects.get().pk}/"
    for version in ("9" * 5000, "-1", "", "x"):
        assert browser.post(address, HOOK | {"version": version}).status_code == 422


def test_what_is_missing_is_said_beside_its_field(desk, cast):
    answer = desk(cast.station).post(f"{PAGE}tokens/new/", {"name": "", "days": "90", "scopes": ["visits:read"]})
    assert (answer.status_code, 'id="name-error"' in answer.content.decode()) == (422, True)
    answer = desk(cast.station).post(f"{PAGE}tokens/new/", TOKEN | {"scopes": []})
    assert (answer.status_code, 'href="#scopes"' in answer.content.decode()) == (422, True)
    answer = desk(cast.county).post(f"{PAGE}webhooks/new/", HOOK | {"url": "https://127.0.0.1/"})
    assert (answer.status_code, "127.0.0.1" in answer.content.decode()) == (422, True)
    assert not Subscription.objects.exists()


def test_a_county_makes_one_for_an_officer_of_its_station(desk, cast):
    browser = desk(cast.county)
    assert str(cast.station.pk) in browser.get(f"{PAGE}tokens/new/").content.decode()
    browser.post(f"{PAGE}tokens/new/", TOKEN | {"user": str(cast.station.pk), "sandbox": "1"})
    row = DeviceToken.objects.get(device=TOKEN["name"])
    assert (row.user, row.issued_by, row.sandbox) == (cast.station, cast.county, True)


def test_a_webhook_is_set_up_tested_read_in_the_log_and_sent_again(desk, cast, settings):
    settings.WEBHOOK_NETWORKS = LOOPBACK
    browser = desk(cast.station)
    with receiving() as receiver:
        made = browser.post(f"{PAGE}webhooks/new/", HOOK | {"url": receiver.url})
        assert "whsec_" in made.content.decode()
        row = Subscription.objects.get()
        address = f"{PAGE}webhooks/{row.pk}/"
        receiver.answers = [(503, "忙".encode())]
        assert browser.post(f"{address}ping/").status_code == 302
        outbox.relay(at=clock.now())
        page = browser.get(address).content.decode()
        assert "503" in page
        assert "忙" in page
        assert "whsec_" not in page
        outbox.relay(at=clock.now() + timedelta(minutes=1))
        assert browser.post(f"{PAGE}deliveries/{Delivery.objects.get().pk}/again/").status_code == 302
        outbox.relay(at=clock.now() + timedelta(minutes=2))
    assert (len(receiver.got), Delivery.objects.get().state) == (3, "delivered")


def test_it_is_changed_paused_resumed_given_a_new_secret_and_removed(desk, cast):
    row, _secret = make_webhook(cast.station)
    browser, address = desk(cast.station), f"{PAGE}webhooks/{row.pk}/"
    changed = {"name": "新名", "url": row.url, "kinds": ["batch.arrived"], "version": "1"}
    assert browser.post(address, changed).status_code == 302
    assert browser.post(address, changed).status_code == 422
    for step, state in (("pause", "paused"), ("resume", "active"), ("rotate", "active"), ("remove", "removed")):
        browser.post(f"{address}{step}/")
        row.refresh_from_db()
        assert row.state == state
    assert row.name == "新名"
    assert browser.get(address).status_code == 404
    assert browser.get(f"{PAGE}webhooks/{row.pk}/explode/").status_code == 405


def test_nobody_sees_or_touches_anothers(desk, cast):
    mine, _secret = make_webhook(cast.station)
    theirs, _secret = make_webhook(cast.stranger, name="外县")
    tokens.make(user=cast.stranger, name="外县系统", scopes=["visits:read"], by=cast.stranger)
    delivery = actions.ping(subscription=theirs, by=cast.stranger, at=AT)
    token = DeviceToken.objects.get(device="外县系统").reference
    for user in (cast.station, cast.county):
        browser = desk(user)
        page = browser.get(PAGE).content.decode()
        assert (mine.name in page, "外县" in page) == (True, False)
        assert browser.get(f"{PAGE}webhooks/{theirs.pk}/").status_code == 404
        assert browser.post(f"{PAGE}webhooks/{theirs.pk}/pause/").status_code == 404
        assert browser.post(f"{PAGE}deliveries/{delivery.pk}/again/").status_code == 404
        assert browser.post(f"{PAGE}tokens/{token}/revoke/").status_code == 404
    for user in (cast.officer, cast.township, cast.site):
        assert desk(user).get(PAGE).status_code == 403


def test_the_auditor_reads_and_changes_nothing(desk, cast):
    row, _secret = make_webhook(cast.station)
    browser = desk(cast.auditor)
    page = browser.get(f"{PAGE}webhooks/{row.pk}/").content.decode()
    assert (row.url in page, '<form method="post" novalidate' in page) == (True, False)
    assert browser.post(f"{PAGE}webhooks/{row.pk}/", {"name": "x"}).status_code == 404
    assert browser.post(f"{PAGE}webhooks/{row.pk}/pause/").status_code == 403
    assert browser.get(f"{PAGE}tokens/new/").status_code == 403


@pytest.mark.parametrize("count", [3, 30])
def test_the_log_costs_the_same_however_long(desk, cast, count, django_assert_max_num_queries):
    row, _secret = make_webhook(cast.station)
    for _each in range(count):
        actions.ping(subscription=row, by=cast.station, at=AT)
    browser = desk(cast.station)
    with django_assert_max_num_queries(9):
        page = browser.get(f"{PAGE}webhooks/{row.pk}/").content.decode()
    assert page.count("/again/") == 0
    assert page.count("<tr>") == count + 1
