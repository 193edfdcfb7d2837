"""What calendars were told is remembered, so that a changed entry is told with a higher SEQUENCE (RFC 5545 3.8.7.4)."""

from datetime import timedelta

from django.db import transaction

from xundian.calendars.models import CalendarEntry
from xundian.calendars.rules import KEPT_DAYS
from xundian.kit.sql import execute

# Only what says something else than before counts up, also when two programs read the calendar at once.
REMEMBER = """
INSERT INTO xundian_calendarentry AS kept (id, user_id, told, sequence, changed_at)
SELECT new.id, %s, new.told, 0, %s FROM unnest(%s::uuid[], %s::bytea[]) AS new (id, told) ORDER BY new.id
ON CONFLICT (id) DO UPDATE SET told = excluded.told, sequence = kept.sequence + 1, changed_at = excluded.changed_at
WHERE kept.told <> excluded.told
"""


def tell(*, user, entries, at):
    """{uid: (sequence, changed at)} of the entries as they stand from now on; one statement when nothing changed."""
    known = _known(entries)
    changed = [each for each in entries if each.uid not in known or bytes(known[each.uid].told) != each.digest]
    if changed:
        _remember(user, changed, at)
        known = _known(entries)
    return {pk: (row.sequence, row.changed_at) for pk, row in known.items()}


def _known(entries):
    return CalendarEntry.objects.in_bulk([each.uid for each in entries])


@transaction.atomic
def _remember(user, changed, at):
    execute(REMEMBER, (user.pk, at, [each.uid for each in changed], [each.digest for each in changed]))
    CalendarEntry.objects.filter(user=user, changed_at__lt=at - timedelta(days=KEPT_DAYS)).delete()
