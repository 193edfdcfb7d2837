"""What the tables of subsidies share: who claims, users who act, and amounts."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from laborers.enterprises.models import Enterprise
from laborers.registry.models import Laborer
from laborers.subsidies.models.undertakings import Undertaking
from laborers.subsidies.states import Claimant
from xundian.divisions.models import Division

COLUMN_OF = {
    Claimant.LABORER: "laborer",
    Claimant.ENTERPRISE: "enterprise",
    Claimant.UNDERTAKING: "undertaking",
    Claimant.INSTITUTION: "institution_id",
}


def key_of(claimant):
    """The name of the column that holds the key of a claimant of this kind."""
    column = COLUMN_OF[Claimant(claimant)]
    return column if column.endswith("_id") else f"{column}_id"


class OfClaimant(models.Model):
    """A row about somebody who claims: one of the four is filled, and `division` is where that one is at home."""

    claimant = models.CharField(_("claimant"), max_length=12, choices=Claimant)
    laborer = models.ForeignKey(
        Laborer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("laborer")
    )
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("enterprise")
    )
    undertaking = models.ForeignKey(
        Undertaking, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("local business or place")
    )
    # Institutions belong to a room above; only the key is known here.
    institution_id = models.UUIDField(_("training institution"), null=True, blank=True)
    claimant_name = models.CharField(_("name of the claimant"), max_length=100)
    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))

    scope_paths = {"division": "division_id"}

    class Meta:
        abstract = True

    def __str__(self):
        return self.claimant_name

    @property
    def subject_pk(self):
        """The key of who claims, as text."""
        return str(getattr(self, key_of(self.claimant)))

    @property
    def subject(self):
        """Who claims, as one text: the kind and the key."""
        return f"{self.claimant}:{self.subject_pk}"


def one_claimant(name):
    """A constraint: the column of the kind of claimant is filled, and no other."""
    fits = Q()
    for kind, column in COLUMN_OF.items():
        others = {f"{other}__isnull": other != column for other in COLUMN_OF.values()}
        fits |= Q(claimant=kind, **others)
    return models.CheckConstraint(condition=fits, name=name)


def acting(title, null=True):
    """A foreign key to the user who took a step."""
    options = {"null": True, "blank": True} if null else {}
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=title, **options)


def apart_hands(name, column, others):
    """A constraint: who took one step took none of the others; empty ones pass."""
    fits = Q()
    for other in others:
        fits &= Q(**{column: None}) | Q(**{other: None}) | ~Q(**{column: models.F(other)})
    return models.CheckConstraint(condition=fits, name=name)
