"""The registry: households, their dependants, laborers with sealed identity numbers, and their cases."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.registry.states import DependantKind, EventKind, Outcome, SchoolStatus, Stage
from xundian.divisions.models import Division
from xundian.kit.records import APPEND_ONLY, Editable, Record, audited

VILLAGE_DIGITS = 12


def village_key(**options):
    """A foreign key to the village a row belongs to; the index stands in Meta, with the scope prefix first."""
    return models.ForeignKey(
        Division, models.PROTECT, db_index=False, related_name="+", verbose_name=_("village"), **options
    )


@audited()
class Household(Editable):
    """A household of the registry; the laborers and dependants in it may change, the number stays (X2.2-1)."""

    number = models.CharField(_("household number"), max_length=30)
    division = village_key()
    group_name = models.CharField(_("village group"), max_length=40, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    # Newest category by code list; its history is in HouseholdCategory.
    category = models.CharField(_("household category"), max_length=30, default="ordinary")
    # A relocated household lives at a site; the site itself belongs to a room above.
    site_id = models.UUIDField(_("resettlement site"), null=True, blank=True)

    scope_paths = {
        "division": "division_id",
        "site": "site_id",
        "destination": "laborers__placements__destination",
    }
    scope_only = {"destination": {"laborers__placements__ended_on": None}}

    class Meta(Editable.Meta):
        verbose_name = _("household")
        verbose_name_plural = _("households")
        constraints = [
            models.UniqueConstraint(Left("division", 6), "number", name="household_number_once_per_county"),
        ]
        indexes = [
            models.Index(fields=["division", "id"], name="household_by_division"),
            models.Index(fields=["site_id"], condition=models.Q(site_id__isnull=False), name="household_by_site"),
        ]

    def __str__(self):
        return self.number


class HouseholdCategory(Record):
    """One period in which a household was registered poor, monitored, and so on; names of categories are dated."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="categories")
    category = models.CharField(_("category"), max_length=30)
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"), null=True, blank=True)
    basis = models.CharField(_("basis document"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("household category")
        verbose_name_plural = _("household categories")
        constraints = [
            models.UniqueConstraint(
                fields=["household"], condition=models.Q(valid_to__isnull=True), name="one_current_category"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="category_ends_after_start",
            ),
        ]

    def __str__(self):
        return self.category


@audited()
class Dependant(Editable):
    """Someone the household looks after: a child, an elder, another (W2.4-4: school enrolment of each child)."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="dependants")
    name = models.CharField(pgettext_lazy("person", "name"), max_length=50)
    birth = models.DateField(_("birth date"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=DependantKind)
    school_status = models.CharField(_("school"), max_length=15, choices=SchoolStatus, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    left_on = models.DateField(_("left the household on"), null=True, blank=True)

    scope_paths = {"division": "household__division_id", "site": "household__site_id"}

    class Meta(Editable.Meta):
        verbose_name = _("dependant")
        verbose_name_plural = _("dependants")

    def __str__(self):
        return self.name


@audited(exclude=["identity_sealed", "identity_digest", "identity_hint"])
class Laborer(Editable):
    """A person of working age, one for life: the identity digest is unique in the county.

    The identity number itself is sealed (place "laborers_laborer.identity"); `identity_hint` is the masked form.
    """

    household = models.ForeignKey(Household, models.PROTECT, related_name="laborers", verbose_name=_("household"))
    division = village_key()
    name = models.CharField(pgettext_lazy("person", "name"), max_length=50)
    pinyin = models.CharField(_("pinyin"), max_length=300, db_collation="C", blank=True)
    initials = models.CharField(_("initials"), max_length=50, db_collation="C", blank=True)
    sex = models.CharField(_("sex"), max_length=1, choices=[("1", _("male")), ("2", _("female"))])
    birth = models.DateField(_("birth date"))
    identity_sealed = models.BinaryField(_("identity number"), null=True, editable=False)
    identity_digest = models.BinaryField(null=True, editable=False, max_length=32)
    identity_hint = models.CharField(_("identity number"), max_length=18, blank=True, editable=False)
    # Optional, self-declared, never an input to matching or permissions.
    ethnic_group = models.CharField(_("ethnic group"), max_length=2, blank=True)
    relation = models.CharField(_("relation to head"), max_length=2, blank=True)
    education = models.CharField(_("education"), max_length=2, blank=True)
    health = models.CharField(_("health"), max_length=2, blank=True)
    labour_skill = models.CharField(_("labour skill"), max_length=10, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    left_on = models.DateField(_("left the registry on"), null=True, blank=True)
    left_reason = models.CharField(_("reason for leaving"), max_length=30, blank=True)

    scope_paths = {
        "division": "division_id",
        "site": "household__site_id",
        "destination": "placements__destination",
    }
    scope_only = {"destination": {"placements__ended_on": None}}

    class Meta(Editable.Meta):
        verbose_name = _("laborer")
        verbose_name_plural = _("laborers")
        constraints = [
            models.UniqueConstraint(
                Left("division", 6), "identity_digest", name="identity_once_per_county",
                violation_error_message=_("This identity number is already registered in the county."),
            ),
            models.CheckConstraint(condition=models.Q(sex__in=["1", "2"]), name="laborer_sex_known"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["division", "id"], name="laborer_by_division"),
            models.Index(fields=["division", "pinyin"], name="laborer_by_pinyin"),
        ]

    def __str__(self):
        return self.name


@audited()
class Skill(Editable):
    """What a laborer can do, declared in a survey or certified by a training (X2.2-4)."""

    laborer = models.ForeignKey(Laborer, models.CASCADE, related_name="skills")
    occupation = models.CharField(_("occupation"), max_length=40)
    certificate = models.CharField(_("certificate number"), max_length=60, blank=True)
    level = models.CharField(pgettext_lazy("skill", "level"), max_length=30, blank=True)
    source = models.CharField(
        _("source"),
        max_length=10,
        choices=[("survey", _("survey")), ("training", _("training")), ("other", _("other"))],
    )
    obtained_on = models.DateField(_("obtained on"), null=True, blank=True)

    scope_paths = {
        "division": "laborer__division_id", "site": "laborer__household__site_id",
        "destination": "laborer__placements__destination",
    }  # fmt: skip
    scope_only = {"destination": {"laborer__placements__ended_on": None}}

    class Meta(Editable.Meta):
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        constraints = [
            models.UniqueConstraint(fields=["laborer", "occupation", "certificate"], name="skill_once"),
        ]

    def __str__(self):
        return self.occupation


@audited()
class Case(Editable):
    """One transfer episode of a laborer; at most one is open at a time, and only `actions.advance` moves it."""

    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="cases", verbose_name=_("laborer"))
    division = village_key()
    episode = models.PositiveSmallIntegerField(_("episode"), default=1)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.SURVEYED)
    opened_on = models.DateField(pgettext_lazy("case", "opened on"))
    closed_on = models.DateField(pgettext_lazy("case", "closed on"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)

    scope_paths = {
        "division": "division_id", "site": "laborer__household__site_id",
        "destination": "laborer__placements__destination",
    }  # fmt: skip
    scope_only = {"destination": {"laborer__placements__ended_on": None}}

    class Meta(Editable.Meta):
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(fields=["laborer"], condition=~models.Q(stage="closed"), name="one_open_case"),
            models.UniqueConstraint(fields=["laborer", "episode"], name="case_episode_once"),
            models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="case_stage_known"),
            models.CheckConstraint(
                condition=models.Q(stage="closed", closed_on__isnull=False) & ~models.Q(outcome="")
                | ~models.Q(stage="closed") & models.Q(closed_on__isnull=True, outcome=""),
                name="case_closed_with_outcome",
            ),
        ]
        indexes = [models.Index(fields=["division", "stage"], name="case_by_division_stage")]

    def __str__(self):
        return f"{self.laborer} #{self.episode}"


class CaseEvent(Record):
    """A line of the timeline: append-only, written by every room through `registry.actions.note`."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="events")
    kind = models.CharField(_("kind"), max_length=12, choices=EventKind)
    on = models.DateField(_("day"))
    from_stage = models.CharField(max_length=10, choices=Stage, blank=True)
    to_stage = models.CharField(max_length=10, choices=Stage, blank=True)
    # Codes and ids only, so that the line can be shown in either language.
    detail = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "case__division_id", "site": "case__laborer__household__site_id"}

    class Meta:
        verbose_name = _("timeline event")
        verbose_name_plural = _("timeline events")
        indexes = [models.Index(fields=["case", "on", "id"], name="event_by_case")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return self.kind


class RevealLog(Record):
    """Who opened whose identity number, why and when; append-only, and the count that limits the next one (B7)."""

    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="reveals", verbose_name=_("laborer"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    reason = models.CharField(_("reason"), max_length=200)
    at = models.DateTimeField(_("at"))

    scope_paths = {"division": "laborer__division_id"}

    class Meta:
        verbose_name = _("revealed identity number")
        verbose_name_plural = _("revealed identity numbers")
        indexes = [models.Index(fields=["by", "at"], name="reveal_by_user")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.by_id} {self.at:%Y-%m-%d %H:%M}"
