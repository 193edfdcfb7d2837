"""Which values of which known persons an import changes, in the reader's words."""

from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from laborers.imports.kinds import kind_of
from laborers.imports.models import ImportChange
from laborers.imports.queries.paging import Worded
from laborers.imports.queries.reports import column_name
from laborers.registry.models import Laborer
from xundian.accounts.scope import under
from xundian.codes.queries import tables
from xundian.kit.money import yuan


def changes(batch):
    """{"row", "laborer", "name", "fields": [{"field", "before", "after"}]} of every known person whom it changes.

    By row, worded where it is looked at; `field` is the header as the file writes it. Only persons who are still
    registered inside the import's place.
    """
    here = Laborer.objects.filter(under("division_id", batch.division_id), pk=OuterRef("laborer_id"))
    rows = ImportChange.objects.filter(Exists(here), batch=batch).order_by("row_no")
    words = _Words(batch)
    return Worded(rows, words.of)


class _Words:
    """Words for the values of a kind's fields; the code lists are read at the first look."""

    def __init__(self, batch):
        self.batch, self.kind, self._lists = batch, kind_of(batch), None

    def of(self, row):
        """One ImportChange for people."""
        changed = row.changes
        # What is written says more than the code made of it.
        doubled = {self.kind.vocabulary.within[name] for name in changed if name in self.kind.vocabulary.within}
        return {
            "row": row.row_no,
            "laborer": row.laborer_id,
            "name": row.name,
            "fields": [self._field(name, *values) for name, values in changed.items() if name not in doubled],
        }

    def _field(self, name, old, new):
        words = {"before": self._word(name, old), "after": self._word(name, new)}
        return {"field": column_name(self.batch, name), **words}

    def _word(self, name, value):
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if name in self.kind.money:
            return f"{yuan(value):.2f}".removesuffix(".00")
        if isinstance(value, int | float | Decimal):
            return str(value)
        found = (self.lists[scheme].label(value) for scheme in self.kind.schemes.get(name, ()))
        return next((label for label in found if label != value), value)

    @property
    def lists(self):
        """The code lists of the kind as they held in the year of the import."""
        if self._lists is None:
            schemes = {scheme for names in self.kind.schemes.values() for scheme in names}
            self._lists = tables(schemes, date(self.batch.year, 12, 31))
        return self._lists
