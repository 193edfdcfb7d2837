"""The tables of imports: workbooks and their rows, named mappings of columns, and the verify queue."""

from laborers.imports.models.batches import ImportBatch, ImportChange, ImportMapping, ImportRow
from laborers.imports.models.queue import Doubt

__all__ = ["Doubt", "ImportBatch", "ImportChange", "ImportMapping", "ImportRow"]
