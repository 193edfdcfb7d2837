"""The site of the back office: who gets in, which ledgers stand in it, and the search on its top."""

from itertools import islice

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from unfold.dataclasses import SearchResult
from unfold.sites import UnfoldAdminSite

from xundian.accounts.backoffice import ScopedAdmin
from xundian.accounts.roles import OFFICE_ROLES

# Of each ledger that is searched by name, so many rows at most.
FOUND = 5


def address(model, row=None):
    """The address of a ledger, or of one row in it."""
    page, keys = ("changelist", []) if row is None else ("change", [row.pk])
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=keys)


class Office(UnfoldAdminSite):
    """One door for all ledgers; deny by default, for people and for ledgers."""

    def register(self, model_or_iterable, admin_class=None, **options):
        """Only ledgers that ask the scope service; what other packages bring along stays outside."""
        if admin_class and issubclass(admin_class, ScopedAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request):
        """Active users of the office's roles, and nobody else."""
        return request.user.is_active and getattr(request.user, "role", "") in OFFICE_ROLES

    def login(self, request, extra_context=None):
        """No second sign-in: strangers go to the house's own form, people of other roles read that they may not."""
        index = reverse("admin:index")
        wanted = request.GET.get("next", index)
        if not url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure()):
            wanted = index
        if self.has_permission(request):
            return HttpResponseRedirect(wanted)
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(wanted)

    def autocomplete_view(self, request):
        """No form here completes names, so nothing answers."""
        raise PermissionDenied

    def search(self, request, extra_context=None):
        """Ledgers by their name and rows by theirs, in the reader's place; no answer is kept for the next search."""
        text = request.GET.get("s", "").strip()
        if not text:
            return HttpResponse()
        results = [*self._ledgers(request, text), *self._rows(request, text)]
        page = Paginator(results, 100)
        context = {"page_obj": page, "results": page.get_page(1), "page_counter": 0, "execution_time": 0}
        template = "command_results" if "extended" in request.GET else "search_results"
        return TemplateResponse(request, f"unfold/helpers/{template}.html", context, headers={"HX-Trigger": "search"})

    def _ledgers(self, request, text):
        for model, ledger in self._registry.items():
            name = str(model._meta.verbose_name_plural)
            if text.lower() in name.lower() and ledger.has_view_permission(request):
                yield SearchResult(name, "", address(model), "list")

    def _rows(self, request, text):
        for model, ledger in self._registry.items():
            if not ledger.found_by_name or not ledger.has_view_permission(request):
                continue
            rows, _repeated = ledger.get_search_results(request, ledger.get_queryset(request), text)
            seen = {row.pk: row for row in rows.select_related(*(ledger.list_select_related or ()))[: FOUND * 2]}
            for row in islice(seen.values(), FOUND):
                yield SearchResult(str(row), str(model._meta.verbose_name), address(model, row), "article")
