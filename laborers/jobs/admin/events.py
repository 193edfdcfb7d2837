"""The ledgers of recruitment events: the events, their stands, who came, what was signed, and what is owed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from laborers.jobs import actions
from laborers.jobs.models import EventStand, EventVisitor, Intention, RecruitmentEvent, RecruitmentPolicy
from xundian.accounts.backoffice import CodeFilter, ScopedAdmin, office_action
from xundian.kit import clock


@office_action(right="events.edit", description=_("The event is held"))
def hold(modeladmin, request, row):
    actions.hold_event(event=row, by=request.user, on=clock.today())


@office_action(right="events.edit", description=_("The event does not take place"))
def cancel(modeladmin, request, row):
    actions.cancel_event(event=row, by=request.user, on=clock.today())


@office_action(right="events.attend", description=_("The laborer wishes it no longer"))
def lapse(modeladmin, request, row):
    actions.lapse_intention(intention=row, by=request.user, on=clock.today())


@admin.register(RecruitmentEvent)
class RecruitmentEventAdmin(ScopedAdmin):
    right = "events.read"
    list_display = ["title", "division", "form", "campaign", "place", "starts_on", "ends_on", "state"]
    list_filter = ["state", "form", ("campaign", CodeFilter)]
    codes = {"campaign": ("recruitment_campaign",)}
    search_fields = ["title", "place"]
    list_select_related = ["division"]
    date_hierarchy = "starts_on"
    ordering = ["-starts_on"]
    actions = [hold, cancel]


@admin.register(EventStand)
class EventStandAdmin(ScopedAdmin):
    right = "events.read"
    list_display = ["event", "enterprise", "note"]
    search_fields = ["event__title", "enterprise__name"]
    list_select_related = ["event", "enterprise"]


@admin.register(EventVisitor)
class EventVisitorAdmin(ScopedAdmin):
    right = "events.people"
    list_display = ["event", "laborer", "division", "people", "by"]
    list_filter = [("laborer", admin.EmptyFieldListFilter)]
    search_fields = ["event__title", "laborer__name"]
    list_select_related = ["event", "laborer", "division", "by"]


@admin.register(Intention)
class IntentionAdmin(ScopedAdmin):
    right = "events.people"
    list_display = ["laborer", "division", "vacancy", "event", "signed_on", "state"]
    list_filter = ["state"]
    search_fields = ["laborer__name", "vacancy__title", "event__title"]
    list_select_related = ["laborer", "division", "vacancy", "event"]
    date_hierarchy = "signed_on"
    actions = [lapse]


@admin.register(RecruitmentPolicy)
class RecruitmentPolicyAdmin(ScopedAdmin):
    right = "events.read"
    list_display = [
        "document", "county", "valid_from", "valid_to", "county_fairs", "township_events", "recheck_days", "call_days",
        "employer_days", "confirm_days",
    ]  # fmt: skip
    search_fields = ["document"]
    list_select_related = ["county"]
    ordering = ["-valid_from"]
