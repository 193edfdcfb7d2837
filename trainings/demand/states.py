"""How far an enterprise's order for trained people is (X2.2-4, X4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class OrderState(models.TextChoices):
    """Whether an order still asks for people; withdrawing one blames nobody."""

    OPEN = "open", pgettext_lazy("order", "Open")
    SERVED = "served", pgettext_lazy("order", "Served")
    WITHDRAWN = "withdrawn", pgettext_lazy("order", "Withdrawn")


# A closed order that comes back opens again: it is the same order, with its history.
ORDER_MOVES = Moves(
    {
        OrderState.OPEN: {OrderState.SERVED, OrderState.WITHDRAWN},
        OrderState.SERVED: {OrderState.OPEN},
        OrderState.WITHDRAWN: {OrderState.OPEN},
    }
)

# What is wrong with an order as sent, with the remedy.
FAULTS = {
    "place_of_another_county": _("Choose the enterprise's county, or a place in it."),
    "headcount": _("Give the people to train as a whole number from 1 to 10000."),
    "more_than_trained": _("The enterprise cannot promise to hire more people than it wants trained."),
    "wage": _("Give a wage above 0 yuan, or none."),
    "before_start": _("The last day lies before the first."),
    "past": _("These days are over. Give a last day that is still to come."),
    "vacancy_of_another": _("This vacancy belongs to another enterprise. Choose one of this enterprise."),
    "vacancy_of_another_occupation": _("This vacancy is in another occupation. Choose one of the same occupation."),
    "unknown_code": _("This word is not in the list of codes. Choose one of the list."),
    "enterprise_paused": _("Work with this enterprise is paused. Resume it first."),
    "not_open": _("This order is closed. Open it again first."),
}
