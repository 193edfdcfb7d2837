"""Laborers with sealed identity numbers, what they can do, and who opened whose number."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.registry.models.households import Household
from laborers.registry.models.places import village_key
from laborers.registry.states import Ground
from xundian.kit.feed import fed
from xundian.kit.records import APPEND_ONLY, Editable, Record, audited


@fed("laborer", area="division_id", home="household", touches=["household"])
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
    # Two records turned out to be one person: this one left, the other stayed and has the whole history.
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_people", verbose_name=_("merged into")
    )

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
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True)
                | models.Q(left_on__isnull=False, left_reason="merged", identity_digest__isnull=True),
                name="laborer_merged_has_left",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["division", "id"], name="laborer_by_division"),
            models.Index(fields=["division", "pinyin"], name="laborer_by_pinyin"),
            # Serves the search for one person registered twice (queries.threads).
            models.Index(
                fields=["division", "birth", "name"], condition=models.Q(left_on__isnull=True), name="laborer_by_birth"
            ),
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


class RevealLog(Record):
    """Who opened whose identity number, why and when; append-only, and the count that limits the next one (B7)."""

    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="reveals", verbose_name=_("laborer"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    ground = models.CharField(_("ground"), max_length=12, choices=Ground, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"))

    scope_paths = {"division": "laborer__division_id"}

    class Meta:
        verbose_name = _("revealed identity number")
        verbose_name_plural = _("revealed identity numbers")
        indexes = [models.Index(fields=["by", "at"], name="reveal_by_user")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M}"
