"""Index of the office's ledgers, room by room."""

from xundian.accounts import admin as accounts
from xundian.aggregates import admin as aggregates
from xundian.codes import admin as codes
from xundian.coordination import admin as coordination
from xundian.divisions import admin as divisions
from xundian.exports import admin as exports
from xundian.messages import admin as messages
from xundian.reports.snapshots import admin as snapshots
from xundian.targets import admin as targets
from xundian.webhooks import admin as webhooks

__all__ = [
    "accounts",
    "aggregates",
    "codes",
    "coordination",
    "divisions",
    "exports",
    "messages",
    "snapshots",
    "targets",
    "webhooks",
]
