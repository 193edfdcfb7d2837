"""Ledgers of offers with the answers of both sides (岗位推荐台账), and of wages paid (工资登记台账)."""

from django.utils.translation import gettext_lazy as _

from laborers.jobs.models import Offer
from laborers.jobs.states import EmployerAnswer, EmployerReason, OfferState
from laborers.placements.models import WageReport
from laborers.placements.states import WageSource
from xundian.exports.kinds.columns import choice, code, day, employer, flag, money, text
from xundian.exports.kinds.people import people

_WHO = ("township", "division_name", "household_number", "name", "sex", "age", "phone")


def offer_columns():
    """A person, the post, and what both sides said."""
    return [
        *people(*_WHO, at="laborer__"),
        text("enterprise", _("enterprise"), "vacancy__enterprise__name", 24),
        text("vacancy", _("vacancy"), "vacancy__title", 16),
        code("destination", _("place of work"), "vacancy__destination", "destination", width=22),
        day("made_on", _("made on"), "made_on"),
        day("answer_by", _("answer by"), "answer_by"),
        choice("state", _("state"), "state", OfferState),
        day("answered_on", _("answered on"), "answered_on"),
        choice("employer_state", _("employer's answer"), "employer_state", EmployerAnswer, 16),
        day("employer_by", _("employer answers by"), "employer_by"),
        choice("employer_reason", _("employer's reason"), "employer_reason", EmployerReason, 20),
    ]


def offers():
    """Every offer."""
    return Offer.objects.all()


def wage_columns():
    """A person, a month of a spell of work, and what was paid for it."""
    return [
        *people(*_WHO, at="placement__laborer__"),
        employer("placement__"),
        day("month", _("month"), "month", definition=_("The first day stands for the month.")),
        money("paid", _("paid"), "paid_fen"),
        flag("on_time", _("paid on time"), "on_time"),
        choice("source", _("told by"), "source", WageSource),
        day("reported_on", _("reported on"), "reported_on"),
    ]


def wages():
    """The reports that hold: those that were not corrected or taken back."""
    return WageReport.objects.filter(corrected_by=None, paid_fen__isnull=False)
