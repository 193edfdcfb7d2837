"""The table of kinds: what an import of each ImportKind does. A new kind is a folder, a word, and a line here.

A kind whose rows go into a room above has its folder there, and the package's apps.py registers it.
"""

from laborers.imports.economy.kind import ECONOMY
from laborers.imports.states import ImportKind
from laborers.imports.survey.kind import SURVEY

KINDS = {
    ImportKind.SURVEY: SURVEY,
    ImportKind.HOUSEHOLD_ECONOMY: ECONOMY,
}


def register(word, kind):
    """Put a kind of a room above into the table."""
    KINDS[word] = kind


def kind_of(batch):
    """The Kind of an import."""
    return KINDS[batch.kind]
