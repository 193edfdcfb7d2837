"""Household incomes and land as a kind of import: one record a household and year (X3.2, X5)."""

from laborers.economy.rules import MONEY
from laborers.imports.economy.loading import compare, told
from laborers.imports.economy.staging import staged
from laborers.imports.economy.states import SENTENCES
from laborers.imports.economy.undoing import foresee, take_back
from laborers.imports.economy.vocabulary import VOCABULARY
from laborers.imports.economy.writing import TABLES, write
from laborers.imports.kind import Kind

ECONOMY = Kind(
    vocabulary=VOCABULARY,
    staged=staged,
    compare=compare,
    told=told,
    write=write,
    take_back=take_back,
    foresee=foresee,
    sentences=SENTENCES,
    tables=TABLES,
    subject="s.code",
    money=tuple(name.removesuffix("_fen") for name in MONEY),
)
