"""Signing in over REST: tokens, their end, wrong guesses one by one and all at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connections
from rest_framework.test import APIClient

from tests.factories.cast import PASSWORD
from xundian.accounts import actions, signin
from xundian.accounts.models import DeviceToken
from xundian.kit import clock

TOKENS = "/api/v1/auth/tokens/"
ME = "/api/v1/users/me/"


def sign_in(username="officer", password=PASSWORD, address="10.0.0.1", **body):
    credentials = {"username": username, "password": password, "device": "phone"} | body
    return APIClient().post(TOKENS, credentials, REMOTE_ADDR=address)


def bearer(token):
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token}")
    return client


def test_it_gives_a_token_that_opens_the_interface(cast):
    answer = sign_in()
    assert answer.status_code == 201
    assert answer["Cache-Control"] == "no-store"
    assert set(answer.json()) == {"token", "expires_at", "user"}
    assert answer.json()["user"]["role"] == "village"
    assert answer.json()["user"]["division"] == cast.officer.division_id
    assert bearer(answer.json()["token"]).get(ME).json()["username"] == "officer"


def test_it_keeps_only_a_hash_of_the_token(cast):
    token = sign_in().json()["token"]
    row = DeviceToken.objects.get(user=cast.officer)
    assert token not in {row.digest, row.token_key}
    assert row.device == "phone"


def test_it_says_the_same_for_a_wrong_name_a_wrong_password_and_a_closed_account(cast):
    actions.deactivate_user(user=cast.colleague, by=cast.county, on=date(2026, 6, 20))
    answers = [sign_in("nobody"), sign_in(password="wrong-password"), sign_in("colleague")]
    assert [answer.status_code for answer in answers] == [401] * 3
    assert len({answer.content for answer in answers}) == 1
    assert answers[0].json()["code"] == "bad_credentials"
    assert answers[0]["Content-Type"] == "application/problem+json"


def test_it_locks_a_name_for_an_address_and_says_when_to_come_back(cast, settings):
    refused = [sign_in(password="wrong-password").status_code for _ in range(settings.AXES_FAILURE_LIMIT)]
    assert refused == [401] * (settings.AXES_FAILURE_LIMIT - 1) + [429]
    locked = sign_in()
    assert (locked.status_code, locked.json()["code"], locked["Retry-After"]) == (429, "too_often", "901")
    assert locked["Content-Type"] == "application/problem+json"


def test_the_right_owner_at_another_address_still_gets_in(cast, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT + 2):
        sign_in(password="wrong-password")
    assert sign_in(address="10.0.0.2").status_code == 201


def test_a_right_password_starts_the_count_again(cast, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT - 1):
        sign_in(password="wrong-password")
    assert sign_in().status_code == 201
    assert sign_in(password="wrong-password").status_code == 401


def test_behind_a_proxy_the_address_is_the_one_the_proxy_saw(cast, settings):
    settings.PROXIES = 1
    for number in range(settings.AXES_FAILURE_LIMIT):
        APIClient().post(
            TOKENS,
            {"username": "officer", "password": "wrong-password"},
            HTTP_X_FORWARDED_FOR=f"10.9.9.{number}, 10.0.0.1",
            REMOTE_ADDR="127.0.0.1",
        )
    right = {"username": "officer", "password": PASSWORD}
    assert APIClient().post(TOKENS, right, HTTP_X_FORWARDED_FOR="10.0.0.1").status_code == 429
    assert APIClient().post(TOKENS, right, HTTP_X_FORWARDED_FOR="10.0.0.3").status_code == 201


@pytest.mark.django_db(transaction=True)
def test_parallel_guesses_are_never_tried_beyond_the_limit(cast, settings, monkeypatch):
    tried = []

    def counted(request, **credentials):
        tried.append(credentials["password"])
        return authenticate(request, **credentials)

    authenticate = signin.authenticate
    monkeypatch.setattr(signin, "authenticate", counted)

    def guess(number):
        try:
            return sign_in(password=f"wrong-{number}").status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guess, range(60)))
    assert set(answers) <= {401, 429}
    assert answers.count(401) < settings.AXES_FAILURE_LIMIT
    assert tried


def test_an_old_token_sent_along_does_not_hinder_signing_in(cast):
    answer = bearer("0" * 64).post(TOKENS, {"username": "officer", "password": PASSWORD})
    assert answer.status_code == 201


def test_it_never_keeps_a_token_for_a_repeated_request(cast):
    body = {"username": "officer", "password": PASSWORD}
    answers = [APIClient().post(TOKENS, body, HTTP_IDEMPOTENCY_KEY="same-key-for-both") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json()["token"] != answers[1].json()["token"]


@pytest.mark.parametrize("body", [{}, {"username": "officer"}, {"username": "", "password": "x"}, {"name": "x"}])
def test_it_refuses_a_body_that_is_no_sign_in(cast, body):
    answer = APIClient().post(TOKENS, body)
    assert answer.status_code == 422
    assert answer.json()["errors"]


@pytest.mark.parametrize("token", ["x", "0" * 64, "中文", "%00", "a b", "\x00", "ÿþ"])
def test_it_refuses_whatever_is_no_token(cast, token):
    answer = APIClient().get(ME, HTTP_AUTHORIZATION=f"Bearer {token}".encode().decode("latin-1"))
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_closed_account_is_out_with_its_next_request(cast, api):
    client = api(cast.officer)
    assert client.get(ME).status_code == 200
    actions.deactivate_user(user=cast.officer, by=cast.county, on=date(2026, 6, 20))
    assert client.get(ME).status_code == 401


def test_a_closed_account_is_out_even_while_its_token_row_remains(cast, api):
    client = api(cast.officer)
    cast.officer.is_active = False
    cast.officer.save(update_fields=["is_active"])
    assert client.get(ME).status_code == 401


def test_an_expired_token_is_refused_and_no_longer_listed(cast, api):
    old, other = api(cast.officer), api(cast.officer)
    DeviceToken.objects.filter(pk=DeviceToken.objects.order_by("created").first().pk).update(
        expiry=clock.now() - timedelta(seconds=1)
    )
    assert old.get(ME).status_code == 401
    assert len(other.get(TOKENS).json()["results"]) == 1


def test_it_lists_the_own_devices_and_no_others(cast, api):
    client, _second = api(cast.officer), api(cast.officer)
    api(cast.colleague)
    devices = client.get(TOKENS).json()["results"]
    assert [device["this_device"] for device in devices] == [False, True]
    assert set(devices[0]) == {"id", "device", "created_at", "expires_at", "last_used_on", "this_device"}
    assert devices[1]["last_used_on"] == clock.today().isoformat()


def test_it_revokes_one_device_at_once_and_leaves_the_others(cast, api):
    kept, gone = api(cast.officer), api(cast.officer)
    newest = kept.get(TOKENS).json()["results"][0]["id"]
    assert kept.delete(f"{TOKENS}{newest}/").status_code == 204
    assert gone.get(ME).status_code == 401
    assert kept.get(ME).status_code == 200


def test_another_persons_token_is_as_absent_as_one_that_never_was(cast, api):
    theirs = api(cast.colleague).get(TOKENS).json()["results"][0]["id"]
    mine = api(cast.officer)
    answers = [mine.delete(f"{TOKENS}{each}/") for each in (theirs, "0192f000-0000-7000-8000-00000000dead", "word")]
    assert [answer.status_code for answer in answers] == [404] * 3
    bodies = [answer.json() | {"instance": ""} for answer in answers]
    assert bodies[0] == bodies[1] == bodies[2]
    assert DeviceToken.objects.filter(user=cast.colleague).exists()


def test_it_revokes_all_the_own_devices_and_nobody_elses(cast, api):
    clients, colleague = [api(cast.officer), api(cast.officer)], api(cast.colleague)
    assert clients[0].post(f"{TOKENS}revoke-all/").json() == {"revoked": 2}
    assert [client.get(ME).status_code for client in clients] == [401, 401]
    assert colleague.get(ME).status_code == 200


def test_it_asks_for_a_sign_in(db):
    assert APIClient().get(TOKENS).status_code == 401


def test_signing_in_by_token_costs_one_query(cast, api, django_assert_num_queries):
    client = api(cast.officer)
    client.get(ME)
    with django_assert_num_queries(1):
        assert client.get(ME).status_code == 200
