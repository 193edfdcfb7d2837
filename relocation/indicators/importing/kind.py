"""Yearly indicators as a kind of import: one row a year of the county (W2.3).

Imports lie below relocation and name no kind of ours; the package's apps.py puts this one into their table.
"""

from laborers.imports.kind import Kind
from relocation.indicators.importing.loading import compare, told
from relocation.indicators.importing.staging import staged
from relocation.indicators.importing.states import SENTENCES
from relocation.indicators.importing.undoing import foresee, take_back
from relocation.indicators.importing.vocabulary import VOCABULARY
from relocation.indicators.importing.writing import TABLES, write

INDICATORS = Kind(
    vocabulary=VOCABULARY,
    staged=staged,
    compare=compare,
    told=told,
    write=write,
    take_back=take_back,
    foresee=foresee,
    sentences=SENTENCES,
    tables=TABLES,
    subject="s.year::text",
    of_county=True,
)
