"""REST of imports: workbooks (batches.py), saved mappings (mappings.py), the verify queue (verifying.py)."""

from laborers.imports.api.batches import ImportViewSet
from laborers.imports.api.mappings import MappingViewSet
from laborers.imports.api.verifying import DoubtViewSet

ROUTES = [("imports", ImportViewSet), ("import-mappings", MappingViewSet), ("doubts", DoubtViewSet)]
