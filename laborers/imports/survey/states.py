"""What only a survey sheet can be told about a row; each sentence says what to do."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "day_outside_round": _("The day lies outside the round, %(opens)s to %(closes)s. Check the day, or the round."),
    "place_without_months": _("A place of work is given, but no months. Ask how many months."),
    "months_without_place": _("Months of work are given, but no place. Ask where."),
    "away_without_place": _("Working away, but neither place nor months are given. Ask for both."),
    "place_unknown": _(
        "The place of work is not in the list of places; it is kept as written. Write province, city and county."
    ),
    "place_too_wide": _("The place of work names no county. Ask for the county or district."),
    "phone_not_mobile": _("Someone who works away should have a mobile number of 11 digits. Ask for it."),
    "phone_shared": _("%(count)s people in this file have the same telephone number. Ask for their own."),
    "no_labour_but_working": _(
        "Recorded without labour ability, and yet working. Check the class of labour and the work."
    ),
    "under_sixteen_working": _(
        "Under 16 and working. Check the identity number; if it is true, tell the county in confidence."
    ),
    "employer_at_home": _(
        "The place of work is in another province, but the enterprise is of this county. Check both."
    ),
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
