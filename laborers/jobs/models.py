"""Enterprises, their vacancies, match runs with their proposals, and offers (X2.2-3, X2.2-5, X4)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.jobs.states import LIVE_OFFERS, Channel, OfferState, VacancyState
from laborers.registry.models import Case, Laborer, village_key
from xundian.divisions.models import Division
from xundian.kit.records import Editable, Record, audited


@audited()
class Enterprise(Editable):
    """An employer or intermediary the county works with; the unified social credit code is checked (GB 32100)."""

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    name = models.CharField(_("name"), max_length=100)
    uscc = models.CharField(_("unified social credit code"), max_length=18)
    industry = models.CharField(_("industry"), max_length=1, blank=True)
    is_intermediary = models.BooleanField(_("labour intermediary"), default=False)
    introduced_on = models.DateField(_("introduced on"), null=True, blank=True)
    destination = models.CharField(_("place"), max_length=6, db_collation="C")
    address = models.CharField(_("address"), max_length=200, blank=True)
    contact = models.CharField(_("contact person"), max_length=50, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)

    scope_paths = {"shared": "county_id", "destination": "destination"}

    class Meta(Editable.Meta):
        verbose_name = _("enterprise")
        verbose_name_plural = _("enterprises")
        constraints = [models.UniqueConstraint(fields=["county", "uscc"], name="enterprise_once_per_county")]

    def __str__(self):
        return self.name


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
    board_and_lodging = models.BooleanField(_("board and lodging"), default=False)
    insurance = models.BooleanField(_("social insurance"), default=False)
    min_age = models.PositiveSmallIntegerField(_("age from"), default=16)
    max_age = models.PositiveSmallIntegerField(_("age to"), default=60)
    min_education = models.CharField(_("education from"), max_length=2, blank=True)
    needs_skill = models.BooleanField(_("needs the skill of the occupation"), default=False)
    sex = models.CharField(_("sex"), max_length=1, blank=True)
    sex_ground = models.CharField(_("legal ground for the sex requirement"), max_length=200, blank=True)
    destination = models.CharField(_("place of work"), max_length=6, db_collation="C")
    channel = models.CharField(_("channel"), max_length=10, choices=Channel)
    opens = models.DateField(_("open from"))
    closes = models.DateField(_("open until"))
    state = models.CharField(_("state"), max_length=10, choices=VacancyState, default=VacancyState.OPEN)
    description = models.TextField(_("description"), blank=True)

    scope_paths = {"shared": "county_id", "destination": "destination"}

    class Meta(Editable.Meta):
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(filled__lte=models.F("headcount")), name="vacancy_not_overbooked"
            ),
            models.CheckConstraint(condition=models.Q(headcount__gte=1), name="vacancy_has_posts"),
            models.CheckConstraint(
                condition=models.Q(wage_min_fen__gte=0, wage_max_fen__gte=models.F("wage_min_fen")),
                name="vacancy_wage_range",
            ),
            models.CheckConstraint(
                condition=models.Q(min_age__gte=16, max_age__gte=models.F("min_age")),
                name="vacancy_age_range",
            ),
            models.CheckConstraint(
                condition=models.Q(closes__gte=models.F("opens")), name="vacancy_closes_after_opening"
            ),
            models.CheckConstraint(
                condition=models.Q(sex="") | models.Q(sex__in=["1", "2"]) & ~models.Q(sex_ground=""),
                name="vacancy_sex_only_with_ground",
            ),
        ]
        indexes = [models.Index(fields=["county", "state", "closes"], name="vacancy_by_county")]

    def __str__(self):
        return self.title


class MatchRun(Record):
    """One assignment of the people of a division who look for work to the open vacancies."""

    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    on = models.DateField(_("day"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    laborers = models.PositiveIntegerField(_("laborers"), default=0)
    posts = models.PositiveIntegerField(_("posts"), default=0)
    placed = models.PositiveIntegerField(_("proposed"), default=0)
    total_score = models.BigIntegerField(_("total score"), default=0)
    upper_bound = models.BigIntegerField(_("proved upper bound"), default=0)

    scope_paths = {"division": "division_id"}

    class Meta:
        verbose_name = _("match run")
        verbose_name_plural = _("match runs")

    def __str__(self):
        return f"{self.division} {self.on}"


class MatchProposal(Record):
    """For one laborer of a run: the post proposed with its reasons, or what stood in the way."""

    run = models.ForeignKey(MatchRun, models.CASCADE, related_name="proposals")
    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="proposals", verbose_name=_("laborer"))
    division = village_key()
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, null=True, related_name="proposals", verbose_name=_("vacancy"))
    score = models.IntegerField(_("score"), default=0)
    # [{"code": ..., "values": {...}}], worded by rules.explain
    reasons = models.JSONField(default=list)

    scope_paths = {"division": "division_id"}
    moves_with = None

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [models.UniqueConstraint(fields=["run", "laborer"], name="one_proposal_per_run")]

    def __str__(self):
        return str(self.laborer)


@audited()
class Offer(Editable):
    """A post offered to a laborer, with the reasons as codes and a day to answer by.

    An accepted one waits for its placement; after that it is history, so that in time a person accepts several.
    """

    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="offers", verbose_name=_("laborer"))
    case = models.ForeignKey(Case, models.PROTECT, related_name="offers", verbose_name=_("case"))
    division = village_key()
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="offers", verbose_name=_("vacancy"))
    run = models.ForeignKey(MatchRun, models.SET_NULL, null=True, blank=True, related_name="offers")
    score = models.IntegerField(_("score"), default=0)
    reasons = models.JSONField(default=list)
    state = models.CharField(_("state"), max_length=10, choices=OfferState, default=OfferState.MADE)
    made_on = models.DateField(_("made on"))
    answer_by = models.DateField(_("answer by"))
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    # Why, only if the laborer cares to say.
    answer_note = models.CharField(_("answer"), max_length=200, blank=True)

    scope_paths = {"division": "division_id", "site": "laborer__household__site_id"}
    # An accepted one waits for its placement.
    moves_with = (
        "laborer", models.Q(state__in=LIVE_OFFERS) | models.Q(state=OfferState.ACCEPTED, placement__isnull=True)
    )  # fmt: skip

    class Meta(Editable.Meta):
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints = [
            models.UniqueConstraint(
                fields=["laborer", "vacancy"],
                condition=models.Q(state__in=LIVE_OFFERS),
                name="one_live_offer_per_post",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["accepted", "declined"], answered_on__isnull=False)
                | ~models.Q(state__in=["accepted", "declined"]),
                name="offer_answer_has_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["division", "state"], name="offer_by_division"),
            models.Index(fields=["answer_by"], condition=models.Q(state__in=LIVE_OFFERS), name="offer_waiting"),
        ]

    def __str__(self):
        return f"{self.laborer} · {self.vacancy}"
