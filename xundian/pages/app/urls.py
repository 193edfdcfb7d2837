"""Addresses of the officer's app; everything but the device is public and holds nobody's data."""

from django.urls import path, re_path

from xundian.accounts.access import rule
from xundian.accounts.permissions import PUBLIC
from xundian.pages.app import manifest, shell, worker

urlpatterns = [
    path("sw.js", rule(PUBLIC)(worker.worker), name="worker"),
    path("app/shell/", rule(PUBLIC)(shell.shell), name="shell"),
    path("app/offline/", rule(PUBLIC)(shell.offline), name="offline"),
    path("app/manifest.webmanifest", rule(PUBLIC)(manifest.manifest), name="manifest"),
    path("app/v/<str:version>/<path:name>", rule(PUBLIC)(shell.file), name="app-file"),
    # Mine lives in the app alone: asked of the server (a first visit, a reload past the worker) the shell answers.
    re_path(r"^mine/(?:[\w/-]*/)?$", rule(PUBLIC)(shell.shell), name="mine"),
]
