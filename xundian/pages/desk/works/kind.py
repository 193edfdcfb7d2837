"""What a work of the desk is."""

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
    # Whether `waiting` counts only what is past its last day, of more that the page lists.
    overdue: bool = False
