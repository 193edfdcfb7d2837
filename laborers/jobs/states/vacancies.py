"""States of vacancies, which may follow which, where they lead, and what can be wrong with one (X2.2-3, X2.2-5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class VacancyState(models.TextChoices):
    """Whether a vacancy can be offered."""

    OPEN = "open", pgettext_lazy("vacancy", "Open")
    FILLED = "filled", _("Filled")
    CLOSED = "closed", pgettext_lazy("vacancy", "Closed")
    EXPIRED = "expired", _("Expired")


VACANCY_MOVES = Moves(
    {
        VacancyState.OPEN: {VacancyState.FILLED, VacancyState.CLOSED, VacancyState.EXPIRED},
        VacancyState.FILLED: {VacancyState.OPEN, VacancyState.CLOSED, VacancyState.EXPIRED},
        VacancyState.CLOSED: {VacancyState.OPEN},
        VacancyState.EXPIRED: {VacancyState.OPEN},
    }
)


class Channel(models.TextChoices):
    """Where a vacancy leads."""

    AWAY = "away", _("Away from the county")
    NEARBY = "nearby", _("In the county")
    WELFARE = "welfare", _("Public-welfare post")


class Effective(models.TextChoices):
    """What the receiving district says of a vacancy (X4): that it stands, or that it does not."""

    UNCHECKED = "unchecked", pgettext_lazy("vacancy", "Not checked yet")
    EFFECTIVE = "effective", pgettext_lazy("vacancy", "Stands")
    WITHDRAWN = "withdrawn", pgettext_lazy("vacancy", "Does not stand")


# What can be answered when a district is asked.
CHECK_CHOICES = [(each.value, each.label) for each in (Effective.EFFECTIVE, Effective.WITHDRAWN)]


class VacancySource(models.TextChoices):
    """Where a vacancy came from."""

    TYPED = "typed", pgettext_lazy("vacancy", "Entered by hand")
    IMPORT = "import", pgettext_lazy("vacancy", "From a workbook")
    EVENT = "event", pgettext_lazy("vacancy", "At a recruitment event")
    ORDER = "order", pgettext_lazy("vacancy", "Order of an enterprise")


# What is wrong with a vacancy as sent, with the remedy.
FAULTS = {
    "headcount": _("Give at least one post, and not fewer than are filled."),
    "wage_range": _("The highest wage is below the lowest. Turn them round."),
    "age_range": _("Ages run from 16, the lower one first."),
    "days": _("The last day is before the first. Correct one of them."),
    "past": _("The last day has passed. Give a later one."),
    "sex": _("Sex is 1 (male) or 2 (female), or empty for everyone."),
    "sex_ground": _("A requirement of sex needs its legal ground. State it, or leave the sex open."),
    "destination": _("The place of work is a code of six digits, out of the list of destinations."),
    "channel_county": _("This channel leads to work inside the county. Give the county as place of work."),
    "channel_away": _("A post inside the county is not away. Choose another channel."),
    "pay_day": _("The pay day is a day of the month, 1 to 31."),
    "hours_per_day": _("A day has 1 to 24 hours."),
    "days_per_week": _("A week has 1 to 7 days."),
    "season": _("A season has a first and a last month, 1 to 12. Give both, or none."),
    "health_note": _("A requirement of health needs its reason in the work. State it, or leave the health open."),
    "welfare_funding": _("Say who pays this public-welfare post."),
    "welfare_term": _("A public-welfare post has a term of 1 to 120 months. Give it."),
    "welfare_pay": _("A public-welfare post has one monthly pay. Give the same amount twice."),
    "welfare_only": _("Only public-welfare posts have this. Leave it empty, or choose that channel."),
}

# Why a vacancy cannot be offered today, with the remedy.
NOT_OFFERABLE = {
    "closed": _("It is closed. Reopen it first."),
    "expired": _("Its last day has passed. Reopen it first."),
    "filled": _("All its posts are taken. Give a higher headcount, if there are more."),
    "not_begun": _("It opens on a later day."),
    "past": _("Its last day has passed. Extend it."),
    "not_inspected": _(
        "The enterprise has no valid inspection that it passed. Inspect it before anybody is sent there."
    ),
    "not_effective": _(
        "The receiving district says that it does not stand. Ask again, and record the answer when it does."
    ),
}
