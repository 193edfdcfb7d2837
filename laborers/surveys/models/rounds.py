"""Survey rounds, what was answered in them, and the household forms by which officers entered it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.registry.models import Household, Laborer, village_key
from xundian.divisions.models import Division
from xundian.kit.records import Editable, Record, audited


@audited()
class SurveyRound(Editable):
    """One round of the labour survey in a county (X2.2-1)."""

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    year = models.PositiveSmallIntegerField(_("year"))
    title = models.CharField(_("title"), max_length=80)
    opens = models.DateField(_("opens"))
    closes = models.DateField(_("closes"))

    scope_paths = {"shared": "county_id"}

    class Meta(Editable.Meta):
        verbose_name = _("survey round")
        verbose_name_plural = _("survey rounds")
        constraints = [
            models.UniqueConstraint(fields=["county", "year"], name="one_round_per_year"),
            models.CheckConstraint(
                condition=models.Q(closes__gte=models.F("opens")), name="round_closes_after_opening"
            ),
        ]

    def __str__(self):
        return f"{self.year}"


class SurveyResponse(Record):
    """What one laborer answered in one round; never overwritten, a change is the next revision (X4 forms)."""

    round = models.ForeignKey(SurveyRound, models.PROTECT, related_name="responses", verbose_name=_("round"))
    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="responses", verbose_name=_("laborer"))
    division = village_key()
    revision = models.PositiveSmallIntegerField(_("revision"), default=1)
    # The newest response of the newest round is the laborer's profile.
    is_profile = models.BooleanField(_("profile"), default=True)
    status = models.CharField(_("employment status"), max_length=20, blank=True)
    # Why without work: "in_school" tells a student from someone who seeks (codes: unemployed_reason).
    unemployed_reason = models.CharField(
        _("reason for not working"), max_length=20, blank=True, default="", db_default=""
    )
    place = models.CharField(_("place of work"), max_length=6, blank=True)
    place_text = models.CharField(_("place of work as written"), max_length=100, blank=True)
    employer = models.CharField(_("employer"), max_length=100, blank=True)
    months = models.PositiveSmallIntegerField(_("months worked"), null=True, blank=True)
    wage_fen = models.BigIntegerField(_("monthly wage"), null=True, blank=True)
    intention = models.CharField(_("employment intention"), max_length=20, blank=True)
    training_wish = models.CharField(_("training wish"), max_length=40, blank=True)
    expected_wage_fen = models.BigIntegerField(_("expected monthly wage"), null=True, blank=True)
    care_duty = models.BooleanField(_("must care for family"), default=False)
    surveyed_on = models.DateField(_("surveyed on"))
    surveyor = models.CharField(_("surveyor"), max_length=50, blank=True)
    # The import that brought it; imports are a room above.
    batch_id = models.UUIDField(_("import"), null=True, blank=True, editable=False)

    scope_paths = {"division": "division_id", "site": "laborer__household__site_id"}
    # An answer stays where it was given; of two records of one person the newest answer is the profile.
    moves_with = None
    newest_first = ("-round__year", "-surveyed_on", "-revision", "-pk")

    class Meta:
        verbose_name = pgettext_lazy("filled form", "survey response")
        verbose_name_plural = pgettext_lazy("filled forms", "survey responses")
        constraints = [
            models.UniqueConstraint(fields=["round", "laborer", "revision"], name="response_revision_once"),
            models.UniqueConstraint(fields=["laborer"], condition=models.Q(is_profile=True), name="one_profile"),
            models.CheckConstraint(
                condition=models.Q(months__isnull=True) | models.Q(months__lte=12),
                name="response_months_in_a_year",
            ),
        ]
        indexes = [models.Index(fields=["division", "round"], name="response_by_division")]

    def __str__(self):
        return f"{self.laborer} {self.round}"


class SurveyForm(Record):
    """One household's form as it was sent, once: who was recorded, who set aside, and what was odd and yet is true.

    Its key is the form's own, so that the same form sent twice is entered once.
    """

    round = models.ForeignKey(SurveyRound, models.PROTECT, related_name="forms", verbose_name=_("round"))
    household = models.ForeignKey(Household, models.PROTECT, related_name="forms", verbose_name=_("household"))
    division = village_key()
    surveyed_on = models.DateField(_("surveyed on"))
    surveyor = models.CharField(_("surveyor"), max_length=50, blank=True)
    # [{"person", "name", "outcome", "laborer" or "transfer", "response"}]: the words are states.EntryOutcome.
    results = models.JSONField(default=list)
    # [{"person", "field", "code", "value", "note"}]: doubts that were answered "true as stated".
    stated = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "division_id", "site": "household__site_id"}

    class Meta:
        verbose_name = _("survey form")
        verbose_name_plural = _("survey forms")
        indexes = [models.Index(fields=["division", "-created_at"], name="survey_form_by_division")]

    def __str__(self):
        return f"{self.household} {self.surveyed_on}"
