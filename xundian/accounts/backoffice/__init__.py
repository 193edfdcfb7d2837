"""The back office's base: ledgers, their filters, and the steps taken from them."""

from xundian.accounts.backoffice.filters import CodeFilter, PlaceFilter, only
from xundian.accounts.backoffice.ledger import ScopedAdmin
from xundian.accounts.backoffice.steps import office_action

__all__ = ["CodeFilter", "PlaceFilter", "ScopedAdmin", "office_action", "only"]
