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
        ImportState.UPLOADED: {ImportState.UPLOADED, ImportState.CHECKING, ImportState.FAILED},
        ImportState.CHECKING: {ImportState.CHECKING, ImportState.CHECKED, ImportState.FAILED},
        ImportState.CHECKED: {
            ImportState.UPLOADED,
            ImportState.CHECKING,
            ImportState.COMMITTING,
            ImportState.FAILED,
        },
        ImportState.COMMITTING: {
            ImportState.COMMITTING,
            ImportState.COMMITTED,
            ImportState.CHECKED,
            ImportState.FAILED,
        },
        ImportState.COMMITTED: {ImportState.UNDONE},
        ImportState.UNDONE: set(),
        ImportState.FAILED: {ImportState.UPLOADED, ImportState.CHECKING},
    }
)


class ImportKind(models.TextChoices):
    """What a workbook holds."""

    SURVEY = "survey", _("Labour survey")
    HOUSEHOLD_ECONOMY = "household_economy", _("Household economy")
    VACANCIES = "vacancies", _("Vacancies")
    CLASS_ROSTER = "class_roster", _("Class rosters")
    INDICATORS = "indicators", _("Yearly indicators")
    AGGREGATES = "aggregates", _("Published results")


class RowOutcome(models.TextChoices):
    """What an import did with one row; a row it left alone or refused has no entry."""

    CREATED = "created", _("created")
    UPDATED = "updated", _("updated")


# Why a row without errors is not loaded: a person or a number is in use elsewhere, or has left.
ASIDE = ("known_elsewhere", "household_elsewhere", "left_registry")


class DoubtState(models.TextChoices):
    """What was answered to a doubt."""

    OPEN = "open", _("To be verified")
    PASSED_ON = "passed_on", _("Passed on")
    CORRECTED = "corrected", _("Corrected")
    STATED = "stated", _("True as stated")
    WITHDRAWN = "withdrawn", _("Withdrawn with the import")


UNANSWERED = (DoubtState.OPEN, DoubtState.PASSED_ON)
_ANSWERS = {DoubtState.CORRECTED, DoubtState.STATED, DoubtState.PASSED_ON, DoubtState.WITHDRAWN}
DOUBT_MOVES = Moves(
    {
        DoubtState.OPEN: _ANSWERS,
        DoubtState.PASSED_ON: _ANSWERS,
        DoubtState.CORRECTED: set(),
        DoubtState.STATED: set(),
        DoubtState.WITHDRAWN: set(),
    }
)


class DoubtLevel(models.TextChoices):
    """Who has a doubt now, the nearest to the person first."""

    VILLAGE = "village", _("Village")
    TOWNSHIP = "township", _("Township")
    COUNTY = "county", _("County")


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
    "declined": _("It was decided to import nothing of this file. It may be checked and imported all the same."),
}

# What can be said about a row; each sentence says what to do.
PROBLEMS = {
    "name_missing": _("The name is empty. Fill it in."),
    "identity_missing": _("The identity number is empty. Fill it in."),
    "identity_length": _("An identity number has 18 characters. Compare it with the card."),
    "identity_old": _("This is an old identity number of 15 digits. Take the one of 18 characters from the new card."),
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
    "amount_unit": _("The amount does not fit the unit of the column. Check yuan or ten thousand yuan, month or year."),
}
