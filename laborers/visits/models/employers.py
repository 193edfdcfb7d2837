"""Employers visited as such: what was found of the place, not of anyone who works there."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.enterprises.models import Enterprise
from laborers.visits.states import Benefits, Lodging, Pay, Rating
from xundian.accounts.models import Station
from xundian.divisions.models import Division
from xundian.kit.records import APPEND_ONLY, Record


class EmployerVisit(Record):
    """A visit to an employer (X2.2-7, X4), with the client's UUID; append-only, corrected by a later row.

    The employer is an enterprise of the county, or the name and the place that stand in people's placements.
    """

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    station = models.ForeignKey(
        Station, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("station")
    )
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, null=True, blank=True, related_name="visits", verbose_name=_("enterprise")
    )
    employer_name = models.CharField(_("employer"), max_length=100)
    destination = models.CharField(_("place of work"), max_length=6, db_collation="C")
    visited_on = models.DateField(_("visited on"))
    entered_at = models.DateTimeField(_("entered at"))
    environment = models.CharField(_("working environment"), max_length=10, choices=Rating, blank=True)
    accommodation = models.CharField(_("accommodation"), max_length=10, choices=Lodging, blank=True)
    pay = models.CharField(_("pay"), max_length=10, choices=Pay, blank=True)
    benefits = models.CharField(_("benefits"), max_length=10, choices=Benefits, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    next_visit_on = models.DateField(_("next visit wished on"), null=True, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    scope_paths = {"shared": "county_id", "destination": "destination"}

    class Meta:
        verbose_name = _("visit to an employer")
        verbose_name_plural = _("visits to employers")
        constraints = [
            models.CheckConstraint(condition=~models.Q(employer_name=""), name="employer_visit_names_employer"),
        ]
        indexes = [
            models.Index(fields=["destination", "-visited_on"], name="employer_visit_by_place"),
            models.Index(fields=["county", "-visited_on"], name="employer_visit_by_county"),
        ]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.employer_name} {self.visited_on}"
