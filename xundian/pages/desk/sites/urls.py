"""Addresses of resettlement sites at the desk."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.sites import forms, listing, observing, one

read, edit = rule("relocation.read"), rule("sites.edit")
urlpatterns = [
    path("sites/", read(listing.sites), name="sites"),
    path("sites/new/", rule("relocation.edit")(forms.new_site), name="site-new"),
    path("sites/<uuid:pk>/", read(one.site), name="site"),
    path("sites/<uuid:pk>/change/", edit(forms.edit_site), name="site-edit"),
    path("sites/<uuid:pk>/buildings/new/", edit(forms.new_building), name="building-new"),
    path("sites/<uuid:pk>/facilities/new/", edit(forms.new_facility), name="facility-new"),
    path("sites/<uuid:pk>/observations/<slug:kind>/", edit(observing.new), name="observation-new"),
    path("buildings/<uuid:pk>/change/", edit(forms.edit_building), name="building-edit"),
    path("buildings/<uuid:pk>/homes/", edit(forms.lay_out), name="homes-new"),
    path("homes/<uuid:pk>/change/", edit(forms.edit_home), name="home-edit"),
    path("facilities/<uuid:pk>/change/", edit(forms.edit_facility), name="facility-edit"),
    path("facilities/<uuid:pk>/close/", edit(forms.close_facility), name="facility-close"),
    path("observations/<uuid:pk>/correct/", edit(observing.correct), name="observation-correct"),
    path("observations/<uuid:pk>/remedy/", edit(observing.remedy), name="observation-remedy"),
]
