"""Vacancies of enterprises and public-welfare posts, and what receiving districts say of them (X2.2-5, X4, X4.6)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.enterprises.models import Enterprise
from laborers.jobs.states import Channel, Effective, VacancySource, VacancyState
from xundian.accounts.models import Station
from xundian.divisions.models import Division
from xundian.kit.records import APPEND_ONLY, Editable, Record, audited


def _within(name, low, high):
    return Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": low, f"{name}__lte": high})


@audited()
class Vacancy(Editable):
    """Posts of one kind at one enterprise; `filled` never exceeds `headcount`, the database sees to it."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="vacancies", verbose_name=_("enterprise"))
    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    title = models.CharField(_("title"), max_length=80)
    occupation = models.CharField(_("occupation"), max_length=40)
    headcount = models.PositiveIntegerField(_("headcount"))
    filled = models.PositiveIntegerField(_("filled"), default=0, editable=False)
    wage_min_fen = models.BigIntegerField(_("monthly wage from"))
    wage_max_fen = models.BigIntegerField(_("monthly wage to"))
    pay_day = models.PositiveSmallIntegerField(_("pay day of the month"), null=True, blank=True)
    hours_per_day = models.PositiveSmallIntegerField(_("hours a day"), null=True, blank=True)
    days_per_week = models.PositiveSmallIntegerField(_("days a week"), null=True, blank=True)
    board = models.BooleanField(_("board"), default=False)
    lodging = models.BooleanField(_("lodging"), default=False)
    # Both of them; the database sees to it.
    board_and_lodging = models.BooleanField(_("board and lodging"), default=False)
    insurance = models.BooleanField(_("social insurance"), default=False)
    min_age = models.PositiveSmallIntegerField(_("age from"), default=16)
    max_age = models.PositiveSmallIntegerField(_("age to"), default=60)
    min_education = models.CharField(_("education from"), max_length=2, blank=True)
    needs_skill = models.BooleanField(_("needs the skill of the occupation"), default=False)
    health_required = models.CharField(_("health required"), max_length=2, blank=True)
    health_note = models.CharField(_("why the work needs that health"), max_length=200, blank=True)
    sex = models.CharField(_("sex"), max_length=1, blank=True)
    sex_ground = models.CharField(_("legal ground for the sex requirement"), max_length=200, blank=True)
    # Months 1 to 12 of seasonal work, over the turn of the year too; none for work all year.
    season_from = models.PositiveSmallIntegerField(_("season from month"), null=True, blank=True)
    season_to = models.PositiveSmallIntegerField(_("season to month"), null=True, blank=True)
    destination = models.CharField(_("place of work"), max_length=6, db_collation="C")
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    # Of public-welfare posts only (X4.6); their pay is one amount.
    welfare_kind = models.CharField(_("kind of public-welfare post"), max_length=30, blank=True)
    funding_source = models.CharField(_("funding source"), max_length=80, blank=True)
    term_months = models.PositiveSmallIntegerField(_("term in months"), null=True, blank=True)
    opens = models.DateField(_("open from"))
    closes = models.DateField(_("open until"))
    state = models.CharField(_("state"), max_length=10, choices=VacancyState, default=VacancyState.OPEN)
    description = models.TextField(_("description"), blank=True)
    source = models.CharField(
        pgettext_lazy("vacancy", "source"), max_length=10, choices=VacancySource, default=VacancySource.TYPED
    )
    # The import that brought or last changed it.
    batch_id = models.UUIDField(_("import"), null=True, blank=True, editable=False)
    # What the receiving district said last; see VacancyCheck.
    effective = models.CharField(
        _("effective"), max_length=10, choices=Effective, default=Effective.UNCHECKED, editable=False
    )
    confirmed_on = models.DateField(_("checked on"), null=True, blank=True, editable=False)
    confirmed_until = models.DateField(_("stands until"), null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("checked by"),
    )  # fmt: skip

    scope_paths = {"shared": "county_id", "destination": "destination"}

    class Meta(Editable.Meta):
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        constraints = [
            models.CheckConstraint(condition=Q(filled__lte=F("headcount")), name="vacancy_not_overbooked"),
            models.CheckConstraint(condition=Q(headcount__gte=1), name="vacancy_has_posts"),
            models.CheckConstraint(
                condition=Q(wage_min_fen__gte=0, wage_max_fen__gte=F("wage_min_fen")), name="vacancy_wage_range"
            ),
            models.CheckConstraint(condition=Q(min_age__gte=16, max_age__gte=F("min_age")), name="vacancy_age_range"),
            models.CheckConstraint(condition=Q(closes__gte=F("opens")), name="vacancy_closes_after_opening"),
            models.CheckConstraint(
                condition=Q(sex="") | Q(sex__in=["1", "2"]) & ~Q(sex_ground=""), name="vacancy_sex_only_with_ground"
            ),
            models.CheckConstraint(
                condition=Q(health_required="") | ~Q(health_note=""), name="vacancy_health_only_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(board=True, lodging=True, board_and_lodging=True)
                | ~Q(board=True, lodging=True) & Q(board_and_lodging=False),
                name="vacancy_board_and_lodging_is_both",
            ),
            models.CheckConstraint(
                condition=_within("pay_day", 1, 31) & _within("hours_per_day", 1, 24) & _within("days_per_week", 1, 7),
                name="vacancy_working_time",
            ),
            models.CheckConstraint(
                condition=Q(season_from__isnull=True, season_to__isnull=True)
                | Q(season_from__gte=1, season_from__lte=12, season_to__gte=1, season_to__lte=12),
                name="vacancy_season_is_months",
            ),
            models.CheckConstraint(
                condition=Q(channel="welfare") | Q(welfare_kind="", funding_source="", term_months__isnull=True),
                name="vacancy_welfare_facts",
            ),
            models.CheckConstraint(
                condition=Q(effective="unchecked", confirmed_on__isnull=True)
                | ~Q(effective="unchecked") & Q(confirmed_on__isnull=False),
                name="vacancy_checked_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["county", "state", "closes"], name="vacancy_by_county")]

    def __str__(self):
        return self.title


class VacancyCheck(Record):
    """One answer of a receiving district about a vacancy: it stands, or it does not (X4); never changed afterwards."""

    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="checks", verbose_name=_("vacancy"))
    on = models.DateField(_("day"))
    answer = models.CharField(_("answer"), max_length=10, choices=Effective)
    # Who said so in the district: an office or a person in office, never a laborer.
    answered_by = models.CharField(pgettext_lazy("employer", "answered by"), max_length=80)
    until = models.DateField(_("stands until"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    # The station that asked; none when the county itself did.
    station = models.ForeignKey(
        Station, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("station")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"shared": "vacancy__county_id", "destination": "vacancy__destination"}

    class Meta:
        verbose_name = _("check of a vacancy")
        verbose_name_plural = _("checks of vacancies")
        triggers = [APPEND_ONLY]
        constraints = [
            models.CheckConstraint(condition=Q(answer__in=["effective", "withdrawn"]), name="vacancy_check_answers")
        ]

    def __str__(self):
        return f"{self.vacancy} {self.on}"
