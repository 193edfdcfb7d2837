"""Identifiers: minted by the server as UUID version 7, so that newer rows sort after older ones; and read as text."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id():
    """A fresh UUIDv7 as a standard library UUID."""
    return uuid7()


def key_of(text):
    """The UUID that a text names, as in an address or a form; None when it names none."""
    try:
        return UUID(str(text))
    except ValueError:
        return None
