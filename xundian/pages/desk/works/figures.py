"""Works of figures, and of lists as files."""

from django.utils.translation import gettext_lazy as _

from xundian.pages.desk import exports
from xundian.pages.desk.works.kind import Work

WORKS: list[Work] = [
    Work(
        _("Reports"), _("All reports"),
        _("From the survey to work: tables by place, the official form, shares; every number opens its names."),
        "reports", "reports.read",
    ),
    Work(
        _("Reports"), _("What each figure counts"),
        _("The catalogue of indicators: definition, source, cut-off and who is left out, in one place."),
        "figure-catalogue", "reports.read",
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
        _("Reports"), _("Figures of trainings"),
        _("Trained by kind, of whom registered poor, against targets; every number opens its names."),
        "training-figures", "reports.read",
    ),
    Work(
        _("Reports"), _("Targets and progress"),
        _("What county, townships and persons are to reach in a year, whether the parts add up, and what was done."),
        "targets", "targets.read",
    ),
    Work(
        _("Reports"), _("Published results"),
        _("What was published of the county, beside the percentages that follow from it; differences are said."),
        "published-results", "aggregates.read",
    ),
    Work(
        _("Reports"), _("Yearly indicators"),
        _("Income, expenditure, Engel coefficient, GDP and poverty incidence by year, each with its source."),
        "indicators", "indicators.read",
    ),
    Work(
        _("Reports"), _("From class to job"),
        _("Who found work within 1, 3 and 6 months of a class, by class, institution and occupation."),
        "training-employed", "trainings.read",
    ),
    Work(
        _("Reports"), _("Printed figures"),
        _("Every month's figures as they were printed, to be printed again on any day, and what came in late."),
        "printed", "reports.read",
    ),
    Work(
        _("Exports"), _("Lists as files"),
        _("Ledgers as Excel or CSV, in the layout that bureaus file; each with its reason, for seven days."),
        "exports", "exports.make", exports.waiting,
    ),
]  # fmt: skip
