"""REST resources of reports and targets."""

from xundian.reports.api.economy import IncomeViewSet, LandViewSet
from xundian.reports.api.tables import ReportViewSet, TargetViewSet

ROUTES = [
    ("reports/household-income", IncomeViewSet),
    ("reports/land-use", LandViewSet),
    ("reports", ReportViewSet),
    ("targets", TargetViewSet),
]
