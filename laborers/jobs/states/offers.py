"""States of offers, and which may follow which (X2.2-6)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class OfferState(models.TextChoices):
    """What became of an offer; declined is as neutral as expired."""

    MADE = "made", _("Made")
    SEEN = "seen", _("Seen")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class EmployerAnswer(models.TextChoices):
    """What the employer said of a person who accepted; empty until somebody has."""

    WAITING = "waiting", _("Employer to answer")
    CONFIRMED = "confirmed", _("Confirmed by the employer")
    DECLINED = "declined", _("Declined by the employer")
    SILENT = "silent", _("Employer did not answer in time")


class EmployerReason(models.TextChoices):
    """Why an employer may decline: grounds of the post only, none of the person's sex, people, belief or health."""

    POST_TAKEN = "post_taken", _("The post was given to somebody else")
    POST_CUT = "post_cut", _("The post is no longer needed")
    SKILL = "skill", _("The work needs a skill that was not shown")
    CERTIFICATE = "certificate", _("A certificate that the law asks for is missing")
    START_DAY = "start_day", _("The day of beginning does not suit")
    OTHER = "other", pgettext_lazy("employer", "Another reason of the work")


# Days before the employer's last day when the county is reminded.
EMPLOYER_REMINDER_DAYS = 2
# Why an offer ended without the person's own no, as the code that is kept and the words for people.
ENDINGS = {
    "accepted_other": _("The person accepted another post."), "found_work": _("The person found work."),
    "case_closed": _("The case was closed."), "vacancy_over": _("The vacancy is over."),
    "vacancy_not_effective": _("The receiving district said that the post does not stand."),
    "vacancy_closed": _("The vacancy was closed."), "called_off": _("The departure was called off."),
    "employer_declined": _("The employer did not confirm."), "employer_silent": _("The employer did not answer."),
}  # fmt: skip
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
