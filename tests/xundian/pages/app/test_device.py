"""Registering a phone that says odd things of itself: it is registered, or refused, and never an error of ours."""

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("told", "status"),
    [
        (b"[" * 100_000, 400), (b"[]", 400), (b"\xff", 400), (b'{"device_id": [1]}', 400),
        (b'{"name": "a\\u0000b"}', 200), (b'{"name": "\\ud800"}', 200),
        (b'{"name": {"a": [1]}, "app_version": "\\u0000"}', 200),
    ],
)  # fmt: skip
def test_a_phone_that_says_odd_things_of_itself_is_registered_or_refused(cast, told, status):
    browser = Client()
    browser.force_login(cast.officer)
    assert browser.post("/app/device/", told, content_type="application/json").status_code == status
    assert browser.post("/app/device/", {"name": "x"}).status_code == 400
