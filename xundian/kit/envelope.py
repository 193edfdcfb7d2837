"""Letters to the server: a file that whoever carries it cannot read, sealed on a phone and opened here alone.

The sender makes a key pair for one letter (ECDH, P-256), derives a key from it and the server's public key (HKDF,
SHA-256) and seals the text with it (AES-256-GCM). Every step is in WebCrypto. The server's private keys follow from the
seal keys, one each, so that no further secret has to be kept, and a letter for an older key opens while that is kept.
"""

import base64
import binascii
import functools
import json

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext as _

from xundian.kit.errors import Invalid

CURVE = ec.SECP256R1()
# The order of the curve's group: private keys are the numbers below it.
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
NONCE_BYTES = 12


def public_key():
    """{key_id, public_key} to seal for: the newest key, its public point uncompressed in base64url (65 bytes)."""
    key_id = next(reversed(settings.SEAL_KEYS))
    return {"key_id": key_id, "public_key": _text(_point(_private(key_id, settings.SEAL_KEYS[key_id]).public_key()))}


def open_letter(letter, *, format):
    """The JSON inside a letter {format, key_id, sender, nonce, body}; Invalid when it is none, or not for this server.

    `format` names what is inside and is bound to the letter: one of another format does not open.
    """
    if not isinstance(letter, dict) or letter.get("format") != format:
        raise Invalid(_("This is not a file of that kind."), field="file", code="format")
    key_id = str(letter.get("key_id"))
    if key_id not in settings.SEAL_KEYS:
        raise Invalid(_("This file was sealed for another server, or its key is gone."), field="file", code="key")
    try:
        return json.loads(_unsealed(letter, key_id, format))
    except (KeyError, TypeError, ValueError, RecursionError, InvalidTag):
        raise Invalid(_("This file is damaged."), field="file", code="damaged") from None


def seal_letter(content, *, format, public_key, key_id):
    """What a phone does, for tests and tools: the letter with JSON `content` for a server's public key."""
    sender = ec.generate_private_key(CURVE)
    server = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, _bytes(public_key))
    nonce = AESGCM.generate_key(128)[:NONCE_BYTES]
    key = _derived(sender.exchange(ec.ECDH(), server), _point(sender.public_key()), _point(server), format)
    body = AESGCM(key).encrypt(nonce, json.dumps(content, ensure_ascii=False).encode(), _bound(format, key_id))
    return {
        "format": format, "key_id": key_id, "sender": _text(_point(sender.public_key())), "nonce": _text(nonce),
        "body": _text(body),
    }  # fmt: skip


def _unsealed(letter, key_id, format):
    private = _private(key_id, settings.SEAL_KEYS[key_id])
    sender = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, _bytes(letter["sender"]))
    key = _derived(private.exchange(ec.ECDH(), sender), _point(sender), _point(private.public_key()), format)
    return AESGCM(key).decrypt(_bytes(letter["nonce"]), _bytes(letter["body"]), _bound(format, key_id))


@functools.cache
def _private(key_id, key_hex):
    """The private key that follows from a seal key; 16 bytes more than needed, so that no number is likelier."""
    wide = HKDF(hashes.SHA256(), 48, salt=None, info=b"xundian letters").derive(bytes.fromhex(key_hex))
    return ec.derive_private_key(int.from_bytes(wide) % (ORDER - 1) + 1, CURVE)


def _derived(shared, sender, server, format):
    return HKDF(hashes.SHA256(), 32, salt=sender + server, info=format.encode()).derive(shared)


def _bound(format, key_id):
    return f"{format}|{key_id}".encode()


def _point(public):
    return public.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def _text(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text):
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise ValueError(str(error)) from None
