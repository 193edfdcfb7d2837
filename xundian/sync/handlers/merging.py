"""Changes of a record that others may have changed meanwhile: brought together field by field, never overwritten.

What the author saw stands in the record's history, version by version.
"""

from xundian.sync.handlers.doing import Clash, Done, Gone
from xundian.sync.handlers.shapes import checked, refused
from xundian.sync.models import SyncOp
from xundian.sync.rules import AHEAD, meet, server_owned
from xundian.sync.states import OpState


def change(doing, *, table, shape, edit, ended):
    """Do an update: `shape` names the fields that a phone may change, `edit(row, changes, version, by)` writes them.

    Gone when `ended(row)`, Clash for a field changed on both sides, Invalid for a field of the record that is not a
    phone's to change.
    """
    op = doing.op
    row = doing.target(table, op.entity_id)
    model = type(row)
    columns = {name for each in model._meta.concrete_fields for name in (each.name, each.attname)} - {"id"}
    owned = server_owned(op.payload, shape, columns)
    if owned:
        raise refused(owned[0], "unexpected_field")
    named = {name: reader for name, reader in shape.items() if name in op.payload}
    wanted = checked(op.payload, named)
    if not wanted or op.base_version is None:
        raise refused("base_version" if wanted else "payload", "required")
    row = model._default_manager.select_for_update(of=("self",), no_key=True).get(pk=row.pk)
    if ended(row):
        raise Gone
    return _write(doing, row, wanted, list(shape), edit)


def _write(doing, row, wanted, names, edit):
    now = values(row, names)
    met = meet(wanted=wanted, now=now, base=_seen(doing, row, now, names))
    if met.conflicts:
        raise Clash({name: now[name] for name in met.conflicts}, row.version)
    merged = doing.op.base_version != row.version
    if met.changes:
        row = edit(row, met.changes, row.version, doing.by)
    return Done(row.version, values(row, names) if merged else {}, merged)


def values(row, names):
    """{field: value} of a row or of one of its versions."""
    return {name: getattr(row, name) for name in names}


def _seen(doing, row, now, names):
    """The fields in the version that the author saw; None when no history holds it.

    After a restore the same number may come to stand for another version: one that was made after the entry was written
    is not what its author saw. (A database clock that runs ahead of ours proves nothing.) A version that the author's
    own earlier entry made is: a phone moves what still waits on top of what was just taken over.
    """
    version = row.history.filter(version=doing.op.base_version).order_by("-pgh_id").first()
    later = version and doing.written + AHEAD < version.pgh_created_at <= doing.received + AHEAD
    if later and not _made_by_author(doing):
        return None
    if doing.op.base_version == row.version:
        return now
    return version and values(version, names)


def _made_by_author(doing):
    """Whether an operation of the same officer was answered with that version."""
    own = SyncOp.objects.filter(user=doing.by, entity_id=doing.op.entity_id, state=OpState.APPLIED)
    return own.filter(result__version=doing.op.base_version).exists()
