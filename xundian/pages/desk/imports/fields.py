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
_YES_NO = _("Yes or no (是 or 否).")
_DAY = _("A day such as 2018-04-30.")
VACANCIES = {
    "serial": Field(_("Serial number"), _("May stay empty.")),
    "enterprise": Field(_("Enterprise"), _("The name as registered in the county; or give the credit code.")),
    "uscc": Field(
        _("Unified social credit code"), _("18 characters; needed where two enterprises share a name."), True
    ),
    "title": Field(_("Title of the post"), _("Up to 80 characters.")),
    "occupation": Field(
        _("Occupation"), _("A word of the list; where it is empty, the title must be one."), scheme="occupation"
    ),
    "headcount": Field(_("Posts"), _PEOPLE),
    "wage": Field(_("Monthly wage"), _("One amount in yuan such as 4500, or two such as 4000-6000.")),
    "pay_day": Field(_("Pay day"), _("A day of the month, 1 to 31.")),
    "hours_per_day": Field(_("Hours a day"), _PEOPLE),
    "days_per_week": Field(_("Days a week"), _PEOPLE),
    "keep": Field(_("Board and lodging"), _("包吃住, 包吃, 包住 or 不包.")),
    "insurance": Field(_("Social insurance"), _YES_NO),
    "ages": Field(_("Ages"), _("Two ages such as 18-45, or 不限.")),
    "min_education": Field(_("Education from"), _WORD, scheme="education"),
    "needs_skill": Field(_("Needs the skill"), _YES_NO),
    "health_required": Field(
        _("Health required"), _("A word of the list, only with its reason in the work."), scheme="health_field"
    ),
    "health_note": Field(_("Why the work needs that health"), _TEXT),
    "sex": Field(_("Sex"), _("Empty or 不限 for everyone; a word only with its legal ground."), scheme="sex"),
    "sex_ground": Field(_("Legal ground for the sex requirement"), _TEXT),
    "destination": Field(_("Place of work"), _("Province, city and county in one, such as 浙江省义乌市.")),
    "channel": Field(_("Channel"), _("外出, 就近 or 公益性岗位; empty: the place of work tells it.")),
    "season": Field(_("Season"), _("Two months such as 3-10月; empty for work all year.")),
    "opens": Field(_("Open from"), _("A day; empty: from the day of the import on.")),
    "closes": Field(_("Open until"), _DAY),
    "welfare_kind": Field(_("Kind of public-welfare post"), _WORD, scheme="welfare_post_kind"),
    "funding_source": Field(_("Funding source"), _("Needed for public-welfare posts: who pays them.")),
    "term_months": Field(_("Term in months"), _("Needed for public-welfare posts, 1 to 120.")),
    "description": Field(_("Description"), _TEXT),
}
_ABOVE = _("May stand above the header for the whole sheet instead.")
ROSTER = {
    "serial": Field(_("Serial number"), _("May stay empty.")),
    "title": Field(_("Class"), _("Empty: the title above the header is the name of the class.")),
    "kind": Field(_("Kind of training"), _("Empty: the title tells it, such as 引导性培训."), scheme="training_kind"),
    "project": Field(_("Project"), _ABOVE, scheme="training_programme"),
    "occupation": Field(_("Occupation"), _("Needed for skills. Guidance has none."), scheme="occupation"),
    "institution": Field(_("Institution"), _("The name as registered in the county; may stand above the header.")),
    "days": Field(_("Days of the class"), _("First and last day, such as 2019.3.4-2019.3.20.")),
    "starts_on": Field(_("First day"), _("Instead of the days of the class.")),
    "ends_on": Field(_("Last day"), _("Instead of the days of the class.")),
    "hours": Field(_("Hours"), _("A whole number; may stand above the header.")),
    "venue": Field(_("Venue"), _ABOVE),
    "name": Field(_("Name"), _("The registry's name is used.")),
    "sex": Field(_("Sex"), _("Compared with the identity number."), scheme="sex"),
    "identity": Field(_("Identity number"), _("Of a person who is registered in the place of the import."), True),
    "township": Field(_("Township"), _("Compared with the registry.")),
    "village": Field(_("Village"), _("Compared with the registry.")),
    "score": Field(_("Score"), _("0 to 100, from 60 on passed; or 合格, 不合格. Empty: completed.")),
    "result": Field(_("Result"), _("合格, 不合格 or 中途退出; goes before the score.")),
    "certificate": Field(_("Certificate number"), _("Only of who passed."), True),
    "certificate_kind": Field(_("Certificate"), _WORD, scheme="certificate_kind"),
    "level": Field(_("Certificate level"), _WORD, scheme="skill_level"),
    "poor": Field(_("Registered poor"), _("是 or 否; compared with the registry, which figures follow.")),
    "note": Field(_("Note"), _TEXT),
}
_YUAN_A_YEAR = _("Yuan a year, such as 10123; a heading with 万元 is converted.")
_PERCENT = _("Per cent from 0 to 100, such as 10.5.")
YEARLY = {
    "serial": Field(_("Serial number"), _("May stay empty.")),
    "year": Field(_("Year"), _("Four digits; each year once.")),
    "gdp": Field(_("GDP"), _("100 million yuan, such as 243.43; a heading with 万元 is converted.")),
    "gdp_per_head": Field(_("GDP per head"), _YUAN_A_YEAR),
    "disposable_income": Field(_("Disposable income per head"), _YUAN_A_YEAR),
    "expenditure": Field(_("Expenditure per head"), _YUAN_A_YEAR),
    "engel": Field(_("Engel coefficient"), _PERCENT),
    "poverty_incidence": Field(_("Poverty incidence"), _PERCENT),
    "source": Field(_("Source"), _("Where the figures stand. A line 数据来源：… above the header holds for all rows.")),
}
_RESULT = _("People as a whole number; amounts of income such as 1.83亿元.")
PUBLISHED = {
    "serial": Field(_("Serial number"), _("May stay empty.")),
    "period": Field(_("Period"), _("Years (2014-2018), a year (2018) or months (2019年1-5月).")),
    "measure": Field(
        _("Indicator"), _("转移就业, 昆明主城区转移就业, 转移培训, 新技能培训, 转移收入 or 有转移收入的建档立卡人口.")
    ),
    "part": Field(_("Part"), _("A district or a kind of training; empty for the whole.")),
    "done": Field(_("Done"), _RESULT),
    "registered": Field(_("of whom registered poor"), _RESULT),
    "target": Field(_("Target"), _RESULT),
    "printed": Field(
        _("Percentage as printed"), _("As it was printed; 超 before it means over the target. It is only compared.")
    ),
    "source": Field(_("Source"), _("Where the figures stand. A line 数据来源：… above the header holds for all rows.")),
}
FIELDS = {
    "survey": SURVEY, "household_economy": ECONOMY, "vacancies": VACANCIES, "class_roster": ROSTER,
    "indicators": YEARLY, "aggregates": PUBLISHED,
}  # fmt: skip


def label_of(kind, name, title):
    """Our name of a field in the language of the page; a field nobody explained goes by the title of its form."""
    field = FIELDS.get(kind, {}).get(name)
    return field.label if field else title
