"""Index of the office's background tasks."""

from xundian.accounts import tasks as accounts
from xundian.exports import tasks as exports
from xundian.messages import tasks as messages
from xundian.sync import tasks as sync

__all__ = ["accounts", "exports", "messages", "sync"]
