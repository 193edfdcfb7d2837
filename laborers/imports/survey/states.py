"""What only a survey sheet can be told about a row; each sentence says what to do."""

from django.utils.translation import gettext_lazy as _

from laborers.surveys.states import DOUBTS

SENTENCES = DOUBTS | {
    "day_outside_round": _("The day lies outside the round, %(opens)s to %(closes)s. Check the day, or the round."),
    "phone_shared": _("%(count)s people in this file have the same telephone number. Ask for their own."),
    "household_heads": _(
        "Household %(number)s has %(count)s heads in this file; one is expected. Check the relations."
    ),
    "household_spouses": _("Household %(number)s has more than one spouse of the head. Check the relations."),
    "known_elsewhere": _(
        "This person is registered elsewhere in the county. The row is set aside for the township to check."
    ),
    "household_elsewhere": _(
        "This household number is in use elsewhere in the county. The row is set aside to be checked."
    ),
    "household_differs": _(
        "This person is registered in another household of the village and moves to this one. Check it."
    ),
    "left_registry": _(
        "This person was recorded as having left. The row is set aside; take the person up again first."
    ),
    "name_differs": _(
        "The person with this identity number is registered under another name. The new name is used; check it."
    ),
}
