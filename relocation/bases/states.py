"""Words of the bases: parties and rules of a distribution, its states and steps, and what can be wrong (W2.2.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class Party(models.TextChoices):
    """Who gets a part of the sales."""

    COMPANY = "company", _("Leading company")
    BASE = "base", pgettext_lazy("party", "Base")
    COLLECTIVE = "collective", _("Village collective")
    HOUSEHOLD = "household", _("Linked household")


# Among whom sales are divided, in the order in which a last fen is given.
PARTNERS = [Party.COMPANY, Party.BASE, Party.COLLECTIVE]


class Rule(models.TextChoices):
    """By what the households' part is divided; stored with the scheme."""

    EQUAL = "equal", _("Alike")
    SHARES = "shares", _("By shares")
    MU = "mu", _("By land brought in")
    DAYS = "days", _("By days worked")


class DistributionState(models.TextChoices):
    """Where a distribution stands; approved it is frozen, and a mistake is put right by another one."""

    PREPARED = "prepared", _("Prepared")
    APPROVED = "approved", pgettext_lazy("distribution", "Approved")
    WITHDRAWN = "withdrawn", pgettext_lazy("distribution", "Withdrawn")


MOVES = Moves({
    DistributionState.PREPARED: {DistributionState.APPROVED, DistributionState.WITHDRAWN},
})  # fmt: skip
STANDING = [DistributionState.PREPARED, DistributionState.APPROVED]


class PaymentKind(models.TextChoices):
    """What happened to the money of a line."""

    PAID = "paid", pgettext_lazy("payment", "Paid")
    RETURNED = "returned", pgettext_lazy("payment", "Returned")


class PlotSource(models.TextChoices):
    """How the base came to its land (W3: land-management rights as shares)."""

    COLLECTIVE = "collective", _("Land of the village collective")
    LEASED = "leased", _("Leased from households")
    SHARES = "shares", _("Brought in as shares")


CROPS = "base_crop"
WARNINGS = {
    "largest": _("One crop takes more of the area than the policy allows."),
    "herfindahl": _("The bases grow too much of the same thing."),
}
FAULTS = {
    "level": _("A base lies in a village or a township."),
    "taken": _("A base of this name is already there."),
    "days": _("The last day lies before the first one."),
    "overlap": _("The days overlap with what is recorded already."),
    "area": _("More land than the base has in these days."),
    "amount": _("Give an amount above zero."),
    "not_negative": _("Nothing here can be below zero."),
    "whole_terms": _("The three parts must add up to 100 %."),
    "no_scheme": _("No distribution scheme holds on the last day of the period. Add one first."),
    "no_sales": _("There is no sale in this period."),
    "no_households": _("No linked household has a share by the rule of the scheme. Link households first."),
    "same_hand": _("Whoever prepared a distribution cannot approve it. Somebody else must."),
    "changed": _("Sales or shares changed since this was prepared. Withdraw it and prepare it anew."),
    "not_approved": _("Only an approved distribution is paid or corrected."),
    "superseded": _("Another distribution corrects this one. Go on with that one."),
    "nothing_due": _("Nothing of this is still to be paid."),
    "nothing_paid": _("Nothing of this was paid."),
    "corrected": _("This sale was corrected already. Correct the newest one."),
    "divided": _("This sale was divided with its period. Its day can move within that period only."),
    "same_county": _("The household lives in another county."),
    "company_county": _("This enterprise belongs to another county."),
    "vacancy_county": _("This vacancy belongs to another county."),
    "days_of_month": _("Give the days of everybody of the household together, from 0 to 620."),
    "future": _("This day has not come yet."),
}
