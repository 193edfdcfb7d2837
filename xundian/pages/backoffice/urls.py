"""Pages of the back office that are no ledgers, each with its rule; they stand below /admin/, before the ledgers."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.backoffice import audit, policies, roles

urlpatterns = [
    path("roles/", rule("users.read")(roles.roles), name="office-roles"),
    path("policies/", rule("office.read")(policies.policies), name="office-policies"),
    path("audit/", rule("audit.read")(audit.audit), name="office-audit"),
]
