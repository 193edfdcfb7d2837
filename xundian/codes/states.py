"""What can be wrong with a row of a code list, and with a number in a form, in words for people."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FAULTS = {
    "scheme_form": _("The list's name is lower-case letters and underscores, at most 40."),
    "code_form": _("The code is letters, digits and underscores, at most 40."),
    "label_missing": _("Both labels are needed."),
    "too_long": _("The text is too long."),
    "day_unreadable": _("This is not a day. Write it as 2024-03-31."),
    "days_crossed": _("The end must come after the beginning."),
    "mark_unknown": _("The mark is A, B or C."),
    "code_repeated": _("The code stands in the file twice for the same beginning."),
    "period_overlaps": _("The code already holds in a part of this period."),
    "word_taken": _("This word already means another code of the list in the same period."),
    "successor_missing": _("The successor is no code of the list."),
}

# Problem codes of rules.check_identity, check_phone and check_uscc, with the remedy.
PROBLEMS = {
    "identity_length": _("An identity number has 18 characters. Compare it with the card."),
    "identity_characters": _("An identity number is 17 digits and a last digit or X. Compare it with the card."),
    "identity_checksum": _("The check digit does not fit: a digit is wrong. Compare it with the card."),
    "identity_birth": _("The birth date in the number does not exist or lies ahead. Compare it with the card."),
    "identity_truncated": _("The spreadsheet lost the last digits. Set the column to text and enter the number again."),
    "phone_format": _("This is not a telephone number. A mobile number has 11 digits."),
    "phone_landline": _("This is a landline. Give a mobile number for a person working away."),
    "uscc_length": _("A unified social credit code has 18 characters."),
    "uscc_characters": _("A unified social credit code holds digits and capitals without I, O, S, V, Z."),
    "uscc_checksum": _("The check character of the unified social credit code does not fit: a character is wrong."),
}

# What the lists that come with the program are called; a county's own list goes by its name.
SCHEMES = {
    "area_of_work": pgettext_lazy("list of codes", "Area of work"),
    "base_crop": pgettext_lazy("list of codes", "Crops of bases"),
    "certificate_kind": pgettext_lazy("list of codes", "Kinds of certificates"),
    "consent_text": pgettext_lazy("list of codes", "Texts of consent"),
    "destination": pgettext_lazy("list of codes", "Places of work"),
    "difficulty_kind": pgettext_lazy("list of codes", "Kinds of difficulties"),
    "education": pgettext_lazy("list of codes", "Education"),
    "end_reason": pgettext_lazy("list of codes", "Reasons for leaving a post"),
    "ethnic_group": pgettext_lazy("list of codes", "Ethnic groups"),
    "health": pgettext_lazy("list of codes", "Health"),
    "health_field": pgettext_lazy("list of codes", "Health, short list of forms"),
    "household_category": pgettext_lazy("list of codes", "Categories of households"),
    "income_band": pgettext_lazy("list of codes", "Bands of income"),
    "industry_section": pgettext_lazy("list of codes", "Industries"),
    "intention": pgettext_lazy("list of codes", "Intentions"),
    "labour_skill": pgettext_lazy("list of codes", "Labour skills"),
    "marital": pgettext_lazy("list of codes", "Marital status"),
    "member_change": pgettext_lazy("list of codes", "Changes of household members"),
    "occupation": pgettext_lazy("list of codes", "Occupations"),
    "occupation_status": pgettext_lazy("list of codes", "Work status"),
    "organised_by": pgettext_lazy("list of codes", "How work was organised"),
    "person_class": pgettext_lazy("list of codes", "Classes of persons"),
    "recruitment_campaign": pgettext_lazy("list of codes", "Recruitment campaigns"),
    "relation": pgettext_lazy("list of codes", "Relations to the head"),
    "sex": pgettext_lazy("list of codes", "Sex"),
    "skill_level": pgettext_lazy("list of codes", "Levels of skill"),
    "support_measure": pgettext_lazy("list of codes", "Measures of support"),
    "training_kind": pgettext_lazy("list of codes", "Kinds of training"),
    "training_occupation": pgettext_lazy("list of codes", "Occupations of training"),
    "training_programme": pgettext_lazy("list of codes", "Named training projects"),
    "transfer_mode": pgettext_lazy("list of codes", "Ways of transfer"),
    "transfer_status": pgettext_lazy("list of codes", "Status of transfer"),
    "unemployed_reason": pgettext_lazy("list of codes", "Reasons for having no work"),
    "urban_rural": pgettext_lazy("list of codes", "Urban or rural"),
    "welfare_post_kind": pgettext_lazy("list of codes", "Kinds of welfare posts"),
    "workshop_kind": pgettext_lazy("list of codes", "Kinds of workshops"),
}
