"""What the county teaches: programmes by kind and occupation, with their hours and certificates (X2.2-4, X2.3, X4)."""

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from trainings.programmes.states import OF_AN_OCCUPATION, ProgrammeKind, SubsidyRule, Topic
from xundian.divisions.models import Division
from xundian.kit.ranges import HashOfId, OnePoint, SpellDates
from xundian.kit.records import BUMP, Editable, audited

_TEXT = models.TextField()
# Figures count the trained by kind and occupation; a programme that teaches something else is another programme.
_TAUGHT = ("county", "kind", "topic", "occupation")


@audited()
class Programme(Editable):
    """One programme of a county: what a class of it teaches, how long, and what it leads to.

    `occupation` is one of the list training_occupation (the county's 22), `project` of training_programme (the six
    named ones and the county's own), certificate and level of certificate_kind and skill_level (eight levels). It ends
    with a last day and is never deleted.
    """

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=16, choices=ProgrammeKind)
    topic = models.CharField(pgettext_lazy("guidance", "topic"), max_length=12, choices=Topic, blank=True)
    project = models.CharField(_("project"), max_length=40, blank=True)
    occupation = models.CharField(_("occupation"), max_length=40, blank=True)
    hours = models.PositiveSmallIntegerField(_("hours"))
    certificate_kind = models.CharField(_("certificate"), max_length=40, blank=True)
    level = models.CharField(_("level"), max_length=40, blank=True)
    policy_title = models.CharField(_("policy document"), max_length=200, blank=True)
    policy_number = models.CharField(_("document number"), max_length=80, blank=True)
    subsidy_rule = models.CharField(_("paid under"), max_length=20, choices=SubsidyRule, blank=True)
    active_from = models.DateField(_("offered from"))
    active_to = models.DateField(_("offered until"), null=True, blank=True)

    scope_paths = {"shared": "county_id"}

    class Meta:
        verbose_name = pgettext_lazy("training", "programme")
        verbose_name_plural = pgettext_lazy("training", "programmes")
        constraints = [
            models.CheckConstraint(condition=Q(hours__gte=1), name="programme_has_hours"),
            models.CheckConstraint(
                condition=Q(active_to=None) | Q(active_to__gte=F("active_from")), name="programme_days_in_order"
            ),
            models.CheckConstraint(
                condition=Q(kind=ProgrammeKind.GUIDANCE, occupation="") & ~Q(topic="")
                | ~Q(kind=ProgrammeKind.GUIDANCE) & Q(topic=""),
                name="programme_topic_of_guidance",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=OF_AN_OCCUPATION) | ~Q(occupation=""), name="programme_skills_of_an_occupation"
            ),
            models.CheckConstraint(
                condition=Q(level="") | ~Q(certificate_kind=""), name="programme_level_of_a_certificate"
            ),
            ExclusionConstraint(
                name="programmes_do_not_overlap",
                index_type="gist",
                expressions=[
                    (OnePoint(HashOfId(Cast("county_id", _TEXT))), RangeOperators.OVERLAPS),
                    (OnePoint(HashOfId(Cast("name", _TEXT))), RangeOperators.OVERLAPS),
                    (SpellDates("active_from", "active_to"), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The county offers a programme of this name in these days."),
            ),
        ]
        indexes = [models.Index(fields=["county", "kind", "occupation"], name="programme_by_kind")]
        triggers = [
            BUMP,
            pgtrigger.Protect(name="programme_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="what_is_taught_stays", fields=list(_TAUGHT)),
        ]

    def __str__(self):
        return self.name
