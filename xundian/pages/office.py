"""What the back office shows: the menu by stage of the case, and on its first page what waits today."""

from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laborers.difficulties import queries as difficulties
from laborers.imports.states import UNANSWERED, ImportState
from laborers.jobs.states import LIVE_OFFERS
from laborers.registry.states import PairState, TransferState
from laborers.visits import queries as visits
from relocation.channels.states import ChannelState
from trainings.classes import queries as classes
from xundian.accounts.roles import carries
from xundian.accounts.site import address
from xundian.kit import clock
from xundian.kit.models import OutboxMessage

# Title of a stage, and its ledgers with their icons.
STAGES = [
    (_("Registry"), {
        "laborers.Household": "home", "laborers.Laborer": "person", "laborers.Case": "folder_shared",
        "laborers.Dependant": "family_restroom", "laborers.HouseholdEvent": "diversity_3",
        "laborers.Transfer": "transfer_within_a_station", "laborers.DuplicatePair": "people",
        "laborers.Merge": "merge",
    }),
    (_("Survey"), {
        "laborers.SurveyRound": "event_note", "laborers.SurveyForm": "assignment",
        "laborers.SurveyResponse": "fact_check",
        "laborers.ImportBatch": "upload_file", "laborers.Doubt": "help",
        "laborers.ImportMapping": "view_column", "laborers.Assessment": "rule", "laborers.AssessmentPolicy": "tune",
        "laborers.Reassessment": "published_with_changes",
        "laborers.HouseholdEconomy": "agriculture", "laborers.PovertyThreshold": "straighten",
        "laborers.PublishedFigure": "menu_book",
    }),
    (_("Training"), {
        "trainings.Institution": "school", "trainings.TrainingClass": "co_present", "trainings.Enrolment": "how_to_reg",
        "trainings.DailyInspection": "checklist",
    }),
    (_("Jobs"), {
        "laborers.Enterprise": "factory", "laborers.Vacancy": "work", "laborers.MatchRun": "join_inner",
        "laborers.MatchProposal": "lightbulb", "laborers.Offer": "mail",
    }),
    (_("Placement"), {
        "laborers.Consent": "handshake", "laborers.Batch": "directions_bus", "laborers.Placement": "badge",
        "laborers.ContractCard": "credit_card",
    }),
    (_("Follow-up"), {
        "laborers.VisitPlan": "event", "laborers.Visit": "door_front", "laborers.EmployerVisit": "factory",
        "laborers.ContactPoint": "location_on", "laborers.Difficulty": "support",
        "laborers.DifficultyDeadline": "timer",
    }),
    (_("Relocation"), {
        "relocation.Site": "apartment", "relocation.Workshop": "precision_manufacturing",
        "relocation.WelfarePost": "volunteer_activism", "relocation.MoveIn": "move_to_inbox",
        "relocation.ChannelOffer": "alt_route",
    }),
    (_("Figures"), {"xundian.Target": "flag"}),
    (_("Office"), {
        "xundian.User": "group", "xundian.Posting": "work_history", "xundian.Station": "location_city",
        "xundian.Division": "map", "xundian.Code": "list",
        "xundian.Message": "notifications", "xundian.OutboxMessage": "outbox", "xundian.Job": "hourglass",
        "xundian.Export": "download",
        "xundian.Heartbeat": "monitor_heart", "laborers.RevealLog": "policy",
    }),
]  # fmt: skip

# What waits for somebody: words, ledger, the choice of its list that shows the same rows, and the room's definition.
DECISIONS = [
    (_("Visits overdue"), "laborers.VisitPlan", "overdue=1", visits.overdue),
    (
        _("Difficulties past their deadline"), "laborers.Difficulty", "overdue=1",
        lambda rows, on: rows.filter(difficulties.overdue(on)),
    ),
    (
        _("Offers to be answered"), "laborers.Offer", "waiting=1",
        lambda rows, on: rows.filter(state__in=LIVE_OFFERS),
    ),
    (
        _("Reported moves to be decided"), "laborers.Transfer", f"state__exact={TransferState.WAITING}",
        lambda rows, on: rows.filter(state=TransferState.WAITING),
    ),
    (
        _("Possible duplicates to be looked at"), "laborers.DuplicatePair", f"state__exact={PairState.OPEN}",
        lambda rows, on: rows.filter(state=PairState.OPEN),
    ),
    (
        _("Imported rows to be verified"), "laborers.Doubt", f"state__in={','.join(UNANSWERED)}",
        lambda rows, on: rows.filter(state__in=UNANSWERED),
    ),
    (
        _("Imports checked, not yet taken over"), "laborers.ImportBatch", f"state__exact={ImportState.CHECKED}",
        lambda rows, on: rows.filter(state=ImportState.CHECKED),
    ),
    (
        _("Classes not yet inspected today"), "trainings.TrainingClass", "inspection=1",
        classes.without_inspection,
    ),
    (
        _("Channels proposed to relocated households"), "relocation.ChannelOffer",
        f"state__exact={ChannelState.PROPOSED}", lambda rows, on: rows.filter(state=ChannelState.PROPOSED),
    ),
    (
        _("Messages that could not be sent"), "xundian.OutboxMessage", f"state__exact={OutboxMessage.State.DEAD}",
        lambda rows, on: rows.filter(state=OutboxMessage.State.DEAD),
    ),
]  # fmt: skip


def _ledger(request, label):
    """(ledger, its address) if the role may read it, else None."""
    model = apps.get_model(label)
    ledger = admin.site.get_model_admin(model)
    return (ledger, address(model)) if ledger.has_view_permission(request) else None


def sidebar(request):
    """The menu: the first page, and the ledgers that the role may read, by stage of the case."""
    groups = [
        {
            "items": [
                {"title": _("Today"), "icon": "today", "link": reverse("admin:index")},
                {"title": _("Desk"), "icon": "desk", "link": reverse("desk")},
            ]
        }
    ]
    for title, ledgers in STAGES:
        found = [(label, icon, _ledger(request, label)) for label, icon in ledgers.items()]
        items = [{"title": _title(label), "icon": icon, "link": ledger[1]} for label, icon, ledger in found if ledger]
        if items:
            groups.append({"title": title, "separator": True, "items": items})
    return groups


def _title(label):
    return str(apps.get_model(label)._meta.verbose_name_plural).capitalize()


def start(request, context):
    """The first page: what waits for a decision, counted in the reader's place by one query each."""
    on = clock.today()
    decisions = []
    for words, label, choice, rows in DECISIONS:
        if ledger := _ledger(request, label):
            number = rows(ledger[0].get_queryset(request), on).order_by().count()
            decisions.append({"words": words, "number": number, "address": f"{ledger[1]}?{choice}"})
    return context | {"title": _now("What waits today"), "on": on, "decisions": decisions}


def everywhere(request):
    """For every page: where the choice of a language leads back to."""
    return {"redirect_to": request.get_full_path()}


def may_read_history(request):
    """Whether the role reads who changed what."""
    return carries(request.user.role, "audit.read")
