"""Handing a file to who asked for it, as long as it is theirs; destroying it when it is not, or has grown old."""

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.exports import queries
from xundian.exports.actions.ending import end, locked
from xundian.exports.models import Export, ExportChunk, ExportDownload
from xundian.exports.states import AT_WORK, FAILURES, ExportState
from xundian.kit.errors import Conflict, Forbidden
from xundian.kit.models import Job

WITH_FILE = (ExportState.RUNNING, ExportState.READY)


def hand_out(*, export, by, at):
    """(export, its file as an iterable of bytes), after a line that says who took it home and when.

    Asked once more: whether it is still the asker's. If role, place or account no longer cover it, the file is
    destroyed and Conflict (code no_longer_yours) raised; Conflict also before it is ready and after it has expired,
    Forbidden for anybody else.
    """
    if export.by_id != by.pk:
        raise Forbidden(_("Only who asked for an export takes its file. Ask for one of your own."))
    with transaction.atomic():
        row = locked(export)
        if row.state != ExportState.READY:
            raise Conflict(_("There is no file: %(state)s.") % {"state": row.get_state_display()}, code=row.state)
        failure = queries.obstacle(row, row.by)
        if failure:
            end(row, ExportState.WITHDRAWN, at=at, failure=failure)
        elif at >= row.expires_at:
            end(row, ExportState.EXPIRED, at=at)
        else:
            ExportDownload.objects.create(export=row, by=by, at=at)
    if failure:
        raise Conflict(str(FAILURES[failure]), code="no_longer_yours")
    if row.state == ExportState.EXPIRED:
        raise Conflict(_("There is no file: %(state)s.") % {"state": row.get_state_display()}, code=row.state)
    return row, queries.content(row)


@transaction.atomic
def expire(*, at):
    """Destroy files that are seven days old, or no longer their asker's, and close exports whose job has ended.

    The rows stay as the log. {expired, withdrawn, failed} exports.
    """
    alive = Export.objects.filter(state=ExportState.READY)
    expired = alive.filter(expires_at__lte=at).update(state=ExportState.EXPIRED, ended_at=at)
    lost = {row.pk: code for row in alive.select_related("by") if (code := queries.obstacle(row, row.by))}
    for code in sorted(set(lost.values())):
        keys = [key for key, each in lost.items() if each == code]
        alive.filter(pk__in=keys).update(state=ExportState.WITHDRAWN, failure=code, ended_at=at)
    ended = Export.objects.filter(state__in=AT_WORK, job__state__in=[Job.State.FAILED, Job.State.DONE])
    failed = ended.update(state=ExportState.FAILED, failure="stopped", ended_at=at)
    ExportChunk.objects.exclude(export__state__in=WITH_FILE).delete()
    return {"expired": expired, "withdrawn": len(lost), "failed": failed}
