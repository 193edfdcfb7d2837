"""What an entity is that goes down to phones: which rows, in what words, and for how long."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Func, IntegerField, JSONField, Model, Q, TextField, Value
from django.db.models.functions import Cast, Coalesce, JSONObject
from django.utils.translation import get_language

from xundian.accounts.scope import visible_to

# How long what is over stays on a phone, in days.
WINDOW_DAYS = 400


class Written(JSONObject):
    """A JSON object as text, its keys in the order given: what varies stands together and packs well."""

    output_field = JSONField()

    def as_postgresql(self, compiler, connection, **context):
        """`json_build_object`, which keeps the order that `jsonb` does not."""
        named = self.copy()
        pairs = enumerate(named.get_source_expressions())
        named.set_source_expressions([each if place % 2 else Cast(each, TextField()) for place, each in pairs])
        template = "%(function)s(%(expressions)s)::text"
        return Func.as_sql(named, compiler, connection, function="json_build_object", template=template, **context)


@dataclass(frozen=True)
class Entity:
    """One kind of row. `columns` makes the expressions of its data, in the language of the moment.

    A row goes down while it is `open`, and after that for as long as its `day` lies in the window; `day` is a column.
    `days` is a window shorter than the usual one, which every `since` here means. `known` narrows what lies in a user's
    place to what the user may know.
    """

    name: str
    model: type[Model]
    columns: Callable[[], dict]
    day: str
    open: Q
    known: Callable = visible_to
    never: Q | None = None
    home: str = "household_id"
    days: int = WINDOW_DAYS

    def rows(self, user, since):
        """What the user's phone holds: known, and not past since before the day `since`."""
        kept = self.open | Q(**{f"{self.day}__gte": self._own(since)})
        return self._known(user).filter(kept)

    def aged(self, user, before, since):
        """What left the window when its beginning went from one day to a later one."""
        left = {f"{self.day}__gte": self._own(before), f"{self.day}__lt": self._own(since)}
        return self._known(user).filter(~self.open, **left)

    @property
    def order(self):
        """By what a snapshot goes on: the rows of a household stand together.

        An expression, for no index orders by it: of the rows of one place a page sorts the few it may give. By the
        index of the households it would walk through the whole county to find a thousand of one village.
        """
        return (Coalesce(self.home or "pk", self.home or "pk"), "pk")

    def version(self):
        """The row's version; 1 for rows that never change."""
        has = any(field.name == "version" for field in self.model._meta.fields)
        return F("version") if has else Value(1, IntegerField())

    def data(self):
        """The JSON of a row, built by the database; its id and version stand beside it."""
        return Written(**self.columns())

    def _own(self, since):
        return since + timedelta(days=WINDOW_DAYS - self.days)

    def _known(self, user):
        rows = self.known(user, self.model._default_manager.order_by())
        return rows.exclude(self.never) if self.never else rows


def plain(*names):
    """Columns under their own names."""
    return {name: F(name) for name in names}


def keys(*names):
    """Keys of other rows, under the name of the relation."""
    return {name: F(f"{name}_id") for name in names}


def english():
    """Whether names are asked for in English."""
    return (get_language() or "").startswith("en")
