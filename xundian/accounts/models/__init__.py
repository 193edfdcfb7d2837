"""Tables of accounts, by topic."""

from xundian.accounts.models.ledgers import LedgerChoice, LedgerView
from xundian.accounts.models.users import CalendarAddress, DeviceToken, Posting, ReadLog, Station, User

__all__ = [
    "CalendarAddress",
    "DeviceToken",
    "LedgerChoice",
    "LedgerView",
    "Posting",
    "ReadLog",
    "Station",
    "User",
]
