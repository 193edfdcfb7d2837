"""What only a sheet of household incomes and land can be told about a row; each sentence says what to do."""

from django.utils.translation import gettext_lazy as _

from laborers.economy.states import DOUBTS, FAULTS

SENTENCES = (
    FAULTS
    | DOUBTS
    | {
        "code_missing": _("The household code is empty. Fill it in."),
        "code_twice": _("This household code stands in row %(first)s already. Keep one of the two rows."),
        "people_not_whole": _("People are whole numbers from 0 to 99. Correct it."),
        "not_an_area": _("This is not an area. Write a number such as 5.5."),
        "household_elsewhere": _(
            "This household number is in use elsewhere in the county. The row is set aside to be checked."
        ),
        "working_over_record": _(
            "More members work, by the record of this year, than the sheet says live there. Give both columns."
        ),
    }
)
