"""What the steps of an export share: its row under a lock, whether a second person must agree, and its end."""

from datetime import timedelta

from django.conf import settings

from xundian.exports import queries
from xundian.exports.models import Export, ExportChunk
from xundian.exports.rules import needs_approval
from xundian.exports.states import EXPORT_MOVES

DAY = timedelta(days=1)


def end(row, state, *, at, failure=""):
    """Close an export in this state and destroy what is there of its file; MoveRefused when it has ended already."""
    EXPORT_MOVES.check(row.state, state)
    row.state, row.ended_at, row.failure = state, at, failure
    row.save(update_fields=["state", "ended_at", "failure", "decided_by", "decided_at"])
    destroy([row.pk])


def destroy(keys):
    """Delete the files of these exports."""
    ExportChunk.objects.filter(export__in=keys).delete()


def locked(export):
    """The export as it is now, for this transaction alone, with the people and the place it names."""
    rows = Export.objects.select_for_update(of=("self",))
    return rows.select_related("by", "by__division", "by__station", "division", "decided_by").get(pk=export.pk)


def must_wait(user, with_identity, rows, at, *, besides=None):
    """Whether somebody else must agree that the user takes out so many rows; `besides`: the export they are of."""
    taken = queries.taken_in_full(user, since=at - DAY, besides=besides) if with_identity else 0
    limit = settings.EXPORT_FULL_IDENTITY_ROWS
    return needs_approval(with_identity=with_identity, rows=rows, taken=taken, limit=limit)
