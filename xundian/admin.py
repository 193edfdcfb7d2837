"""Index of the office's ledgers, room by room."""

from xundian.accounts import admin as accounts
from xundian.codes import admin as codes
from xundian.divisions import admin as divisions
from xundian.exports import admin as exports
from xundian.messages import admin as messages
from xundian.reports import admin as reports

__all__ = ["accounts", "codes", "divisions", "exports", "messages", "reports"]
