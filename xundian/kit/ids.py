"""Identifiers minted by the server: UUID version 7, so that newer rows sort after older ones."""

from uuid_utils.compat import uuid7


def new_id():
    """A fresh UUIDv7 as a standard library UUID."""
    return uuid7()
