"""Writes of waiting lists: joining one, and moving up when a place frees (rules.waiting says in which order)."""

from django.db import transaction

from laborers.placements.models import Consent
from laborers.registry import actions as registry
from laborers.registry.models import Case
from laborers.registry.states import EventKind, Stage
from trainings.classes import queries, rules
from trainings.classes.actions.steps import detail, locked, moment
from trainings.classes.models import Enrolment
from trainings.classes.states import ClassState, EnrolmentState
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.messages.actions import Notice, notify_all


def fill_places(row, *, by, on):
    """Move people of a locked open class up from its waiting list while it has free places; those moved up.

    Whoever could not join today is passed over and stays on the list.
    """
    if row.state != ClassState.OPEN:
        return []
    free, up = rules.places_free(row.capacity, queries.taken(row)), []
    if free:
        for each in queries.waiting_list(row).select_related("laborer", "consent").select_for_update(of=("self",)):
            if len(up) < free and _move_up(each, row, by=by, on=on):
                up.append(each)
        _tell(up, row, on)
    return up


def begin(enrolment, row, case, *, by, on):
    """Note a new trainee on the timeline; their case moves to training."""
    registry.note(case=case, kind=EventKind.ENROLLED, on=on, by=by, detail=detail(row))
    registry.advance(case=case, to=Stage.TRAINING, by=by, on=on)
    return enrolment


def barrier(laborer, row, on, *, waiting=False):
    """(the open case, locked, what keeps the laborer out of the class today: None or a code of REFUSALS)."""
    found = registry.open_case_of(laborer)
    case = found and locked(Case, found)
    in_class = Enrolment.objects.filter(laborer=laborer, state=EnrolmentState.ENROLLED).exists()
    code = rules.enrolment_barrier(stage=case and case.stage, in_class=in_class, birth=laborer.birth, on=on)
    before = Enrolment.objects.filter(laborer=laborer, training_class=row).exclude(state=EnrolmentState.WITHDRAWN)
    if code is None and not waiting and before.exists():
        live = before.filter(state=EnrolmentState.WAITING).exists()
        code = "already_waiting" if live else "enrolled_before"
    return case, code


@transaction.atomic
def _move_up(enrolment, row, *, by, on):
    # Whoever takes the consent back at this moment is waited for; consents are locked before cases everywhere.
    consent = locked(Consent, enrolment.consent)
    case, code = barrier(enrolment.laborer, row, on, waiting=True)
    holds = rules.consent_problem(
        own=True, purpose=consent.purpose, given_on=consent.given_on, withdrawn_on=consent.withdrawn_on, on=on
    )
    if code or holds:
        return False
    enrolment.state, enrolment.enrolled_on, enrolment.case = EnrolmentState.ENROLLED, on, case
    enrolment.save(update_fields=["state", "enrolled_on", "case"])
    begin(enrolment, row, case, by=by, on=on)
    return True


def _tell(up, row, on):
    """The officers of their villages hear that a place became free, so that nobody misses the first day."""
    villages = {each.division_id for each in up}
    officers = {}
    for user in User.objects.filter(role=Role.VILLAGE, division_id__in=villages, is_active=True).order_by("pk"):
        officers.setdefault(user.division_id, []).append(user)
    values = {"training_class": str(row.pk), "day": row.starts_on.isoformat()}
    notify_all(
        notices=[
            Notice(
                users=officers.get(each.division_id, []), kind="class_place_free", values=values,
                link=f"/laborers/{each.laborer_id}/", key=f"class_place_free:{each.pk}",
            )
            for each in up
        ],
        at=moment(on),
    )  # fmt: skip
