"""What waits for a decision today: of each kind the rows, since when, whose it is, and where the same rows stand."""

from collections.abc import Callable
from typing import NamedTuple

from django.apps import apps
from django.contrib import admin
from django.db.models import Count, Min
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from laborers.complaints import queries as complaints
from laborers.difficulties import queries as difficulties
from laborers.imports.states import UNANSWERED, ImportState
from laborers.jobs.states import LIVE_OFFERS, CallState
from laborers.registry.states import PairState, TransferState
from laborers.subsidies.queries import payments
from laborers.subsidies.states import BatchState, ClaimState, NoticeState
from laborers.subsidies.states import ObjectionState as SubsidyObjectionState
from laborers.visits import queries as visits
from relocation.channels.states import ChannelState
from relocation.declarations.states import AppealState, DeclarationState
from trainings.classes import queries as classes
from trainings.institutions.states import ObjectionState
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.accounts.site import address
from xundian.coordination import queries as coordination
from xundian.coordination.models import Task
from xundian.coordination.states import SuggestionState
from xundian.exports import queries as exports
from xundian.kit import clock
from xundian.kit.models import OutboxMessage
from xundian.sync.queries import parked
from xundian.targets import queries as targets
from xundian.targets.states import PlanState


class Decision(NamedTuple):
    """One kind of thing that waits.

    `where` is a ledger (app_label.Model), shown with the choice `asked`: `rows(the ledger's queryset, today)` are the
    same. Where there is no ledger it is a page of the desk with its `right`: `rows(user, today)`. `since`: the column
    that says how long it waits; if it is one of `DUE`, until when it is to be done. `whose`: the roles of the back
    office that decide it; the others see that it waits.
    """

    group: str
    words: str
    where: str
    asked: str
    rows: Callable
    since: str
    whose: str
    # For pages of the desk; a ledger has its own.
    right: str = ""


# Columns that hold the last day for a thing, which may lie ahead; all others hold the day since when it waits.
DUE = ("due_on", "window_to", "answer_by", "until")


def _in(*states):
    return lambda rows, on: rows.filter(state__in=states)


def _is(state):
    """The choice of a ledger that shows the rows of one state, and the same rows."""
    return f"state__exact={state}", _in(state)


FOLLOW_UP, REGISTRY, WORK = _("Follow-up"), _("Registry"), _("Jobs")
TRAINING, RELOCATION, OFFICE = _("Training"), _("Relocation"), _("Office")
SUBSIDIES, FIGURES, COORDINATION = _("Subsidies"), _("Figures"), _("Coordination")

DECISIONS = [
    Decision(
        FOLLOW_UP, _("Difficulties past their deadline"), "laborers.Difficulty", "overdue=1",
        lambda rows, on: rows.filter(difficulties.overdue(on)), "due_on", "township county",
    ),
    Decision(
        FOLLOW_UP, _("Visits overdue"), "laborers.VisitPlan", "overdue=1", visits.overdue, "window_to", "township",
    ),
    Decision(
        FOLLOW_UP, _("Reported changes to be entered"), "laborers.ReportedChange", *_is("open"),
        "created_at", "township",
    ),
    Decision(
        FOLLOW_UP, _("Complaints to be answered"), "complaints", "",
        lambda user, on: complaints.visible(user).filter(state__in=complaints.UNANSWERED), "received_on",
        "county auditor", "complaints.read",
    ),
    Decision(
        FOLLOW_UP, _("Entries of phones to be settled"), "parked", "show=waiting",
        lambda user, on: parked.for_a_person(user), "received_at", "township county", "parked.read",
    ),
    Decision(
        REGISTRY, _("Reported moves to be decided"), "laborers.Transfer",
        *_is(TransferState.WAITING), "opened_on", "township county",
    ),
    Decision(
        REGISTRY, _("Possible duplicates to be looked at"), "laborers.DuplicatePair",
        *_is(PairState.OPEN), "found_on", "township county",
    ),
    Decision(
        REGISTRY, _("Imported rows to be verified"), "laborers.Doubt", f"state__in={','.join(UNANSWERED)}",
        _in(*UNANSWERED), "created_at", "township county",
    ),
    Decision(
        REGISTRY, _("Imports checked, not yet taken over"), "laborers.ImportBatch",
        *_is(ImportState.CHECKED), "created_at", "township county",
    ),
    Decision(
        WORK, _("Offers to be answered"), "laborers.Offer", "waiting=1", _in(*LIVE_OFFERS), "answer_by", "township",
    ),
    Decision(
        WORK, _("Posts kept for graduates until somebody calls them"), "laborers.FirstCall",
        *_is(CallState.WAITING), "until", "township county",
    ),
    Decision(
        TRAINING, _("Classes not yet inspected today"), "trainings.TrainingClass", "inspection=1",
        classes.without_inspection, "starts_on", "township county",
    ),
    Decision(
        TRAINING, _("Objections to be decided"), "trainings.Objection",
        *_is(ObjectionState.FILED), "filed_on", "county auditor",
    ),
    Decision(
        RELOCATION, _("Declarations to be screened"), "relocation.Declaration",
        *_is(DeclarationState.DECLARED), "declared_on", "township",
    ),
    Decision(
        RELOCATION, _("Declarations to be looked at on site and decided"), "relocation.Declaration",
        *_is(DeclarationState.SCREENED), "declared_on", "county",
    ),
    Decision(
        RELOCATION, _("Appeals to be heard"), "relocation.Appeal", *_is(AppealState.OPEN), "filed_on", "county auditor",
    ),
    Decision(
        RELOCATION, _("Channels proposed to relocated households"), "relocation.ChannelOffer",
        *_is(ChannelState.PROPOSED), "proposed_on", "county",
    ),
    Decision(
        SUBSIDIES, _("Claims to be checked"), "laborers.Claim",
        *_is(ClaimState.SUBMITTED), "submitted_on", "township county",
    ),
    Decision(
        SUBSIDIES, _("Checked claims to be put on public notice"), "laborers.Claim",
        *_is(ClaimState.CHECKED), "checked_on", "county",
    ),
    Decision(
        SUBSIDIES, _("Public notices that ended, to be concluded"), "laborers.Notice",
        *_is(NoticeState.ENDED), "to_on", "county",
    ),
    Decision(
        SUBSIDIES, _("Objections against public notices to be decided"), "laborers.Objection",
        *_is(SubsidyObjectionState.OPEN), "received_on", "county auditor",
    ),
    Decision(
        SUBSIDIES, _("Claims to be declared to finance"), "laborers.Claim", "to_declare=1",
        lambda rows, on: payments.claims_to_declare(rows), "checked_on", "county",
    ),
    Decision(
        SUBSIDIES, _("Claims to be put into a payment batch"), "laborers.Claim", "to_pay=1",
        lambda rows, on: payments.claims_to_pay(rows), "declared_on", "county",
    ),
    Decision(
        SUBSIDIES, _("Payment batches to be approved"), "laborers.PaymentBatch",
        *_is(BatchState.PREPARED), "prepared_on", "county",
    ),
    Decision(
        SUBSIDIES, _("Approved payment batches to be paid"), "laborers.PaymentBatch",
        *_is(BatchState.APPROVED), "approved_on", "county",
    ),
    Decision(
        FIGURES, _("Plans of targets not frozen yet"), "xundian.TargetPlan",
        *_is(PlanState.DRAFT), "created_at", "county",
    ),
    Decision(
        FIGURES, _("Plans of targets whose parts differ from the whole"), "xundian.TargetPlan", "uneven=1",
        lambda rows, on: targets.uneven(rows), "created_at", "county",
    ),
    Decision(
        COORDINATION, _("Your own tasks"), "desk-tasks", "show=mine",
        lambda user, on: coordination.open_tasks(visible_to(user, Task.objects.all()), owner=user), "due_on",
        "township county", "tasks.read",
    ),
    Decision(
        COORDINATION, _("Tasks past their day"), "xundian.Task", "late=1", coordination.late, "due_on",
        "township county",
    ),
    Decision(
        COORDINATION, _("Suggestions without an answer"), "xundian.Suggestion",
        *_is(SuggestionState.OPEN), "created_at", "township county",
    ),
    Decision(
        OFFICE, _("Exports that wait for a second person"), "exports", "show=approve",
        lambda user, on: exports.to_approve(user), "created_at", "county", "exports.approve",
    ),
    Decision(
        OFFICE, _("Messages that could not be sent"), "xundian.OutboxMessage",
        *_is(OutboxMessage.State.DEAD), "created_at", "county",
    ),
]  # fmt: skip


def waiting(request, on):
    """What waits in the reader's place, a statement for each kind: [(whether it is theirs, group, [line])].

    A line: {words, number, oldest (a day, None for nothing), due (whether that day is the last one for it), address}.
    The reader's own come first, and in each group the kinds as the table has them; what they may not read is not there.
    """
    groups = {}
    for each in DECISIONS:
        found = _found(request, each, on)
        if found is None:
            continue
        rows, listed = found
        told = rows.order_by().aggregate(number=Count("pk"), oldest=Min(each.since))
        oldest = told["oldest"]
        line = {
            "words": each.words, "number": told["number"],
            "oldest": clock.day_of(oldest) if hasattr(oldest, "hour") else oldest,
            "due": each.since in DUE, "address": f"{listed}?{each.asked}" if each.asked else listed,
        }  # fmt: skip
        mine = request.user.role in each.whose.split()
        groups.setdefault((not mine, str(each.group)), []).append(line)
    ordered = sorted(groups.items(), key=lambda pair: pair[0][0])
    return [(not others, group, lines) for (others, group), lines in ordered]


def _found(request, each, on):
    """(the rows, where they stand); None for who may not read them."""
    if each.right:
        return (each.rows(request.user, on), reverse(each.where)) if carries(request.user.role, each.right) else None
    model = apps.get_model(each.where)
    ledger = admin.site.get_model_admin(model)
    if not ledger.has_view_permission(request):
        return None
    return each.rows(ledger.get_queryset(request), on), address(model)
