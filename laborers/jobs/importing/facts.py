"""The Facts that the checks of a sheet of vacancies rest on: a handful of queries, whatever the size of the file."""

from laborers.imports.facts import place_finder, word_finders
from laborers.jobs.importing.checks import Facts

SCHEMES = {
    "occupation": ("occupation",),
    "min_education": ("education",),
    "health_required": ("health_field",),
    "sex": ("sex",),
    "welfare_kind": ("welfare_post_kind",),
}


def facts(batch, on):
    """The Facts for an import, with the words that hold on the day."""
    words, accepted = word_finders(SCHEMES, on)
    return Facts(on=on, county=batch.division_id[:6], words=words, accepted=accepted, place=place_finder(on))
