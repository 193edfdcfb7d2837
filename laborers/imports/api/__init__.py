"""REST of imports: workbooks (batches.py), saved mappings (mappings.py), the verify queue (doubts.py)."""

from laborers.imports.api.batches import ImportViewSet
from laborers.imports.api.verifying import DoubtViewSet
from laborers.imports.api.mappings import MappingViewSet

ROUTES = [("imports", ImportViewSet), ("import-mappings", MappingViewSet), ("doubts", DoubtViewSet)]
