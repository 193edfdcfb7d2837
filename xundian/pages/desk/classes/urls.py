"""Addresses of training classes at the desk."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.classes import joining, listing, one, papers

urlpatterns = [
    path("classes/", rule("trainings.read")(listing.classes), name="desk-classes"),
    path("classes/new/", rule("trainings.edit")(listing.new), name="desk-class-new"),
    path("classes/<uuid:pk>/", rule("trainings.read")(one.training_class), name="desk-class"),
    path("classes/<uuid:pk>/change/", rule("trainings.edit")(listing.edit), name="desk-class-edit"),
    path("classes/<uuid:pk>/join/", rule("enrolments.edit")(joining.join), name="class-join"),
    path("classes/<uuid:pk>/sheet/", rule("trainings.read")(papers.sheet), name="class-sheet"),
    path("classes/<uuid:pk>/slips.pdf", rule("trainings.edit")(papers.slips), name="class-slips"),
    path("classes/<uuid:pk>/<slug:step>/", rule("trainings.read")(one.step), name="desk-class-step"),
    path("certificates/<uuid:pk>/certificate.pdf", rule("trainings.read")(papers.certificate), name="certificate-pdf"),
]
