"""Pure parts of calendars: which days an entry covers, its lasting identity, the fold of what it said (RFC 5545)."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b

# An entry stands on the last days of its window: as many as the nearer reminder comes ahead.
DAYS_SHOWN = 7
# Entries that did not change for longer are over: no window is longer than a year.
KEPT_DAYS = 400
ADDRESS_BYTES = 32


@dataclass(frozen=True)
class Group:
    """What waits at one place: visits of one kind, all late or all with their windows closing in one month.

    `place` is what the entry is about (village group, village, township, employer), `key` its codes; of its windows
    `opens` is the earliest first day, `first` and `last` the earliest and the latest last day. `month` is empty for
    what is overdue. `subjects` are households, in the field migrants; `visits` may be more when several are late.
    """

    key: str
    place: str
    kind: str
    month: str
    opens: date
    first: date
    last: date
    visits: int
    subjects: int

    @property
    def late(self):
        """Whether it is what is overdue."""
        return not self.month


@dataclass(frozen=True)
class Entry:
    """One all-day entry in words: from `begins` to the day before `ends`."""

    uid: uuid.UUID
    begins: date
    ends: date
    summary: str
    description: str
    category: str
    address: str

    @property
    def digest(self):
        """Equal for entries that say the same."""
        told = (self.begins, self.ends, self.summary, self.description, self.category, self.address)
        return blake2b("\n".join(map(str, told)).encode(), digest_size=16).digest()


def uid_of(user_id, group):
    """The identity of a group in one user's calendar: the same on every day, whatever is counted in it."""
    return uuid.uuid5(user_id, f"{group.kind} {group.key} {group.month or 'overdue'}")


def days_of(group, on):
    """(first day, day after the last): the last week before the first window closes; what is late stands on `on`."""
    if group.late:
        return on, on + timedelta(days=1)
    return max(group.opens, group.first - timedelta(days=DAYS_SHOWN - 1)), group.first + timedelta(days=1)
