"""Ledgers of posts: vacancies of enterprises and public-welfare posts (岗位台账), recruitment events (招聘活动台账)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.jobs import queries
from laborers.jobs.models import RecruitmentEvent, Vacancy
from laborers.jobs.states import Channel, Effective, EventForm, EventState, VacancyState
from xundian.exports.kinds.columns import choice, code, day, flag, money, number, text


def vacancy_columns():
    """One vacancy: who offers what, to whom, where, until when, and what the receiving district says."""
    return [
        text("enterprise", _("enterprise"), "enterprise__name", 24),
        text("uscc", _("unified social credit code"), "enterprise__uscc", 20),
        text("title", _("title"), "title", 16),
        code("occupation", _("occupation"), "occupation", "occupation"),
        number("headcount", _("headcount"), "headcount", total=True),
        number("filled", _("filled"), "filled", total=True),
        money("wage_min", _("monthly wage from"), "wage_min_fen"),
        money("wage_max", _("monthly wage to"), "wage_max_fen"),
        number("pay_day", _("pay day of the month"), "pay_day"),
        flag("board", _("board"), "board"),
        flag("lodging", _("lodging"), "lodging"),
        flag("insurance", _("social insurance"), "insurance"),
        number("min_age", _("age from"), "min_age"),
        number("max_age", _("age to"), "max_age"),
        code("min_education", _("education from"), "min_education", "education"),
        code("destination", _("place of work"), "destination", "destination", width=22),
        choice("channel", _("channel"), "channel", Channel, 16),
        text("funding_source", _("funding source"), "funding_source", 18),
        number("term_months", _("term in months"), "term_months"),
        day("opens", _("open from"), "opens"),
        day("closes", _("open until"), "closes"),
        choice("state", _("state"), "state", VacancyState),
        choice("effective", _("effective"), "effective", Effective, 14),
        day("confirmed_on", _("checked on"), "confirmed_on"),
    ]  # fmt: skip


def vacancies():
    """Every vacancy."""
    return Vacancy.objects.all()


def event_columns():
    """One event: who held what, when, and how many came and signed."""
    return [
        text("title", _("title"), "title", 26),
        text("division", _("held by"), "division__name", 16),
        choice("form", pgettext_lazy("event", "form"), "form", EventForm, 16),
        code("campaign", _("campaign"), "campaign", "recruitment_campaign", width=24),
        text("place", pgettext_lazy("event", "place"), "place", 20),
        day("starts_on", _("from"), "starts_on"),
        day("ends_on", _("to"), "ends_on"),
        choice("state", _("state"), "state", EventState),
        number("firms", _("enterprises"), "firms", total=True),
        number("came", _("people"), "came", total=True, definition=_("By name and by count, of all places.")),
        number("signed", _("intentions signed"), "signed", total=True),
    ]  # fmt: skip


def events():
    """Every recruitment event, with its figures."""
    return queries.with_counts(RecruitmentEvent.objects.all())
