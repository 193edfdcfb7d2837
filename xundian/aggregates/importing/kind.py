"""Published results as a kind of import: one row a line of the table (X3.1).

Imports lie below this room and name no kind of ours; the package's apps.py puts this one into their table.
"""

from laborers.imports.kind import Kind
from xundian.aggregates.importing.loading import compare, told
from xundian.aggregates.importing.staging import staged
from xundian.aggregates.importing.states import SENTENCES
from xundian.aggregates.importing.undoing import foresee, take_back
from xundian.aggregates.importing.vocabulary import VOCABULARY
from xundian.aggregates.importing.writing import TABLES, write

AGGREGATES = Kind(
    vocabulary=VOCABULARY,
    staged=staged,
    compare=compare,
    told=told,
    write=write,
    take_back=take_back,
    foresee=foresee,
    sentences=SENTENCES,
    tables=TABLES,
    subject="s.measure || ' ' || s.until::text",
    of_county=True,
)
