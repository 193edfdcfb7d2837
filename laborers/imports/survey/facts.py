"""The Facts that the checks of a survey sheet rest on: a handful of queries, whatever the size of the file."""

from laborers.imports.facts import place_finder, village_finder, word_finders
from laborers.imports.survey.checks import Facts
from xundian.divisions.rules import split_name

SCHEMES = {
    "relation": ("relation",),
    "sex": ("sex",),
    "ethnic": ("ethnic_group",),
    "education": ("education",),
    "health": ("health_field", "health"),
    "labour_skill": ("labour_skill",),
    "category": ("household_category",),
    "status": ("transfer_status",),
    "reason": ("unemployed_reason",),
    "intention": ("intention",),
    "training_wish": ("occupation",),
}


def facts(batch, on):
    """The Facts for an import.

    Words are read as they were meant when the round closed: 脱贫户 of 2018 is a registered poor household (codes 7).
    """
    day = min(on, batch.round.closes)
    words, accepted = word_finders(SCHEMES, day)
    return Facts(
        on=on,
        opens=batch.round.opens,
        closes=batch.round.closes,
        words=words,
        accepted=accepted,
        village=village_finder(batch.division_id, on),
        place=place_finder(day),
        county_name=split_name(batch.round.county.name)[0],
        province=batch.division_id[:2],
    )
