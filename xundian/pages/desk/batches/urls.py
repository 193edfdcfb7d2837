"""Addresses of batches at the desk."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.batches import listing, one

urlpatterns = [
    path("batches/", rule("batches.read")(listing.batches), name="batches"),
    path("batches/new/", rule("batches.edit")(listing.new_batch), name="batch-new"),
    path("batches/<uuid:pk>/", rule("batches.read")(one.batch), name="batch"),
    path("batches/<uuid:pk>/change/", rule("batches.edit")(listing.change_batch), name="batch-change"),
    path("batches/<uuid:pk>/roster/", rule("batches.read")(one.roster), name="batch-roster"),
    path("batches/<uuid:pk>/<slug:step>/", rule("batches.read")(one.batch_step), name="batch-step"),
]
