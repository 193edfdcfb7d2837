"""How doors state and enforce their rule: rights from the role table, rows from the scope service, deny by default.

A REST view names a right for each of its actions in `rights`; every other view carries `@rule(...)`. A view with
neither fails the system check, so that no page can be forgotten.
"""

from contextlib import suppress
from urllib.parse import unquote

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from rest_framework import viewsets
from rest_framework.permissions import SAFE_METHODS
from rest_framework.response import Response

from xundian.accounts.permissions import PUBLIC, SIGNED_IN, HasRight
from xundian.accounts.roles import CARRIERS, carries
from xundian.accounts.sandbox import SandboxWrites
from xundian.accounts.scope import find_visible, owned_by, visible_to
from xundian.kit.etag import etag, expected_version, unless_unchanged
from xundian.kit.idempotency import IdempotentPosts


class ScopedViewSet(IdempotentPosts, SandboxWrites, viewsets.GenericViewSet):
    """Base of every resource: `rights` by action, rows through the scope service, versions as ETags.

    Subclasses set `queryset`, `serializer_class`, `rights`, and where fitting `filterset_class` and `page_order`.
    """

    permission_classes = [HasRight]
    rights: dict[str, str] = {}

    def get_queryset(self):
        """Only rows in the caller's place; to change them, only rows the place owns."""
        queryset = super().get_queryset()
        if getattr(self, "swagger_fake_view", False):
            return queryset.none()
        rows = visible_to if self.request.method in SAFE_METHODS else owned_by
        return rows(self.request.user, queryset)

    def find(self, model_or_queryset, pk):
        """A row the request names by id, inside the caller's scope; Missing otherwise."""
        queryset = getattr(model_or_queryset, "_default_manager", model_or_queryset)
        return find_visible(self.request.user, queryset.all(), pk)

    def read(self, kind, **how):
        """The body as the serializer `kind` takes it; refused with all that is wrong in it."""
        form = kind(data=self.request.data, context=self.get_serializer_context(), **how)
        form.is_valid(raise_exception=True)
        return form.validated_data

    def answered(self, row, status=200):
        """The row as the resource shows it, with its version as ETag."""
        self.answered_with = row
        return Response(self.get_serializer(row).data, status)

    def expected_version(self):
        """The version in If-Match; raises 428 without it."""
        return expected_version(self.request)

    def finalize_response(self, request, response, *args, **kwargs):
        """Show the version of a single editable record as its ETag; who reads again what has not changed gets 304."""
        response = super().finalize_response(request, response, *args, **kwargs)
        record = getattr(self, "answered_with", None)
        version = getattr(record, "version", None)
        if request.method in SAFE_METHODS:
            return unless_unchanged(request, response, version)
        if version is not None and response.status_code < 300:
            response["ETag"] = etag(record)
        return response

    def get_object(self):
        """The record named by the URL, inside the caller's scope."""
        self.answered_with = super().get_object()
        return self.answered_with


def purpose_of(request):
    """What the caller says the data are for (header Access-Purpose, optional): UTF-8, plain or percent-encoded."""
    told = unquote(request.headers.get("Access-Purpose", ""), errors="replace")
    with suppress(UnicodeError):  # percent-encoded, or no UTF-8: then as it came
        told = told.encode("latin-1").decode()  # a header's bytes reach us as Latin-1
    return "".join(filter(str.isprintable, told)).strip()


def rule(right):
    """State the rule of a page: a right of the role table, `signed-in`, or `public`."""
    if right not in CARRIERS and right not in (PUBLIC, SIGNED_IN):
        raise KeyError(right)

    def mark(view):
        if right == PUBLIC:
            view.access_rule = right
            return view

        def guarded(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if right != SIGNED_IN and not carries(request.user.role, right):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.access_rule = right
        guarded.__name__ = getattr(view, "__name__", "view")
        guarded.__doc__ = view.__doc__
        return guarded

    return mark
