"""Inspections of enterprises on the spot: their parts, verdicts, and the words for what bars an enterprise (X4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InspectionState(models.TextChoices):
    """Whether it is still to come; what was carried out never changes, a correction is a new row."""

    PLANNED = "planned", pgettext_lazy("inspection", "Planned")
    DONE = "done", pgettext_lazy("inspection", "Carried out")
    CANCELLED = "cancelled", pgettext_lazy("inspection", "Not carried out")


class PartVerdict(models.TextChoices):
    """How one part was found."""

    GOOD = "good", pgettext_lazy("part of an inspection", "In order")
    CONDITIONS = "conditions", pgettext_lazy("part of an inspection", "To be improved")
    POOR = "poor", pgettext_lazy("part of an inspection", "Not in order")


class Verdict(models.TextChoices):
    """What follows: only who passed, or passed with conditions that are met or still may be, is offered from."""

    PASS = "pass", pgettext_lazy("inspection", "Passed")
    CONDITIONAL = "conditional", pgettext_lazy("inspection", "Passed with conditions")
    FAIL = "fail", pgettext_lazy("inspection", "Not passed")


# The four parts of the source (X4); every one is looked at.
PARTS = {
    "environment": _("working environment"),
    "accommodation": _("accommodation"),
    "pay": _("pay and benefits"),
    "demands": _("requirements of the job"),
}

# What is wrong with an inspection as sent, with the remedy.
INSPECTION_FAULTS = {
    "part": _("Say how this was found: %(part)s."),
    "verdict": _("Choose the verdict over all."),
    "worse": _("A part was found worse than this verdict. Correct the part or the verdict."),
    "in_future": _("The day of the inspection has not come yet."),
    "valid_until": _("Say until when it holds: a day after the inspection, within two years."),
    "not_valid": _("An inspection that was not passed holds for no day. Leave it empty."),
    "conditions": _("Say what must be improved, and by which day."),
    "no_conditions": _("Conditions belong to the verdict “passed with conditions” alone."),
    "conditions_by": _("The day by which it is improved lies after the inspection, and no later than it holds."),
    "past": _("This day has passed. Give a later one."),
    "not_planned": _("This inspection is no longer planned."),
    "foreign": _("This belongs to another enterprise."),
    "corrected": _("This row was corrected already. Correct the newest one."),
    "not_done": _("Only an inspection that was carried out can be corrected."),
    "no_open_conditions": _("There are no open conditions here."),
}

# Why no post of an enterprise is offered for organised transfer, with the remedy.
BARS = {
    "suspended": _("Work with this enterprise is paused. The county resumes it first."),
    "never": _("This enterprise was not inspected on the spot. Inspect it first; then its posts can be offered."),
    "failed": _("The last inspection was not passed. Inspect the enterprise again once it is put right."),
    "expired": _("The inspection of this enterprise held until %(day)s. Inspect it again first."),
    "conditions": _("The conditions of the inspection were due on %(day)s. Record them as met, or inspect again."),
}
