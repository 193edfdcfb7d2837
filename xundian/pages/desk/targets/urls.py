"""Addresses of targets and of published results at the desk."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.targets import correcting, dividing, plan, published

urlpatterns = [
    path("targets/", rule("targets.read")(plan.targets), name="targets"),
    path("targets/targets.xlsx", rule("targets.read")(plan.workbook), name="targets-workbook"),
    path("targets/divide/", rule("targets.edit")(dividing.divide), name="targets-divide"),
    path("targets/<uuid:pk>/freeze/", rule("targets.edit")(plan.freeze), name="targets-freeze"),
    path("targets/<uuid:pk>/log/", rule("targets.read")(plan.log), name="targets-log"),
    path("published/", rule("aggregates.read")(published.results), name="published-results"),
    path("published/published.xlsx", rule("aggregates.read")(published.workbook), name="published-workbook"),
    path("published/<uuid:pk>/", rule("aggregates.read")(correcting.result), name="published-result"),
    path("published/<uuid:pk>/correct/", rule("aggregates.edit")(correcting.correct), name="published-correct"),
    path("published/<uuid:pk>/withdraw/", rule("aggregates.edit")(correcting.withdraw), name="published-withdraw"),
]
