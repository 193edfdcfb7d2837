"""Vacancies as a kind of import: one row a post of an enterprise that the county knows (X2.2-5).

Imports lie below jobs and name no kind of ours; the package's apps.py puts this one into their table.
"""

from laborers.imports.kind import Kind
from laborers.jobs.importing.facts import SCHEMES
from laborers.jobs.importing.loading import compare, told
from laborers.jobs.importing.staging import staged
from laborers.jobs.importing.states import SENTENCES
from laborers.jobs.importing.undoing import foresee, take_back
from laborers.jobs.importing.vocabulary import VOCABULARY
from laborers.jobs.importing.writing import TABLES, write

VACANCIES = Kind(
    vocabulary=VOCABULARY,
    staged=staged,
    compare=compare,
    told=told,
    write=write,
    take_back=take_back,
    foresee=foresee,
    sentences=SENTENCES,
    tables=TABLES,
    subject="concat_ws(' ', coalesce(nullif(s.enterprise, ''), s.uscc), s.title)",
    schemes=SCHEMES,
    money=("wage", "wage_max"),
    of_county=True,
)
