"""Words of sites: kinds of facilities and observations, what an inspection found, how a home stands and fits (W2.2)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class FacilityKind(TextChoices):
    """What a site has for its residents, in the order of the study (W2.2)."""

    KINDERGARTEN = "kindergarten", _("Kindergarten")
    PRIMARY_SCHOOL = "primary_school", _("Primary school")
    MIDDLE_SCHOOL = "middle_school", _("Middle school")
    CLINIC = "clinic", _("Clinic")
    SERVICE_CENTRE = "service_centre", _("Service centre")
    LEISURE_VENUE = "leisure_venue", _("Social and leisure venue")
    OTHER = "other", pgettext_lazy("facility", "Other")


SCHOOLS = (FacilityKind.KINDERGARTEN, FacilityKind.PRIMARY_SCHOOL, FacilityKind.MIDDLE_SCHOOL)


class ObservationKind(TextChoices):
    """What is watched at a site (W2.4-4 to 6)."""

    ENVIRONMENT = "environment", _("Inspection of a business nearby")
    ENROLMENT = "enrolment", _("School enrolment check")
    ACTIVITY = "activity", _("Community activity")
    MIX = "mix", _("Mix by village of origin")


class Finding(TextChoices):
    """What an inspection of a business found for the environment (W2.4-5)."""

    IN_ORDER = "in_order", _("In order")
    MINOR = "minor", _("Small shortcomings")
    SERIOUS = "serious", _("Serious shortcomings")


class HomeState(TextChoices):
    """How a home stands today; it follows from other records and is nowhere kept."""

    FREE = "free", pgettext_lazy("home", "Free")
    ALLOTTED = "allotted", _("Allotted")
    LIVED_IN = "lived_in", _("Lived in")


class Fit(TextChoices):
    """Whether a home is of the size of a household."""

    FITS = "fits", pgettext_lazy("home", "Fits")
    SMALL = "small", _("Too small")
    LARGE = "large", _("Larger than needed")
