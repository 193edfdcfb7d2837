"""What only a sheet of yearly indicators can be told about a row; each sentence says what to do."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "not_a_year": _("This is no year. Write it with four digits, such as 2019."),
    "year_to_come": _("This year has not come yet (today is %(today)s). Correct it."),
    "year_too_early": _("Figures are kept from %(first)s on. Correct the year or leave the row out."),
    "year_twice_in_sheet": _("This year stands in row %(first)s already. Keep one of the two rows."),
    "source_missing": _("Say where the figures come from, in this column or in a line above the header (数据来源：…)."),
    "not_a_figure": _("This is not a number. Write one such as 243.43, in the unit of the heading."),
    "not_a_percentage": _("A percentage lies between 0 and 100. Correct it."),
    "figure_too_large": _("This is more than any county has. Check the unit of the heading."),
    "share_for_percentage": _(
        "This may be a share of one that the workbook shows as per cent. If 10.5 per cent is meant, write 10.5."
    ),
    "figure_jumps": _(
        "This is %(percent)s per cent off the year %(year)s. Check the unit and the source; if it is right, say so."
    ),
}
