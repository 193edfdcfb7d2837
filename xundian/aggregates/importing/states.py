"""What only a sheet of published results can be told about a row; each sentence says what to do."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "not_a_period": _("This is no period. Write years (2014-2018), a year (2018) or months (2019年1-5月)."),
    "period_backwards": _("The last day lies before the first. Correct one of them."),
    "period_to_come": _("This period has not come yet (today is %(today)s). Correct it."),
    "period_too_early": _("Results are kept from %(first)s on. Correct the period."),
    "unknown_measure": _("This indicator is not known. Use one of: %(words)s."),
    "line_twice_in_sheet": _("This line stands in row %(first)s already. Keep one of the two rows."),
    "nothing_said": _("Neither what was done nor a target is given. Fill in one of them, or leave the row out."),
    "not_a_number_of_people": _("This is not a whole number. Write one such as 17706; amounts of income as 1.83亿元."),
    "result_too_large": _("This is more than any county has. Check the unit."),
    "more_registered_than_all": _("The registered poor among them are more than all of them. Correct one of the two."),
    "not_as_printed": _("Write the percentage as it was printed: 73.7%% of the target, or 超21.7%% over the target."),
    "source_missing": _("Say where the figures come from, in this column or in a line above the header (数据来源：…)."),
    "printed_differs": _(
        "Printed is %(printed)s per cent, but %(done)s of %(target)s makes %(computed)s. If it was printed so, say so."
    ),
}
