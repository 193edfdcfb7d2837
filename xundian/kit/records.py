"""What every table has in common: a UUID key, when it was written, and a version on what can be edited."""

import pghistory
import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from pghistory import runtime

from xundian.kit.errors import Conflict
from xundian.kit.ids import new_id

# A savepoint writes no row; telling it who acts would cost a batch of many as much as the savepoints themselves.
runtime.IGNORED_SQL_PREFIXES += ("savepoint", "release savepoint", "rollback to savepoint")

# The database itself counts versions, so that COPY, update() and hand-written SQL count too.
BUMP = pgtrigger.Trigger(
    name="bump_version",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    condition=pgtrigger.AnyChange(exclude=["version", "updated_at"]),
    func="NEW.version = OLD.version + 1; NEW.updated_at = now(); RETURN NEW;",
)
APPEND_ONLY = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


class Record(models.Model):
    """A row with a UUID minted by the server, or by the client that wrote it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True


class Editable(Record):
    """A record people change: its version grows by one with every change, counted by a trigger."""

    version = models.PositiveIntegerField(default=1, editable=False)
    updated_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True
        triggers = [BUMP]

    def reread(self):
        """This row as the database has it now (the version grows there)."""
        self.refresh_from_db()
        return self


def check_fresh(model, id):
    """Conflict (id_reused) when the id that a client minted for a new row is taken already; None is always fresh."""
    if id and model.objects.filter(pk=id).exists():
        raise Conflict(_("This id is already taken by another record."), code="id_reused", field="id")


def audited(exclude=()):
    """Class decorator: triggers keep every version of a row in `<Model>History`, with the acting user and the time.

    Triggers also see update(), COPY and hand-written SQL; the history cannot be changed afterwards.
    """

    def decorate(model):
        return pghistory.track(
            model_name=f"{model.__name__}History",
            exclude=list(exclude) or None,
            obj_field=pghistory.ObjForeignKey(related_name="history"),
            append_only=True,
            # Once for a statement: a trigger for each row made loading 50,000 people nine times slower.
            level=pgtrigger.Statement,
        )(model)

    return decorate
