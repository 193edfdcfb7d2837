"""The tables of imports: workbooks and their rows, named mappings of columns, kept checks, and the verify queue."""

from laborers.imports.models.batches import ImportBatch, ImportChange, ImportMapping, ImportRow
from laborers.imports.models.kept import KeptCheck, KeptRow
from laborers.imports.models.queue import Doubt

__all__ = ["Doubt", "ImportBatch", "ImportChange", "ImportMapping", "ImportRow", "KeptCheck", "KeptRow"]
