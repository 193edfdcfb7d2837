"""The works of the desk, one line each: where it stands, what it is for, who may open it, and what waits in it."""

from collections.abc import Callable
from typing import NamedTuple


class Work(NamedTuple):
    """One page of the desk; `waiting(user)` counts what waits for somebody in the user's place."""

    chapter: str
    title: str
    about: str
    page: str
    right: str
    waiting: Callable | None = None


WORKS: list[Work] = []
