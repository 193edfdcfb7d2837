"""Addresses of declarations and old homesteads at the desk, each with its rule."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.declarations import deciding, forms, homesteads, listing, one

READ, DECLARE, EDIT = "relocation.read", "declarations.declare", "homesteads.edit"

urlpatterns = [
    path("declarations/", rule(READ)(listing.declarations), name="declarations"),
    path("declarations/new/", rule(DECLARE)(forms.new), name="declaration-new"),
    path("declarations/<uuid:pk>/", rule(READ)(one.declaration), name="declaration"),
    path("declarations/<uuid:pk>/change/", rule(DECLARE)(forms.edit), name="declaration-edit"),
    path("condition-checks/<uuid:pk>/photos/<slug:sha256>/", rule(DECLARE)(one.photo), name="condition-photo"),
    path("homesteads/", rule(READ)(homesteads.homesteads), name="homesteads"),
    path("homesteads/<uuid:pk>/", rule(READ)(homesteads.homestead), name="homestead"),
    path("move-ins/<uuid:pk>/homestead/", rule(EDIT)(homesteads.new), name="homestead-new"),
    *(
        path(f"declarations/<uuid:pk>/{name}/", rule(each.right)(one.step), {"step": name}, name=f"declaration-{name}")
        for name, each in deciding.STEPS.items()
    ),
    *(
        path(
            f"homesteads/<uuid:pk>/{name}/", rule(each.right)(homesteads.step), {"step": name}, name=f"homestead-{name}"
        )
        for name, each in homesteads.STEPS.items()
    ),
]
