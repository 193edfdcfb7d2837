"""Trying an operation: one savepoint, and a verdict for whatever comes of it."""

import logging
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from xundian.kit.clock import day_of
from xundian.kit.errors import Conflict, DomainError
from xundian.kit.savepoints import in_one_savepoint
from xundian.sync.handlers import HANDLERS, Clash, Doing, Done, Gone, NotYet, OutOfScope
from xundian.sync.handlers.shapes import WORDS, refused
from xundian.sync.states import Code, OpState

log = logging.getLogger(__name__)
NOT_READABLE = _("This could not be read.")


@dataclass
class Verdict:
    """What came of an operation, as its receipt keeps it; `server` is what the phone should see beside its own."""

    state: str
    code: str
    result: dict = field(default_factory=dict)
    server: dict = field(default_factory=dict)
    waits_for: list = field(default_factory=list)


def parked(code, **result):
    """Nothing was done; it waits."""
    return Verdict(OpState.PARKED, code, result)


def unreadable(problems):
    """The verdict on an operation that could not be read as a whole: {field: code}."""
    errors = {name: [{"code": code, "message": str(WORDS.get(code, NOT_READABLE))}] for name, code in problems.items()}
    return parked(Code.INVALID, errors=errors)


def attempt(op, *, by, written, received, known):
    """Do an operation in somebody's name and place, all of it or nothing; its Verdict.

    None for an error nobody foresaw: then nothing is kept, the phone sends it again, and the log has the alarm.
    """
    doing = Doing(op=op, by=by, written=written, on=day_of(written), received=received, known=known)
    try:
        done = in_one_savepoint(lambda: _handler(op)(doing))
    except DomainError as error:
        return _refusal(error)
    except Exception:  # whatever it is, it must cost neither this entry nor its neighbours
        log.exception("Operation %s (%s/%s) failed; the phone will send it again.", op.op_id, op.entity, op.kind)
        return None
    if done.written:
        known.written += done.written
        known.ahead.note(done.written)
    return applied(done)


def do(op, *, by, written, received, known):
    """The same for somebody who is told why it cannot be done: raises what the handler raises."""
    doing = Doing(op=op, by=by, written=written, on=day_of(written), received=received, known=known)
    with transaction.atomic():
        return applied(_handler(op)(doing))


def applied(done: Done):
    """The verdict on what was done."""
    code = Code.MERGED if done.merged else Code.APPLIED
    result = {name: value for name, value in (("version", done.version), ("missing", done.missing)) if value}
    return Verdict(OpState.APPLIED, code, result, done.server)


def _handler(op):
    if (op.entity, op.kind) not in HANDLERS:
        raise refused("kind" if any(entity == op.entity for entity, _kind in HANDLERS) else "entity", "unknown")
    return HANDLERS[op.entity, op.kind]


def _refusal(error):
    """The verdict on a refusal that somebody foresaw; nothing is echoed of what lies elsewhere."""
    if isinstance(error, NotYet):
        return Verdict(OpState.PARKED, Code.DEPENDENCY, waits_for=error.ids)
    if isinstance(error, Clash):
        return Verdict(OpState.PARKED, Code.CONFLICT, {"version": error.version}, server=error.server)
    if isinstance(error, OutOfScope | Gone):
        return parked(Code(error.code))
    if isinstance(error, Conflict) and error.code == Code.ID_REUSED:
        log.error("The id of an entry was used for something else.")
        return parked(Code.ID_REUSED)
    errors = {}
    for name, code, message in error.errors or [("", error.code, error.message)]:
        errors.setdefault(name, []).append({"code": code, "message": str(message)})
    return parked(Code.INVALID, errors=errors)
