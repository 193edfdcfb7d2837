"""What each column of a workbook is called in the language of the page, and how it is filled in."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

_WORD = _("A word of the list.")
_TEXT = _("Free text.")
_MONEY = _("Yuan a month, such as 3800. With “ten thousand yuan” or “year” in the heading it is converted.")


class Field(NamedTuple):
    """Our name of a column for people; how to fill it in; whether Excel must keep it as text; its list of words."""

    label: str
    about: str
    as_text: bool = False
    scheme: str = ""


SURVEY = {
    "serial": Field(_("Serial number"), _("May stay empty.")),
    "township": Field(_("Township"), _("The name in the list of divisions. Needed where two villages share a name.")),
    "village": Field(_("Village"), _("The name in the list of divisions, with or without its ending.")),
    "group": Field(_("Village group"), _TEXT),
    "household": Field(_("Household number"), _("The same for all people of a household, once in the county."), True),
    "head": Field(_("Name of the head"), _("To compare by eye; it is not imported.")),
    "name": Field(_("Name"), _("As on the identity card, up to 50 characters.")),
    "relation": Field(
        _("Relation to the head"), _("A word of the list; each household has exactly one head."), scheme="relation"
    ),
    "sex": Field(_("Sex"), _("May stay empty: the identity number tells it."), scheme="sex"),
    "identity": Field(
        _("Identity number"), _("18 characters. Keep the column as text: Excel rounds long numbers."), True
    ),
    "birth": Field(_("Day of birth"), _("May stay empty: the identity number tells it.")),
    "ethnic": Field(_("Ethnic group"), _WORD, scheme="ethnic_group"),
    "education": Field(_("Education"), _WORD, scheme="education"),
    "health": Field(_("Health"), _WORD, scheme="health_field"),
    "labour_skill": Field(_("Labour ability"), _WORD, scheme="labour_skill"),
    "phone": Field(_("Phone"), _("A mobile number of 11 digits for everyone who works away."), True),
    "category": Field(
        _("Kind of household"),
        _("A word of the list, as it was meant in the year of the survey."),
        scheme="household_category",
    ),
    "status": Field(_("Employment status"), _WORD, scheme="transfer_status"),
    "reason": Field(_("Reason for not working"), _WORD, scheme="unemployed_reason"),
    "place": Field(_("Place of work"), _("Province, city and county in one, such as 浙江省义乌市.")),
    "place_province": Field(_("Place of work: province"), _("Only where the place stands in three columns.")),
    "place_city": Field(_("Place of work: city"), _("Only where the place stands in three columns.")),
    "place_county": Field(_("Place of work: county"), _("Only where the place stands in three columns.")),
    "employer": Field(_("Employer"), _TEXT),
    "months": Field(_("Months worked this year"), _("A whole number from 0 to 12.")),
    "wage": Field(_("Monthly wage"), _MONEY),
    "intention": Field(_("Employment intention"), _WORD, scheme="intention"),
    "training_wish": Field(_("Training wish"), _("An occupation, such as 电焊.")),
    "expected_wage": Field(_("Expected monthly wage"), _MONEY),
    "care_duty": Field(_("Must care for family"), _("Yes or no (是 or 否).")),
    "surveyed_on": Field(_("Day of the survey"), _("A day such as 2018-04-30.")),
    "surveyor": Field(_("Surveyor"), _("Who asked.")),
}
_PEOPLE = _("A whole number.")
_YEARLY = _("Yuan a year, such as 26000. With “ten thousand yuan” (万元) in the heading it is converted.")
_AREA = _("Mu, such as 5.5. With “hectares” (公顷) in the heading it is converted.")
ECONOMY = {
    "serial": Field(_("Serial number"), _("May stay empty.")),
    "household": Field(
        _("Household code"), _("The number of a registered household; any other code is a sample household."), True
    ),
    "members": Field(_("Members"), _PEOPLE),
    "working_members": Field(_("Working members"), _PEOPLE),
    "total_income": Field(_("Total income"), _YEARLY),
    "outside_income": Field(_("Outside income"), _YEARLY),
    "planted_area_before": Field(_("Planted area before"), _AREA),
    "planting_income_before": Field(_("Planting income before"), _YEARLY),
    "planted_area_after": Field(_("Planted area now"), _AREA),
    "planting_income_after": Field(_("Planting income now"), _YEARLY),
    "land_idle": Field(_("Land left idle"), _AREA),
    "land_leased": Field(_("Land leased out or transferred"), _AREA),
}
FIELDS = {"survey": SURVEY, "household_economy": ECONOMY}


def label_of(kind, name, title):
    """Our name of a field in the language of the page; a field nobody explained goes by the title of its form."""
    field = FIELDS.get(kind, {}).get(name)
    return field.label if field else title
