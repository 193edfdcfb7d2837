"""Ledger of the people whom a station looks after: contact and work alone (DESIGN 4)."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laborers.visits import rules, trips
from xundian.exports.kinds.columns import Column, code, day, text
from xundian.exports.kinds.people import people


def people_columns():
    """Contact and work of a person, and by when the field visit is to be made."""
    return [
        *people("name", "phone", at="laborer__"),
        text("employer", _("employer"), "works_for", 24),
        code("destination", _("place of work"), "destination", "destination", width=22),
        code("occupation", _("occupation"), "occupation", "occupation", width=14),
        day("started_on", _("started on"), "started_on"),
        day("due_by", _("field visit by"), "due_by", definition=_("The last day of the visit that waits.")),
        Column("late", _("state"), ("due_by",), _how_late, width=9,
               definition=_("Overdue when the last day has passed without a visit.")),
    ]  # fmt: skip


def placed(user, on):
    """Everyone at work in the cities of a station."""
    return trips.ledger(user, on).order_by()


def _how_late(words):
    def read(due_by):
        if due_by is None:
            return ""
        return _now("overdue") if rules.is_overdue(due_by, rules.WAITING, words.on) else _now("due")

    return read
