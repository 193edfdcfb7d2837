"""Index of the office's background tasks."""

from xundian.accounts import tasks as accounts
from xundian.coordination import tasks as coordination
from xundian.exports import tasks as exports
from xundian.messages import tasks as messages
from xundian.reports import tasks as reports
from xundian.reports.snapshots import tasks as snapshots
from xundian.sync import tasks as sync
from xundian.webhooks import tasks as webhooks

__all__ = ["accounts", "coordination", "exports", "messages", "reports", "snapshots", "sync", "webhooks"]
