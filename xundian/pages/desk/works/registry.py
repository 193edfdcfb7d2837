"""Works of the registry and the survey."""

from django.utils.translation import gettext_lazy as _

from xundian.pages.desk import duplicates, reassessments, rounds, transfers
from xundian.pages.desk.imports import batches
from xundian.pages.desk.verify import queue
from xundian.pages.desk.works.kind import Work

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
]  # fmt: skip
