"""Reports as workbooks in the layout that bureaus file: households (households.py), trainings (trainings.py),
indicators of a county (indicators.py), any other report (tables.py)."""

from xundian.reports.sheets.households import comparison, income_workbook, land_workbook
from xundian.reports.sheets.indicators import indicators_workbook
from xundian.reports.sheets.tables import Late, Shown, kept_workbook, report_workbook
from xundian.reports.sheets.trainings import trainings_workbook

__all__ = [
    "Late", "Shown", "comparison", "income_workbook", "indicators_workbook", "kept_workbook", "land_workbook",
    "report_workbook", "trainings_workbook",
]  # fmt: skip
