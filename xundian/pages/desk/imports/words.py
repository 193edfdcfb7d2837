"""A short name for each thing that can be said about a row, for filters and for the head of a question."""

from django.utils.translation import gettext_lazy as _

# Rows that are not loaded though they have no error: somebody decides about the person first.
SET_ASIDE = ("known_elsewhere", "household_elsewhere", "left_registry")
TITLES = {
    "name_missing": _("No name"),
    "identity_missing": _("No identity number"),
    "identity_length": _("Identity number: length"),
    "identity_characters": _("Identity number: characters"),
    "identity_checksum": _("Identity number: check digit"),
    "identity_birth": _("Identity number: birth date"),
    "identity_truncated": _("Identity number rounded by Excel"),
    "identity_twice": _("Same identity number twice"),
    "household_missing": _("No household number"),
    "household_in_two_villages": _("Household in two villages"),
    "village_missing": _("No village"),
    "unknown_village": _("Unknown village"),
    "unknown_township": _("Unknown township"),
    "village_ambiguous": _("Several villages of this name"),
    "unknown_word": _("Word that is not in the list"),
    "too_long": _("Text too long"),
    "months_not_whole": _("Months: no whole number"),
    "months_out_of_year": _("Months: more than a year"),
    "not_a_number": _("Not a number"),
    "not_yes_or_no": _("Neither yes nor no"),
    "not_a_day": _("Not a day"),
    "day_missing": _("No day of survey"),
    "day_in_the_future": _("Day in the future"),
    "sex_differs": _("Sex differs from the identity number"),
    "birth_differs": _("Birth date differs from the identity number"),
    "amount_unit": _("Amount and unit"),
    "day_outside_round": _("Day outside the round"),
    "place_without_months": _("Place without months"),
    "months_without_place": _("Months without place"),
    "away_without_place": _("Away without place and months"),
    "place_unknown": _("Place of work not in the list"),
    "place_too_wide": _("Place of work without county"),
    "phone_not_mobile": _("No mobile number"),
    "phone_shared": _("Phone shared by many"),
    "no_labour_but_working": _("Without labour ability, but working"),
    "under_sixteen_working": _("Under 16 and working"),
    "employer_at_home": _("Employer at home, work far away"),
    "household_heads": _("Not exactly one head"),
    "household_spouses": _("More than one spouse"),
    "known_elsewhere": _("Registered elsewhere"),
    "household_elsewhere": _("Household number in use elsewhere"),
    "household_differs": _("Other household than registered"),
    "left_registry": _("Recorded as having left"),
    "name_differs": _("Other name than registered"),
}


def title(code):
    """The short name of a code; a code without one is shown as it is."""
    return TITLES.get(code, code)
