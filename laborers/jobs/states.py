"""States of vacancies and offers, and which may follow which (X2.2-3, X2.2-6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.kit.moves import Moves


class VacancyState(models.TextChoices):
    """Whether a vacancy can be offered."""

    OPEN = "open", _("Open")
    FILLED = "filled", _("Filled")
    CLOSED = "closed", _("Closed")
    EXPIRED = "expired", _("Expired")


VACANCY_MOVES = Moves(
    {
        VacancyState.OPEN: {VacancyState.FILLED, VacancyState.CLOSED, VacancyState.EXPIRED},
        VacancyState.FILLED: {VacancyState.OPEN, VacancyState.CLOSED, VacancyState.EXPIRED},
        VacancyState.CLOSED: {VacancyState.OPEN},
        VacancyState.EXPIRED: {VacancyState.OPEN},
    }
)


class OfferState(models.TextChoices):
    """What became of an offer; declined is as neutral as expired."""

    MADE = "made", _("Made")
    SEEN = "seen", _("Seen")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


LIVE_OFFERS = (OfferState.MADE, OfferState.SEEN)
OFFER_MOVES = Moves(
    {
        OfferState.MADE: {
            OfferState.SEEN,
            OfferState.ACCEPTED,
            OfferState.DECLINED,
            OfferState.EXPIRED,
            OfferState.WITHDRAWN,
        },
        OfferState.SEEN: {OfferState.ACCEPTED, OfferState.DECLINED, OfferState.EXPIRED, OfferState.WITHDRAWN},
        OfferState.ACCEPTED: {OfferState.WITHDRAWN},
        OfferState.DECLINED: set(),
        OfferState.EXPIRED: set(),
        OfferState.WITHDRAWN: set(),
    }
)


class Channel(models.TextChoices):
    """Where a vacancy leads."""

    AWAY = "away", _("Away from the county")
    NEARBY = "nearby", _("In the county")
    WELFARE = "welfare", _("Public-welfare post")
