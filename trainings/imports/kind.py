"""Class rosters as a kind of import: one row a person in a class that is over (X2.2-4, X3.1).

Imports lie below trainings and name no kind of ours; the package's apps.py puts this one into their table.
"""

from laborers.imports.kind import Kind
from trainings.imports.facts import SCHEMES
from trainings.imports.loading import compare, told
from trainings.imports.staging import staged
from trainings.imports.states import SENTENCES
from trainings.imports.undoing import foresee, take_back
from trainings.imports.vocabulary import VOCABULARY
from trainings.imports.writing import TABLES, write

ROSTERS = Kind(
    vocabulary=VOCABULARY,
    staged=staged,
    compare=compare,
    told=told,
    write=write,
    take_back=take_back,
    foresee=foresee,
    sentences=SENTENCES,
    tables=TABLES,
    subject="left(concat_ws(' ', s.name, s.title), 50)",
    schemes=SCHEMES,
)
