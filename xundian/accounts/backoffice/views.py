"""Saved views and chosen columns of a ledger: which hold for a request, and the addresses that change them."""

from django.contrib import messages
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from unfold.views import ChangeList

from xundian.accounts import ledger_views as acts
from xundian.accounts.backoffice.columns import Worded
from xundian.accounts.backoffice.filters import badges
from xundian.kit.errors import DomainError
from xundian.kit.ids import key_of

# The parameter that names the view a list is shown by; empty for the list as it is.
VIEW = "view"


class Chosen:
    """What one request of a ledger is shown by: the views there are, the one that is asked for, the columns."""

    def __init__(self, request, ledger):
        self.user, self.ledger = request.user, ledger
        self.label = ledger.model._meta.label_lower
        self.asked = request.GET.get(VIEW)
        self.query = request.GET.urlencode()

    @cached_property
    def views(self):
        """The views that the user may use."""
        return acts.views_for(self.user, self.label)

    @cached_property
    def choice(self):
        """What the user chose for this ledger."""
        return acts.choice_of(self.user, self.label)

    @cached_property
    def view(self):
        """The view that is asked for, None for none or one that is not there."""
        return self.named(self.asked) if self.asked else None

    def named(self, key):
        """One of the views by its key, or None."""
        return next((view for view in self.views if view.pk == key_of(key)), None)

    @cached_property
    def columns(self):
        """The names of the columns shown."""
        return self.ledger.with_columns(self.view.columns if self.view else self.choice.columns)

    @cached_property
    def changed(self):
        """Whether filters or order are no longer those of the view."""
        return self.view is not None and sorted(acts.kept(self.query).split("&")) != sorted(self.view.query.split("&"))

    def address(self, view):
        """Where the list stands shown by a view; by none for None."""
        return "?" + "&".join(filter(None, [view.query if view else "", urlencode({VIEW: view.pk if view else ""})]))

    def told(self):
        """The views for the page: [{view, address, here, mine, shared, opens}]."""
        return [
            {
                "view": view, "address": self.address(view), "here": self.view == view, "mine": view.owner == self.user,
                "may_change": acts.may_change(self.user, view), "opens": self.choice.opens_id == view.pk,
            }
            for view in self.views
        ]  # fmt: skip

    def choices(self):
        """The columns for the chooser: [{name, title, shown, fixed}]."""
        usual = self.ledger.usual_columns()
        return [
            {
                "name": name, "title": self.ledger.column_title(name), "shown": name in self.columns,
                "fixed": name == usual[0],
            }
            for name in self.ledger.column_names()
        ]  # fmt: skip


class Listed(ChangeList):
    """A page of a ledger: which view it is shown by is no filter, and chosen columns lead to other rows at no cost."""

    def get_filters_params(self, params=None):
        """As usual, without the view's name."""
        return {name: value for name, value in super().get_filters_params(params).items() if name != VIEW}

    def apply_select_related(self, queryset):
        """What the ledger names, and the rows that columns chosen beyond the usual ones lead to."""
        queryset = super().apply_select_related(queryset)
        ledger, chosen = self.model_admin, self.chosen.columns
        further = [name for name in chosen if name not in ledger.usual_columns()]
        fields = {field.name for field in self.model._meta.concrete_fields if field.is_relation}
        paths = [path for name in further if name in fields for path in (name, *ledger.leads_through.get(name, ()))]
        return queryset.select_related(*paths) if paths else queryset


class WithViews(Worded):
    """A ledger with saved views, a chooser of columns, and its filters as badges."""

    # Columns beyond the usual ones whose rows are named by yet other rows: {"case": ("case__laborer",)}.
    leads_through: dict[str, tuple[str, ...]] = {}

    def look(self, request):
        """What the request is shown by, worked out once."""
        found = getattr(request, "chosen", None)
        if found is None or found.ledger is not self:
            request.chosen = found = Chosen(request, self)
        return found

    def get_list_display(self, request):
        """The chosen columns; labels and yuan in the place of codes and fen."""
        return [self._shown.get(name, name) for name in self.look(request).columns]

    def get_changelist(self, request, **kwargs):
        """The page of rows, which knows what it is shown by."""
        return type("Listed", (Listed,), {"chosen": self.look(request)})

    def changelist_view(self, request, extra_context=None):
        """A ledger opens with the user's own first view; a view that is gone is said so, and the list shown."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        chosen = self.look(request)
        if request.method == "GET":
            first = chosen.named(chosen.choice.opens_id) if not request.GET else None
            if first:
                return HttpResponseRedirect(request.path + chosen.address(first))
            if chosen.asked and chosen.view is None:
                messages.warning(request, _("This view is not there any more. Here is the whole list."))
                return HttpResponseRedirect(request.path + chosen.address(None))
        try:
            answer = super().changelist_view(request, {"chosen": chosen} | (extra_context or {}))
        except DisallowedModelAdminLookup:
            if chosen.view is None:
                raise
            messages.warning(request, _("This view asks for a filter that is not there any more. Save it anew."))
            return HttpResponseRedirect(request.path + chosen.address(None))
        listed = (getattr(answer, "context_data", None) or {}).get("cl")
        if listed is not None:
            answer.context_data["badges"] = badges(listed)
        return answer

    def get_urls(self):
        """Three more addresses: the columns, a new view, and a step of one."""
        opts, site = self.model._meta, self.admin_site
        name = f"{opts.app_label}_{opts.model_name}"
        return [
            path("columns/", site.admin_view(self.columns_view), name=f"{name}_columns"),
            path("views/", site.admin_view(self.save_view), name=f"{name}_views"),
            path("views/<uuid:pk>/<slug:step>/", site.admin_view(self.step_of_view), name=f"{name}_view"),
            *super().get_urls(),
        ]

    def columns_view(self, request):
        """Remember the columns that were ticked, or the usual ones again."""
        if refused := self._refused(request):
            return refused
        known, usual = self.column_names(), self.usual_columns()
        columns = [name for name in known if name in request.POST.getlist("column") or name == usual[0]]
        again = "usual" in request.POST or columns == usual
        acts.choose_columns(ledger=self.model._meta.label_lower, columns=[] if again else columns, by=request.user)
        return self._back(request, acts.kept(request.POST.get("query", "")), None)

    def save_view(self, request):
        """Keep what the list shows now under a name."""
        if refused := self._refused(request):
            return refused
        sent, chosen = request.POST, self.look(request)
        shown = [name for name in self.column_names() if name in sent.getlist("column")]
        try:
            view = acts.save_view(
                ledger=chosen.label, name=sent.get("name", ""), query=sent.get("query", ""),
                columns=[] if shown == self.usual_columns() else shown, shared="shared" in sent, by=request.user,
            )  # fmt: skip
        except DomainError as error:
            messages.error(request, " ".join(str(text) for _f, _c, text in error.errors) or error.message)
            return self._back(request, acts.kept(sent.get("query", "")), None)
        if "opens" in sent:
            acts.open_with(ledger=chosen.label, view=view, by=request.user)
        messages.success(request, _("The view “%(name)s” is saved.") % {"name": view.name})
        return self._back(request, view.query, view)

    def step_of_view(self, request, pk, step):
        """open, share, keep (for oneself) or remove."""
        if refused := self._refused(request):
            return refused
        chosen = self.look(request)
        view = chosen.named(str(pk))
        if view is None or step not in ("open", "usual", "share", "keep", "remove"):
            messages.warning(request, _("This view is not there any more. Here is the whole list."))
            return self._back(request, "", None)
        try:
            self._take(step, view, request.user)
        except DomainError as error:
            messages.error(request, error.message)
        return self._back(request, "", None) if step == "remove" else self._back(request, view.query, view)

    def _take(self, step, view, by):
        if step in ("open", "usual"):
            acts.open_with(ledger=view.ledger, view=view if step == "open" else None, by=by)
        elif step == "remove":
            acts.remove_view(view=view, by=by)
        else:
            acts.share_view(view=view, shared=step == "share", by=by)

    def _refused(self, request):
        """The answer to who may not, or does not post; None to go on."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return None if request.method == "POST" else HttpResponseNotAllowed(["POST"])

    def _back(self, request, query, view):
        """To the list, with these filters and shown by that view."""
        opts = self.model._meta
        listed = reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist")
        named = urlencode({VIEW: view.pk if view else ""})
        return HttpResponseRedirect(f"{listed}?{'&'.join(filter(None, [query, named]))}")
