"""Sealed fields: what must not be readable in a stolen database.

A sealed value is authenticated encryption (AES-256-GCM) bound to its table, column, row and key; look-up goes over a
keyed digest (HMAC-SHA-256). The keys live outside the database: in the environment, or in the data folder's keys.json.
"""

import functools
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from xundian.kit.errors import DomainError

NONCE_BYTES = 12


class SealBroken(DomainError):
    """The sealed bytes do not belong to this row and column, were changed, or their key is gone."""

    status = 500
    code = "seal_broken"


@functools.cache
def _cipher(key_hex):
    return AESGCM(bytes.fromhex(key_hex))


def _bound_to(key_id, place, row_id):
    return f"{key_id}|{place}|{row_id}".encode()


def seal(plain, *, place, row_id):
    """Text to bytes `key id length, key id, nonce, ciphertext`; `place` is "table.column"."""
    return seal_bytes(plain.encode(), place=place, row_id=row_id)


def seal_bytes(plain, *, place, row_id):
    """As `seal`, for a file."""
    key_id, key_hex = next(reversed(settings.SEAL_KEYS.items()))
    nonce = os.urandom(NONCE_BYTES)
    body = _cipher(key_hex).encrypt(nonce, plain, _bound_to(key_id, place, row_id))
    return b"".join((bytes([len(key_id)]), key_id.encode(), nonce, body))


def unseal(sealed, *, place, row_id):
    """Bytes of `seal` back to text; SealBroken for another row, another column, a changed byte or a lost key."""
    return unseal_bytes(sealed, place=place, row_id=row_id).decode()


def unseal_bytes(sealed, *, place, row_id):
    """Bytes of `seal_bytes` back to the file; SealBroken as for `unseal`."""
    sealed = memoryview(sealed)
    split = 1 + sealed[0]
    key_id = bytes(sealed[1:split]).decode(errors="replace")
    if key_id not in settings.SEAL_KEYS:
        raise SealBroken(f"the key {key_id!r} is not in XUNDIAN_SEAL_KEYS")
    nonce, body = sealed[split : split + NONCE_BYTES], sealed[split + NONCE_BYTES :]
    try:
        return _cipher(settings.SEAL_KEYS[key_id]).decrypt(nonce, body, _bound_to(key_id, place, row_id))
    except InvalidTag:
        raise SealBroken(f"sealed value of {place} does not open for this row") from None


def digest(plain):
    """32 bytes that are equal for equal text and say nothing without the key; for look-up and uniqueness."""
    return hmac.digest(bytes.fromhex(settings.DIGEST_KEY), plain.encode(), "sha256")
