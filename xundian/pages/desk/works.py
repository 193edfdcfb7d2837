"""The works of the desk, one line each: where it stands, what it is for, who may open it, and what waits in it."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from xundian.pages.desk import complaints, dispatch, duplicates, exports, reassessments, rounds, told, transfers
from xundian.pages.desk.imports import batches
from xundian.pages.desk.officers import orphans
from xundian.pages.desk.verify import queue
from xundian.sync.queries import parked


class Work(NamedTuple):
    """One page of the desk; `waiting(user)` counts what waits for somebody in the user's place."""

    chapter: str
    title: str
    about: str
    page: str
    right: str
    waiting: Callable | None = None


WORKS: list[Work] = [
    Work(
        _("Registry"), _("People"), _("Find a person and see the whole record; who saw it and who changed it."),
        "people", "laborers.read",
    ),
    Work(
        _("Registry"), _("Reported moves"),
        _("People registered here who were written down in another village: moved, or not?"),
        "transfers", "transfers.review", transfers.waiting,
    ),
    Work(
        _("Registry"), _("Our reports"), _("People we wrote down who are registered elsewhere in the county."),
        "transfer-reports", "transfers.read",
    ),
    Work(
        _("Registry"), _("Possible duplicates"), _("Two records that may be one person, side by side."),
        "duplicates", "duplicates.read", duplicates.waiting,
    ),
    Work(
        _("Survey"), _("Imports"), _("Workbooks of the survey, from the upload to the taking back."),
        "imports", "imports.read", batches.waiting,
    ),
    Work(
        _("Survey"), _("To verify"), _("What looked odd in imported rows, one question at a time."),
        "verify", "doubts.read", queue.waiting,
    ),
    Work(
        _("Survey"), _("Survey rounds"), _("Who was surveyed and who is left, down to the names."),
        "desk-rounds", "surveys.read", rounds.waiting,
    ),
    Work(
        _("Survey"), _("Thresholds of the assessment"), _("What people are held against, each row with its document."),
        "policies", "assessments.read",
    ),
    Work(
        _("Survey"), _("Re-assessments"), _("Who would be assessed otherwise, before anything changes."),
        "reassessments", "assessments.read", reassessments.waiting,
    ),
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
        "dispatch", "difficulties.dispatch", dispatch.waiting,
    ),
    Work(
        _("Follow-up"), _("Complaints"), _("What was written past the officer concerned, and the answer to it."),
        "complaints", "complaints.read", complaints.waiting,
    ),
    Work(
        _("Phones"), _("Entries of phones"),
        _("What officers wrote on their phones and could not be taken over at once."),
        "parked", "parked.read", parked.waiting,
    ),
    Work(
        _("Reports"), _("Income from working away"),
        _("What households earn outside, by worker and by head, and who reaches the poverty threshold."),
        "household-income", "reports.read",
    ),
    Work(
        _("Reports"), _("Land after migration"),
        _("Area and planting income before somebody went away and now, beside households that nobody left."),
        "land-use", "reports.read",
    ),
    Work(
        _("Exports"), _("Lists as files"),
        _("Ledgers as Excel or CSV, in the layout that bureaus file; each with its reason, for seven days."),
        "exports", "exports.make", exports.waiting,
    ),
    Work(
        _("Follow-up"), _("Contact points"),
        _("Where migrants find help and people from home: place, telephone, services."), "contacts", "contacts.read",
    ),
    Work(
        _("Office"), _("Officers"), _("What rests on each officer; who takes over what when somebody leaves a post."),
        "officers", "users.read",
    ),
    Work(
        _("Office"), _("Work without an officer"),
        _("Places that nobody looks after, and difficulties whose owner has left."),
        "orphans", "orphans.read", orphans.waiting,
    ),
    Work(
        _("Office"), _("Who was responsible?"), _("The officers of a place on any day, and who covered for them."),
        "responsible", "postings.read",
    ),
]  # fmt: skip
