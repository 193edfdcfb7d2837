"""Works of follow-up, and what phones sent."""

from django.utils.translation import gettext_lazy as _

from xundian.pages.desk import complaints, dispatch, told
from xundian.pages.desk.works.kind import Work
from xundian.sync.queries import parked

WORKS: list[Work] = [
    Work(
        _("Follow-up"), _("Reported changes"), _("What visits were told has changed: enter it, or set it aside."),
        "told-changes", "changes.settle", told.waiting,
    ),
    Work(
        _("Follow-up"), _("Late entries"), _("Closed months, opened again for a village until a day."),
        "entry-unlocks", "visits.unlock",
    ),
    Work(
        _("Follow-up"), _("Difficulties to hand over"),
        _("Unsolved difficulties of the place; several at once to an office or to somebody by name."),
        "dispatch", "difficulties.dispatch", dispatch.waiting, overdue=True,
    ),
    Work(
        _("Follow-up"), _("Complaints"), _("What was written past the officer concerned, and the answer to it."),
        "complaints", "complaints.read", complaints.waiting,
    ),
    Work(
        _("Follow-up"), _("Contact points"),
        _("Where migrants find help and people from home: place, telephone, services."), "contacts", "contacts.read",
    ),
    Work(
        _("Phones"), _("Entries of phones"),
        _("What officers wrote on their phones and could not be taken over at once."),
        "parked", "parked.read", parked.waiting,
    ),
]  # fmt: skip
