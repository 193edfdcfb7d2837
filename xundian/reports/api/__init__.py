"""REST resources of reports."""

from xundian.reports.api.catalogue import FigureViewSet
from xundian.reports.api.economy import IncomeViewSet, LandViewSet
from xundian.reports.api.snapshots import SnapshotViewSet
from xundian.reports.api.tables import ReportViewSet

ROUTES = [
    ("reports/household-income", IncomeViewSet),
    ("reports/land-use", LandViewSet),
    ("reports", ReportViewSet),
    ("figures", FigureViewSet),
    ("snapshots", SnapshotViewSet),
]
