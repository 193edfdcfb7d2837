"""The Facts that the checks of a roster rest on: a handful of queries, whatever the size of the file."""

from datetime import date

from laborers.imports.facts import village_finder, word_finders
from trainings.imports.checks import Facts

SCHEMES = {
    "kind": ("training_kind",),
    "project": ("training_programme",),
    "occupation": ("occupation",),
    "level": ("skill_level",),
    "certificate_kind": ("certificate_kind",),
}


def facts(batch, on):
    """The Facts for an import; words as they were meant in its year: 精准扶贫 of 2019 is no word of 2021 (codes 7)."""
    words, accepted = word_finders(SCHEMES, min(on, date(batch.year, 12, 31)))
    return Facts(on=on, year=batch.year, words=words, accepted=accepted, village=village_finder(batch.division_id, on))
