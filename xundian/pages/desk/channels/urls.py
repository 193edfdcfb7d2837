"""Addresses of the employment channels at the desk, each with its rule."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.channels import figures, listing, one, places, policies

urlpatterns = [
    path("channels/", rule("relocation.read")(listing.offers), name="desk-channels"),
    path("channels/figures/", rule("relocation.read")(figures.figures), name="channel-figures"),
    path("channels/terms/", rule("relocation.read")(policies.policies), name="channel-policies"),
    path("channels/terms/new/", rule("channels.policy")(policies.set_policy), name="channel-policy-new"),
    path("channels/<uuid:pk>/", rule("relocation.read")(one.offer), name="desk-channel"),
    path("channels/<uuid:pk>/<slug:step>/", rule("channels.answer")(one.step), name="desk-channel-step"),
    path("households-without-work/", rule("relocation.read")(listing.ledger), name="zero-employments"),
    path("workshops/", rule("relocation.read")(places.places), name="desk-workshops"),
    path("workshops/new/", rule("relocation.edit")(places.new_workshop), name="workshop-new"),
    path("workshops/<uuid:pk>/", rule("relocation.edit")(places.edit_workshop), name="workshop-edit"),
    path("workshops/<uuid:pk>/close/", rule("relocation.edit")(places.close_workshop), name="workshop-close"),
    path("site-posts/new/", rule("relocation.edit")(places.new_post), name="site-post-new"),
    path("site-posts/<uuid:pk>/", rule("relocation.edit")(places.edit_post), name="site-post-edit"),
    path("site-posts/<uuid:pk>/close/", rule("relocation.edit")(places.close_post), name="site-post-close"),
]
