"""REST of the sync: addresses as the protocol names them (`PATHS`), and resources for the office (`ROUTES`)."""

from django.urls import path

from xundian.sync.api.push import DepositViewSet, EntryViewSet

PATHS = [
    path("sync/push", EntryViewSet.as_view({"post": "push"}), name="sync-push"),
    path("sync/deposit", DepositViewSet.as_view({"post": "deposit"}), name="sync-deposit"),
    path("sync/receipts", EntryViewSet.as_view({"get": "receipts"}), name="sync-receipts"),
    path("sync/export-key", EntryViewSet.as_view({"get": "export_key"}), name="sync-export-key"),
]
ROUTES = []
