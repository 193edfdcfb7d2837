"""Ledgers of messages and of the tools underneath: the outbox with its dead letters, jobs, heartbeats."""

from django.contrib import admin
from django.db.models import Q, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from xundian.accounts.backoffice import ScopedAdmin, office_action
from xundian.accounts.models import User
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.models import Heartbeat, Job, OutboxMessage
from xundian.messages import actions, queries
from xundian.messages.models import Message
from xundian.messages.states import TEXTS


def colleagues(request):
    """The users in the reader's place."""
    return visible_to(request.user, User.objects.all())


@office_action(right="users.edit", description=_("Send again"))
def send_again(modeladmin, request, row):
    actions.retry(message=row, by=request.user, at=clock.now())


# The tools underneath name no columns; these are their words for people.
LABELS = {
    "topic": _("topic"), "dedupe_key": _("key"), "state": _("state"), "attempts": _("attempts"),
    "available_at": _("to be sent at"), "sent_at": _("sent at"), "last_error": _("last error"), "kind": _("kind"),
    "done": _("done"), "total": _("of"), "message": _("message"), "by": _("by"), "started_at": _("started at"),
    "finished_at": _("finished at"), "name": _("name"), "ok_at": _("last done at"), "on": _("day"),
    "detail": _("detail"),
}  # fmt: skip


def titled(usual):
    """The usual filter under the ledger's own word for the column."""

    class Titled(usual):
        def __init__(self, field, request, params, model, model_admin, field_path):
            super().__init__(field, request, params, model, model_admin, field_path)
            self.title = model_admin.labels[field_path]

    return Titled


CHOICES, VALUES = titled(admin.ChoicesFieldListFilter), titled(admin.AllValuesFieldListFilter)


class KindFilter(admin.AllValuesFieldListFilter):
    """The kinds of messages that occur, by their titles."""

    def choices(self, changelist):
        """As usual, in words."""
        for choice in super().choices(changelist):
            yield choice | {"display": TEXTS.get(choice["display"], [choice["display"]])[0]}


@admin.register(Message)
class MessageAdmin(ScopedAdmin):
    right = "users.read"
    list_display = ["recipient", "in_words", "sent_at", "read_at"]
    list_filter = [("kind", KindFilter)]
    search_fields = ["recipient__username", "recipient__name"]
    list_select_related = ["recipient"]
    fields = ["recipient", "title", "in_words", "link", "sent_at", "read_at"]

    @admin.display(description=_("kind"))
    def title(self, row):
        return queries.in_words(row)[0]

    @admin.display(description=_("message"))
    def in_words(self, row):
        return queries.in_words(row)[1]


@admin.register(OutboxMessage)
class OutboxAdmin(ScopedAdmin):
    right = "audit.read"
    list_display = ["topic", "dedupe_key", "state", "attempts", "available_at", "sent_at", "last_error"]
    list_filter = [("state", CHOICES), ("topic", VALUES)]
    search_fields = ["dedupe_key"]
    ordering = ["-id"]
    labels = LABELS
    fields = ["topic", "dedupe_key", "state", "attempts", "available_at", "sent_at", "last_error"]
    actions = [send_again]

    def within(self, request, queryset):
        """What goes to the reader's own colleagues, and what goes to nobody in particular."""
        mine = colleagues(request).annotate(key=Cast("pk", TextField())).values("key")
        rows = queryset.annotate(to=KT("payload__user_id"))
        return rows.filter(Q(to__in=mine) | Q(to=None))


@admin.register(Job)
class JobAdmin(ScopedAdmin):
    right = "jobs.read"
    list_display = ["kind", "state", "done", "total", "attempts", "by", "started_at", "finished_at", "message"]
    list_filter = [("state", CHOICES), ("kind", VALUES)]
    list_select_related = ["by"]
    ordering = ["-id"]
    labels = LABELS
    fields = ["kind", "state", "done", "total", "attempts", "by", "started_at", "finished_at", "message"]

    def within(self, request, queryset):
        """The work that people in the reader's place asked for."""
        return queryset.filter(by__in=colleagues(request))


@admin.register(Heartbeat)
class HeartbeatAdmin(ScopedAdmin):
    right = "audit.read"
    list_display = ["name", "ok_at", "on", "detail"]
    labels = LABELS
    ordering = ["name"]

    def within(self, request, queryset):
        """Counts only: no place, no person."""
        return queryset
