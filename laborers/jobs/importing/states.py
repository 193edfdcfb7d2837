"""What only a sheet of vacancies can be told about a row; each sentence says what to do."""

from django.utils.translation import gettext_lazy as _

from laborers.enterprises.states import FAULTS as ENTERPRISE_FAULTS
from laborers.jobs.states import FAULTS

SENTENCES = (
    FAULTS
    | {code: ENTERPRISE_FAULTS[code] for code in ("uscc_length", "uscc_characters", "uscc_checksum")}
    | {
        "enterprise_missing": _("The enterprise is empty. Fill in its name, or its unified social credit code."),
        "enterprise_unknown": _(
            "The county has no enterprise of this code or name. Register it first, or correct the row."
        ),
        "enterprise_twice": _("Several enterprises have this name. Add the unified social credit code."),
        "title_missing": _("The title of the post is empty. Fill it in."),
        "post_twice": _(
            "Row %(first)s has the same post of the same enterprise at the same place. Keep one of the two."
        ),
        "not_a_count": _("This is not a number of posts. Write a whole number such as 20."),
        "not_a_wage": _("This is no monthly wage. Write one amount such as 4500, or two such as 4000-6000."),
        "not_a_whole": _("Write a whole number between %(low)s and %(high)s."),
        "not_board_and_lodging": _("Write 包吃住, 包吃, 包住 or 不包."),
        "not_ages": _("These are no ages. Write two such as 18-45, or 不限."),
        "not_a_season": _("This is no season. Write two months such as 3-10月."),
        "not_a_channel": _("Write 外出, 就近 or 公益性岗位, or leave it empty: the place of work tells it."),
        "occupation_unknown": _(
            "Neither the trade nor the title is in the list of occupations. Use one of: %(words)s."
        ),
        "place_not_in_list": _("This place of work is not in the list. Write province, city and county."),
        "closes_missing": _("The last day of the vacancy is empty. Fill it in."),
        "more_filled": _("More posts are filled already than the row has. Raise the number, or leave the row out."),
    }
)
