"""Pure parts of messages: a text with its values, and the signature of a webhook."""

import base64
import hashlib
import hmac

PREFIX = "whsec_"


class _Gaps(dict):
    """A value that whoever posted the message left out shows as a dash."""

    def __missing__(self, key):
        return "–"


def filled(template, values):
    """The text with its values in place."""
    return template % _Gaps(values)


def plainly(values):
    """The values of a kind we have no text for, as a person can read them."""
    return ", ".join(f"{name}: {value}" for name, value in sorted(values.items()))


def signature(*, secret, id, timestamp, body):
    """The header webhook-signature of Standard Webhooks: v1, HMAC-SHA256 over "id.timestamp.body" in base64.

    A secret that begins with whsec_ is base64 as the standard wants it; any other is taken as it stands.
    """
    key = base64.b64decode(secret.removeprefix(PREFIX)) if secret.startswith(PREFIX) else secret.encode()
    signed = f"{id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
