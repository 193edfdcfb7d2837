"""What the back office shows: the menu by stage of the case, and on its first page what waits today."""

from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from xundian.accounts.roles import carries
from xundian.accounts.site import address
from xundian.kit import clock
from xundian.pages.decisions import waiting

FOLLOW_UP, OFFICE = _("Follow-up"), _("Office")

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
        "trainings.Programme": "menu_book", "trainings.TrainingOrder": "shopping_bag",
        "trainings.Institution": "school", "trainings.Review": "fact_check", "trainings.ReviewDocument": "description",
        "trainings.SelectionRound": "how_to_vote", "trainings.RoundCandidate": "format_list_numbered",
        "trainings.Elector": "groups", "trainings.Ballot": "ballot", "trainings.Objection": "gavel",
        "trainings.TrainingClass": "co_present", "trainings.Enrolment": "how_to_reg",
        "trainings.DailyInspection": "checklist", "trainings.Finding": "report_problem",
        "trainings.Session": "calendar_month", "trainings.Assessment": "grading",
        "trainings.Certificate": "workspace_premium",
    }),
    (_("Jobs"), {
        "laborers.Enterprise": "factory", "laborers.Contact": "contact_phone", "laborers.Inspection": "fact_check",
        "laborers.Cooperation": "handshake", "laborers.Selection": "how_to_vote", "laborers.Candidate": "how_to_reg",
        "laborers.Score": "scoreboard", "laborers.Vacancy": "work", "laborers.VacancyCheck": "verified",
        "laborers.RecruitmentEvent": "storefront", "laborers.EventStand": "table_restaurant",
        "laborers.EventVisitor": "groups", "laborers.Intention": "draw", "laborers.RecruitmentPolicy": "rule_folder",
        "laborers.MatchRun": "join_inner", "laborers.MatchPolicy": "balance", "laborers.WorkWish": "favorite",
        "laborers.MatchProposal": "lightbulb", "laborers.FirstCall": "priority", "laborers.Offer": "mail",
    }),
    (_("Placement"), {
        "laborers.Consent": "handshake", "laborers.Batch": "directions_bus", "laborers.RosterLine": "checklist",
        "laborers.Placement": "badge", "laborers.WageReport": "payments", "laborers.ContractCard": "credit_card",
    }),
    (FOLLOW_UP, {
        "laborers.VisitPlan": "event", "laborers.Visit": "door_front", "laborers.ReportedChange": "sync_alt",
        "laborers.News": "forum", "laborers.ExcusedPeriod": "event_busy", "laborers.EntryUnlock": "lock_open",
        "laborers.EmployerVisit": "factory",
        "laborers.ContactPoint": "location_on", "laborers.Difficulty": "support",
        "laborers.DifficultyDeadline": "timer",
    }),
    (_("Relocation"), {
        "relocation.Declaration": "edit_document", "relocation.Appeal": "gavel", "relocation.Draw": "casino",
        "relocation.DrawEntry": "format_list_numbered", "relocation.DrawWitness": "visibility_lock",
        "relocation.Homestead": "cottage",
        "relocation.Site": "apartment", "relocation.Building": "domain", "relocation.Home": "door_back",
        "relocation.Facility": "school", "relocation.Observation": "visibility",
        "relocation.Workshop": "precision_manufacturing",
        "relocation.WelfarePost": "volunteer_activism", "relocation.MoveIn": "move_to_inbox",
        "relocation.ChannelOffer": "alt_route", "relocation.ChannelPolicy": "rule",
        "relocation.ZeroEmployment": "work_off",
    }),
    (_("Bases"), {
        "relocation.Base": "agriculture", "relocation.Plot": "grid_on", "relocation.BasePost": "work",
        "relocation.Technician": "engineering", "relocation.Insurance": "umbrella",
        "relocation.BasePolicy": "rule_folder", "relocation.Season": "calendar_month",
        "relocation.Planting": "grass", "relocation.Sale": "point_of_sale",
        "relocation.Shareholding": "pie_chart", "relocation.WorkDays": "event_available",
        "relocation.DistributionScheme": "percent", "relocation.Distribution": "account_balance",
        "relocation.DistributionLine": "receipt_long", "relocation.DistributionPayment": "payments",
    }),
    (_("Subsidies"), {
        "laborers.Policy": "gavel", "laborers.Entitlement": "lightbulb", "laborers.Claim": "request_quote",
        "laborers.Undertaking": "storefront", "laborers.Proof": "description", "laborers.Notice": "campaign",
        "laborers.Objection": "gavel", "laborers.PaymentBatch": "account_balance", "laborers.PaymentLine": "payments",
    }),
    (_("Figures"), {
        "xundian.Target": "flag", "xundian.TargetPlan": "account_tree", "xundian.TargetChange": "edit_note",
        "xundian.Snapshot": "print",
        "relocation.YearFigure": "monitoring", "xundian.AggregateRecord": "newspaper",
    }),
    (_("Coordination"), {
        "xundian.Meeting": "groups", "xundian.ProgressHeard": "hearing", "xundian.Task": "task_alt",
        "xundian.Activity": "campaign", "xundian.Story": "auto_stories", "xundian.Symposium": "forum",
        "xundian.Suggestion": "lightbulb",
    }),
    (OFFICE, {
        "xundian.User": "group", "xundian.Posting": "work_history", "xundian.Station": "location_city",
        "xundian.Division": "map", "xundian.Code": "list",
        "xundian.Message": "notifications", "xundian.OutboxMessage": "outbox", "xundian.Job": "hourglass",
        "xundian.Export": "download", "xundian.DeviceToken": "key", "xundian.Subscription": "webhook",
        "xundian.Delivery": "forward_to_inbox",
        "xundian.Heartbeat": "monitor_heart", "laborers.RevealLog": "policy",
    }),
]  # fmt: skip

# Pages that are no ledgers and stand in the menu among them: the stage, what they are called, icon, address, right.
PAGES = [
    (FOLLOW_UP, _("Difficulties to hand over"), "move_group", "dispatch", "difficulties.dispatch"),
    (FOLLOW_UP, _("Entries of phones"), "phonelink_erase", "parked", "parked.read"),
    (OFFICE, _("Users and roles"), "shield_person", "office-roles", "users.read"),
    (OFFICE, _("Policies with dates"), "gavel", "office-policies", "office.read"),
    (OFFICE, _("Who changed what"), "history", "office-audit", "audit.read"),
]


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
        items += [
            {"title": words, "icon": icon, "link": reverse(page)}
            for stage, words, icon, page, right in PAGES
            if stage is title and carries(request.user.role, right)
        ]
        if items:
            groups.append({"title": title, "separator": True, "items": items})
    return groups


def _title(label):
    return str(apps.get_model(label)._meta.verbose_name_plural).capitalize()


def start(request, context):
    """The first page: what waits for a decision, the reader's own first, counted in the reader's place."""
    on = clock.today()
    told = {"title": _now("What waits today"), "on": on, "decisions": waiting(request, on)}
    return context | told


def everywhere(request):
    """For every page: where the choice of a language leads back to."""
    return {"redirect_to": request.get_full_path()}


def may_read_history(request):
    """Whether the role reads who changed what."""
    return carries(request.user.role, "audit.read")
