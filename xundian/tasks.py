"""Index of the office's background tasks."""

from xundian.messages import tasks as messages

__all__ = ["messages"]
