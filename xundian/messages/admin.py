"""Ledgers of messages and of the tools underneath: the outbox with its dead letters, jobs, heartbeats."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from xundian.accounts.backoffice import ScopedAdmin, office_action
from xundian.accounts.models import User
from xundian.accounts.scope import visible_to
from xundian.kit import clock, jobs
from xundian.kit.models import Heartbeat, Job, OutboxMessage
from xundian.messages import actions, queries
from xundian.messages.models import Message
from xundian.messages.states import TEXTS, WAYS


def colleagues(request):
    """The users in the reader's place."""
    return visible_to(request.user, User.objects.all())


# What long work is called, and the page where it is watched, stopped or asked for anew: its name, and its argument.
WORKS = {
    "import_check": (_("Check of an import"), "import", "import"),
    "import_commit": (_("Taking over an import"), "import", "import"),
    "export": (_("Export"), "export", "export"),
    "match_run": (_("Match run"), "match-run", "run"),
    "reassess_preview": (_("Preview of a re-assessment"), "reassessment", "reassessment"),
    "reassess_apply": (_("Re-assessment"), "reassessment", "reassessment"),
}


@office_action(right="users.edit", description=_("Send again what lost its worker"))
def begin_again(modeladmin, request, row):
    jobs.send_again(job=row)


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


class WorkFilter(VALUES):
    """The kinds of long work that occur, in words."""

    def choices(self, changelist):
        """As usual, in words."""
        for choice in super().choices(changelist):
            yield choice | {"display": WORKS.get(choice["display"], [choice["display"]])[0]}


class WayFilter(VALUES):
    """The ways out of the house that occur, in words."""

    def choices(self, changelist):
        """As usual, in words."""
        for choice in super().choices(changelist):
            yield choice | {"display": WAYS.get(choice["display"], choice["display"])}


@admin.register(Message)
class MessageAdmin(ScopedAdmin):
    right = "users.read"
    list_display = ["recipient", "in_words", "sent_at", "read_at"]
    list_filter = [("kind", KindFilter)]
    search_fields = ["recipient__username", "recipient__name"]
    list_select_related = ["recipient"]
    fields = ["recipient", "title", "in_words", "leads_to", "sent_at", "read_at"]
    readonly_fields = ["title", "in_words", "leads_to"]

    @admin.display(description=_("kind"))
    def title(self, row):
        return queries.in_words(row)[0]

    @admin.display(description=_("link"))
    def leads_to(self, row):
        return format_html('<a href="{}">{}</a>', row.link, _("Open")) if row.link else None

    @admin.display(description=_("message"))
    def in_words(self, row):
        return queries.in_words(row)[1]


@admin.register(OutboxMessage)
class OutboxAdmin(ScopedAdmin):
    right = "audit.read"
    list_display = ["way", "state", "attempts", "available_at", "sent_at", "last_error"]
    list_filter = [("state", CHOICES), ("topic", WayFilter)]
    search_fields = ["dedupe_key"]
    ordering = ["-id"]
    labels = LABELS
    fields = ["way", "state", "attempts", "available_at", "sent_at", "last_error"]
    readonly_fields = ["way"]
    actions = [send_again]

    @admin.display(description=_("way"), ordering="topic")
    def way(self, row):
        return WAYS.get(row.topic, row.topic)

    def within(self, request, queryset):
        """What goes to the reader's own colleagues, and what goes to nobody in particular."""
        return queryset.filter(pk__in=queries.outgoing(request.user).values("pk"))


@admin.register(Job)
class JobAdmin(ScopedAdmin):
    right = "jobs.read"
    list_display = ["what", "state", "progress", "by", "started_at", "finished_at", "message", "where"]
    list_filter = [("state", CHOICES), ("kind", WorkFilter)]
    list_select_related = ["by"]
    ordering = ["-id"]
    labels = LABELS
    fields = ["what", "state", "progress", "where", "attempts", "by", "started_at", "finished_at", "message"]
    readonly_fields = ["what", "progress", "where"]
    actions = [begin_again]

    @admin.display(description=_("kind"), ordering="kind")
    def what(self, row):
        return WORKS[row.kind][0] if row.kind in WORKS else row.kind

    @admin.display(description=_("progress"))
    def progress(self, row):
        """How far it is, as a bar with its numbers; nothing for work that does not count."""
        if not row.total:
            return None
        bar = '<progress max="{}" value="{}" aria-label="{}"></progress> {} / {}'
        return format_html(bar, row.total, row.done, _("progress"), row.done, row.total)

    @admin.display(description=_("where it belongs"))
    def where(self, row):
        _words, page, argument = WORKS.get(row.kind, ("", "", ""))
        key = row.arguments.get(argument)
        return format_html('<a href="{}">{}</a>', reverse(page, args=[key]), _("Open")) if page and key else None

    def within(self, request, queryset):
        """The work that people in the reader's place asked for."""
        return queryset.filter(by__in=colleagues(request))


@admin.register(Heartbeat)
class HeartbeatAdmin(ScopedAdmin):
    right = "audit.read"
    list_display = ["name", "ok_at", "on", "numbers"]
    labels = LABELS
    ordering = ["name"]
    fields = ["name", "ok_at", "on", "numbers"]
    readonly_fields = ["numbers"]

    @admin.display(description=_("detail"))
    def numbers(self, row):
        return ", ".join(f"{name}: {value}" for name, value in row.detail.items()) or None

    def within(self, request, queryset):
        """Counts only: no place, no person."""
        return queryset
