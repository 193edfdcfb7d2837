"""Addresses of the matching at the desk."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.matching import daily, results, runs, weights

urlpatterns = [
    path("matching/", rule("matching.read")(runs.runs), name="match-runs"),
    path("matching/start/", rule("matching.run")(runs.start), name="match-start"),
    path("matching/compare/", rule("matching.read")(results.compare), name="match-compare"),
    path("matching/training/", rule("matching.read")(results.training), name="match-training"),
    path("matching/weights/", rule("matching.read")(weights.weights), name="match-weights"),
    path("matching/weights/new/", rule("matching.weigh")(weights.set_weights), name="match-weights-new"),
    path("matching/people/<uuid:pk>/", rule("offers.read")(daily.person), name="match-person"),
    path("matching/people/<uuid:pk>/wish/", rule("offers.answer")(daily.tell_wish), name="match-wish"),
    path("matching/vacancies/<uuid:pk>/", rule("offers.read")(daily.vacancy), name="match-vacancy"),
    path("matching/<uuid:pk>/", rule("matching.read")(results.run), name="match-run"),
    path("matching/<uuid:pk>/people/<uuid:proposal>/", rule("matching.read")(results.one), name="match-proposal"),
    path("matching/<uuid:pk>/<slug:step>/", rule("matching.run")(runs.take_step), name="match-step"),
]
