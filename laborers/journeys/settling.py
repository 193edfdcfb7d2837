"""What a visit was told has changed enters the register, by the steps that anybody else's news of it would take."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.journeys.work import end_placement, place
from laborers.placements import actions as placements
from laborers.placements.models import Consent, Placement
from laborers.placements.states import Purpose
from laborers.registry import actions as registry
from laborers.registry.states import Change, Outcome, SchoolStatus, Stage
from laborers.visits import actions as visits
from laborers.visits import rules
from laborers.visits.states import ChangeState, DependantChange, LaborerChange
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.money import fen

# How work ended (list end_reason), and where the case goes from there, unless the officer says otherwise.
ENDS = {
    LaborerChange.CAME_HOME: ("returned", Outcome.RETURNED.value),
    LaborerChange.LOST_WORK: ("dismissed", Stage.MATCHING.value),
}
SCHOOL = {DependantChange.GRADUATED: Change.GRADUATED, DependantChange.STARTED_SCHOOL: Change.ENROLLED}


@transaction.atomic
def apply_change(*, change, by, on, note="", day=None, **work):
    """Enter a reported change in the register and mark it as settled; the ReportedChange.

    `day` is when it happened (else what was told, else the day of the visit). Who came home or lost the work: the
    running placement ends (`reason`, `back_to`). Who changed work or went out: the running placement ends the day
    before, and a self-found one begins (`destination`, `occupation`, `employer_name`, `wage_fen`; what was told
    otherwise), with the laborer's own consent: one in force on that day, or given with `consent_text`, `consented_on`,
    `language`, `witness`. School is the registry's change. Everything else was entered by hand: the note says what.
    Raises MoveRefused when it is settled, Conflict (no_work) when there is no work to end, Invalid without consent,
    place or note, and what the steps raise; then nothing is settled.
    """
    change = visits.settle_change(change=change, to=ChangeState.APPLIED, by=by, on=on, note=note)
    day = day or rules.day_of(change.detail.get("since")) or change.visit.visited_on
    if change.dependant_id:
        _apply_to_dependant(change, day, by=by)
    elif change.kind in ENDS:
        _end(change, day, by=by, on=on, **work)
    elif change.kind in rules.WORK_CHANGES:
        _begin(change, day, by=by, on=on, **work)
    else:
        _need_note(change)
    return change.reread()


def work_told(change):
    """The arguments of a new placement as far as the change was told: {destination, occupation, employer_name,
    wage_fen}; the place "same" is that of the running work, "county" the county of the home."""
    told, now = change.detail, _running(change)
    places = {"same": now.destination if now else "", "county": change.division_id[:6]}
    wage = rules.number_of(told.get("wage_yuan"))
    return {
        "destination": told.get("destination") or places.get(told.get("place"), ""),
        "occupation": told.get("occupation", ""), "employer_name": told.get("employer", ""),
        "wage_fen": None if wage is None else fen(wage),
    }  # fmt: skip


def consent_for(change, day):
    """The laborer's consent to placement that is in force on a day, or None."""
    held = Consent.objects.filter(laborer=change.laborer_id, purpose=Purpose.PLACEMENT, given_on__lte=day)
    return held.exclude(withdrawn_on__lte=day).order_by("-given_on", "id").first()


def _end(change, day, *, by, on, reason="", back_to=""):
    usual_reason, usual_way = ENDS[change.kind]
    now = _running(change)
    if now is None:
        raise Conflict(_("No work is on record that could end. Set the report aside with a note."), code="no_work")
    end_placement(
        placement=now, ended_on=day, reason=reason or usual_reason, back_to=back_to or usual_way, by=by, on=on
    )  # fmt: skip


def _begin(change, day, *, by, on, consent_text="", consented_on=None, language="zh-hans", witness="", **work):
    work = work_told(change) | {name: value for name, value in work.items() if value not in ("", None)}
    if not work["destination"]:
        raise Invalid(_("Say where the work is."), field="destination", code="required")
    consent = consent_for(change, day)
    if consent is None and not consent_text:
        message = _("Ask the laborer: without an own yes nobody is entered as placed.")
        raise Invalid(message, field="consent_text", code="consent_required")
    consent = consent or placements.give_consent(
        laborer=change.laborer, purpose=Purpose.PLACEMENT, text_version=consent_text, language=language,
        witness=witness, on=consented_on or day, by=by,
    )  # fmt: skip
    now = _running(change)
    if now and change.kind == LaborerChange.CHANGED_WORK:
        end_placement(placement=now, ended_on=day - timedelta(days=1), reason="changed_job", by=by, on=on)
    place(laborer=change.laborer.reread(), consent=consent, started_on=day, organised_by="self", by=by, on=on, **work)


def _apply_to_dependant(change, day, *, by):
    if change.kind in SCHOOL:
        registry.record_school(dependant=change.dependant, kind=SCHOOL[change.kind], by=by, on=day)
    elif change.kind == DependantChange.LEFT_SCHOOL:
        status = {"school_status": SchoolStatus.NOT_ENROLLED}
        registry.edit_dependant(dependant=change.dependant, changes=status, expected_version=None, by=by)
    else:
        _need_note(change)


def _need_note(change):
    if not change.note:
        message = _("This is entered by hand: say in the note what you entered.")
        raise Invalid(message, field="note", code="required")


def _running(change):
    if change.laborer_id is None:
        return None
    return Placement.objects.filter(laborer=change.laborer_id, ended_on=None).first()
