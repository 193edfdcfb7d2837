"""REST of the sync: addresses as the protocol names them (`PATHS`), and resources for the office (`ROUTES`)."""

from django.urls import path

from xundian.sync.api import parked
from xundian.sync.api.blobs import BlobViewSet
from xundian.sync.api.devices import DeviceViewSet
from xundian.sync.api.pull import PullViewSet
from xundian.sync.api.push import DepositViewSet, EntryViewSet

PATHS = [
    path("sync/push", EntryViewSet.as_view({"post": "push"}), name="sync-push"),
    path("sync/deposit", DepositViewSet.as_view({"post": "deposit"}), name="sync-deposit"),
    path("sync/receipts", EntryViewSet.as_view({"get": "receipts"}), name="sync-receipts"),
    path("sync/changes", PullViewSet.as_view({"get": "changes"}), name="sync-changes"),
    path("sync/snapshot", PullViewSet.as_view({"get": "snapshot"}), name="sync-snapshot"),
    path("sync/verify", PullViewSet.as_view({"post": "verify"}), name="sync-verify"),
    path("sync/export-key", EntryViewSet.as_view({"get": "export_key"}), name="sync-export-key"),
    path("blobs/<slug:sha256>", BlobViewSet.as_view({"get": "show", "head": "far", "put": "put"}), name="blob"),
]
ROUTES = [("devices", DeviceViewSet), *parked.ROUTES]
