"""States of an import, what a workbook may hold, and what can be said about a file or a row of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.kit.moves import Moves


class ImportState(models.TextChoices):
    """How far an uploaded workbook is."""

    UPLOADED = "uploaded", _("Uploaded")
    CHECKING = "checking", _("Checking")
    CHECKED = "checked", _("Checked")
    COMMITTING = "committing", _("Importing")
    COMMITTED = "committed", _("Imported")
    UNDONE = "undone", _("Undone")
    FAILED = "failed", _("Failed")


IMPORT_MOVES = Moves(
    {
        ImportState.UPLOADED: {ImportState.CHECKING, ImportState.FAILED},
        ImportState.CHECKING: {ImportState.CHECKING, ImportState.CHECKED, ImportState.FAILED},
        ImportState.CHECKED: {ImportState.CHECKING, ImportState.COMMITTING, ImportState.FAILED},
        ImportState.COMMITTING: {
            ImportState.COMMITTING,
            ImportState.COMMITTED,
            ImportState.CHECKED,
            ImportState.FAILED,
        },
        ImportState.COMMITTED: {ImportState.UNDONE},
        ImportState.UNDONE: set(),
        ImportState.FAILED: {ImportState.CHECKING},
    }
)


class ImportKind(models.TextChoices):
    """What a workbook holds."""

    SURVEY = "survey", _("Labour survey")


class RowOutcome(models.TextChoices):
    """What an import did with one row; a row it left alone or refused has no entry."""

    CREATED = "created", _("created")
    UPDATED = "updated", _("updated")


# Why a file as a whole cannot be imported.
FILE_PROBLEMS = {
    "empty": _("The file is empty."),
    "too_large": _("The file is larger than %(limit)s MB. Split it by township and import the parts."),
    "not_a_workbook": _("This is neither an Excel workbook (xlsx, xls) nor a CSV text. Save it as one of them."),
    "unreadable": _("The file is damaged and cannot be read. Open it in Excel, save it as xlsx, and upload it again."),
    "encrypted": _("The workbook is protected by a password. Remove the password and upload it again."),
    "macros": _("The workbook contains macros. Save it as an ordinary workbook (xlsx) and upload it again."),
    "dtd": _("The workbook contains declarations that no office program writes. Copy the cells into a new workbook."),
    "bomb": _("The workbook is far larger inside than it looks. Copy the cells into a new workbook."),
    "too_heavy": _("Reading the workbook takes too much memory or time. Save it as CSV, or split it."),
    "no_header": _("None of the first five rows names the columns. These columns were looked for: %(looked)s."),
    "columns_missing": _("Required columns are missing. These were looked for: %(looked)s."),
    "columns_twice": _("Several columns mean the same: %(columns)s. Keep one of them."),
}

# What can be said about a row; each sentence says what to do.
PROBLEMS = {
    "name_missing": _("The name is empty. Fill it in."),
    "identity_missing": _("The identity number is empty. Fill it in."),
    "identity_length": _("An identity number has 18 characters. Compare it with the card."),
    "identity_characters": _("An identity number is 17 digits and a digit or X. Compare it with the card."),
    "identity_checksum": _(
        "The identity number has a typing error: its check digit does not fit. Compare it with the card."
    ),
    "identity_birth": _("The identity number contains a birth date that cannot be. Compare it with the card."),
    "identity_truncated": _(
        "Excel rounded the identity number to 15 digits. Format the column as text and type it again."
    ),
    "identity_twice": _("This identity number stands in row %(first)s already. Keep one of the two rows."),
    "household_missing": _("The household number is empty. Fill it in."),
    "household_in_two_villages": _("Row %(first)s puts this household into another village. Correct one of the two."),
    "village_missing": _("The village is empty. Fill it in."),
    "unknown_village": _(
        "There is no village of this name in the place of this import. Use the name of the village list."
    ),
    "unknown_township": _("There is no township of this name in the county. Use the name of the list of divisions."),
    "village_ambiguous": _("Several villages have this name. Add the township, or use the full name."),
    "unknown_word": _("This word is not in the list. Use one of: %(words)s."),
    "too_long": _("The text is longer than %(limit)s characters. Shorten it."),
    "months_not_whole": _("Months are whole numbers from 0 to 12. Correct it."),
    "months_out_of_year": _("A year has 0 to 12 months. Correct it."),
    "not_a_number": _("This is not an amount of money. Write a number such as 3800."),
    "not_yes_or_no": _("Write yes or no (是 or 否)."),
    "not_a_day": _("This is not a day. Write it as 2018-04-30."),
    "day_missing": _("The day of the survey is empty. Fill it in."),
    "day_in_the_future": _("The day lies in the future (today is %(today)s). Correct it."),
    "sex_differs": _("The sex does not fit the identity number. Compare both with the card; the number's is used."),
    "birth_differs": _(
        "The birth date does not fit the identity number. Compare both with the card; the number's is used."
    ),
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
    "amount_unit": _("The amount does not fit the unit of the column. Check yuan or ten thousand yuan, month or year."),
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
