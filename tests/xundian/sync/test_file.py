"""A phone's file of unsent work: nobody who carries it can read it, and brought twice it is there once."""

import base64
import hashlib
import json

import pytest
from django.utils import timezone

from tests.factories.registry import make_household
from tests.xundian.sync.test_blobs import picture
from xundian.kit import blobs, envelope
from xundian.kit.errors import Invalid
from xundian.sync.actions.unsent import FORMAT, take_file
from xundian.sync.models import SyncOp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon", "kept")]
NOW = timezone.datetime.fromisoformat("2026-06-20T12:00:00+08:00")


def sealed(phone, ops, **said):
    content = {"format": FORMAT, "user": str(phone.user.pk), "device": str(phone.device.pk), "ops": ops} | said
    return json.dumps(
        envelope.seal_letter(content, format=FORMAT, **phone.client.get("/api/v1/sync/export-key").json())
    )


def test_it_lands_for_review_once_with_its_pictures(phone, tree, cast):
    content, sha = picture()
    ops = [phone.visit(make_household(tree.village), payload={"note": "金丝雀", "photos": [sha]}) for _ in range(120)]
    photos = {sha: base64.urlsafe_b64encode(content).decode().rstrip("="), "f" * 64: "xx"}
    file = sealed(phone, ops, photos=photos)
    assert "金丝雀" not in file
    assert "household" not in file
    first = take_file(content=file.encode(), by=cast.township, at=NOW)
    assert first == {"user": cast.officer, "entries": 120, "known": 0, "photos": 1, "refused": 1}
    assert take_file(content=file.encode(), by=cast.township, at=NOW)["entries"] == 120
    assert SyncOp.objects.filter(code="deposited", via="file", user=cast.officer).count() == 120
    assert blobs.missing_of([sha]) == []


def test_what_the_phone_sent_after_all_is_known_already(phone, tree, cast):
    op = phone.visit(make_household(tree.village))
    phone.results(op)
    assert take_file(content=sealed(phone, [op]).encode(), by=cast.township, at=NOW)["known"] == 1
    assert SyncOp.objects.get().code == "applied"


@pytest.mark.parametrize("change", ["body", "sender", "nonce", "key_id", "format"])
def test_a_changed_file_does_not_open(phone, cast, change):
    letter = json.loads(sealed(phone, []))
    letter[change] = letter[change][:-4] + "AAAA"
    with pytest.raises(Invalid):
        take_file(content=json.dumps(letter).encode(), by=cast.township, at=NOW)


def test_a_letter_of_another_kind_or_another_server_does_not_open(phone, settings):
    key = envelope.public_key()
    letter = envelope.seal_letter({}, format="other", **key)
    with pytest.raises(Invalid):
        envelope.open_letter(letter | {"format": FORMAT}, format=FORMAT)
    assert envelope.open_letter(letter, format="other") == {}
    settings.SEAL_KEYS = {key["key_id"]: "22" * 32}
    with pytest.raises(Invalid):
        envelope.open_letter(letter, format="other")


def test_an_older_key_still_opens_what_was_sealed_for_it(settings):
    letter = envelope.seal_letter({"a": 1}, format=FORMAT, **envelope.public_key())
    settings.SEAL_KEYS = settings.SEAL_KEYS | {"newer": hashlib.sha256(b"x").hexdigest()}
    assert envelope.public_key()["key_id"] == "newer"
    assert envelope.open_letter(letter, format=FORMAT) == {"a": 1}


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"format": "xundian-unsent-1"}'])
def test_what_is_no_such_file_is_refused_in_words(cast, content):
    with pytest.raises(Invalid):
        take_file(content=content, by=cast.township, at=NOW)


def test_a_file_without_its_officer_is_refused(phone, cast):
    for said in ({"user": "x"}, {"ops": "x"}, {"ops": [{}]}):
        with pytest.raises(Invalid):
            take_file(content=sealed(phone, **({"ops": []} | said)).encode(), by=cast.township, at=NOW)


def test_odd_contents_of_a_file_are_refused_in_words(phone, cast, monkeypatch):
    file = sealed(phone, [], photos={"f" * 64: "图", "e" * 64: None, "x": "AA"})
    assert take_file(content=file.encode(), by=cast.township, at=NOW)["refused"] == 3
    monkeypatch.setattr(envelope.json, "dumps", lambda *_args, **_said: "[" * 100_000)
    deep = envelope.seal_letter(None, format=FORMAT, **envelope.public_key())
    monkeypatch.undo()
    with pytest.raises(Invalid):
        take_file(content=json.dumps(deep).encode(), by=cast.township, at=NOW)
