"""Addresses of the officer's app; all but the device and the language are public and hold nobody's data."""

from django.urls import path, re_path

from xundian.accounts.access import rule
from xundian.accounts.permissions import PUBLIC
from xundian.pages.app import device, manifest, shell, worker

urlpatterns = [
    path("sw.js", rule(PUBLIC)(worker.worker), name="worker"),
    path("app/shell/", rule(PUBLIC)(shell.shell), name="shell"),
    path("app/offline/", rule(PUBLIC)(shell.offline), name="offline"),
    path("app/manifest.webmanifest", rule(PUBLIC)(manifest.manifest), name="manifest"),
    path("app/v/<str:version>/<path:name>", rule(PUBLIC)(shell.file), name="app-file"),
    path("app/device/", rule("sync.use")(device.device), name="app-device"),
    path("app/language/<slug:language>/", rule("sync.use")(device.language), name="app-language"),
    # Mine and the sheets live in the app alone: asked of the server (a first visit, a reload past the worker) the
    # shell answers.
    re_path(r"^mine/(?:[\w/-]*/)?$", rule(PUBLIC)(shell.shell), name="mine"),
    path("sheets/", rule(PUBLIC)(shell.sheets), name="sheets"),
    path("sheets/<uuid:pk>/", rule(PUBLIC)(shell.sheets), name="sheet"),
]
