"""The labour survey as a kind of import: people, their households, and what they answered in a round."""

from laborers.imports.facts import PLACES
from laborers.imports.kind import Kind
from laborers.imports.survey.changing import list_changes
from laborers.imports.survey.checks import MONEY
from laborers.imports.survey.correcting import correct
from laborers.imports.survey.elsewhere import elsewhere
from laborers.imports.survey.facts import SCHEMES
from laborers.imports.survey.loading import compare, told
from laborers.imports.survey.staging import staged
from laborers.imports.survey.states import SENTENCES
from laborers.imports.survey.undoing import foresee, take_back
from laborers.imports.survey.vocabulary import VOCABULARY
from laborers.imports.survey.writing import TABLES, write

SURVEY = Kind(
    vocabulary=VOCABULARY,
    staged=staged,
    compare=compare,
    told=told,
    write=write,
    take_back=take_back,
    foresee=foresee,
    sentences=SENTENCES,
    tables=TABLES,
    of_round=True,
    subject="s.name",
    list_changes=list_changes,
    schemes=SCHEMES | {"place": (PLACES,)},
    money=MONEY,
    elsewhere=elsewhere,
    correct=correct,
)
