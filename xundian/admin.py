"""Index of the office's ledgers, room by room."""

from xundian.messages import admin as messages
from xundian.reports import admin as reports

__all__ = ["messages", "reports"]
