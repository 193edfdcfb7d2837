"""Writes of recruitment events (X2.2-5): planned, held or cancelled, who brings which posts, who came, what is owed."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.jobs.models import EventStand, EventVisitor, RecruitmentEvent, RecruitmentPolicy
from laborers.jobs.queries.events import SHIPPED
from laborers.jobs.rules import event_faults
from laborers.jobs.states import CALL_DAYS, EVENT_FAULTS, EVENT_MOVES, EventForm, EventState, VacancyState
from laborers.registry.models import Laborer
from xundian.codes.queries import table
from xundian.divisions.models import Division
from xundian.kit.changing import locked, only
from xundian.kit.checking import Faults, check_choice, eve_of, words
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

EVENT_FIELDS = ("partners", "form", "campaign", "title", "place", "starts_on", "ends_on", "note")
REQUIRED = ("form", "title", "place", "starts_on", "ends_on")
CAMPAIGNS = "recruitment_campaign"
# The longest of each text, and whether it must be there.
TEXTS = {"title": (80, True), "place": (100, True), "note": (300, False)}
MOST_PEOPLE = 100_000


@transaction.atomic
def plan_event(*, division, by, on, id=None, **values):
    """An event of the county or of a township, planned; `values` are fields of EVENT_FIELDS.

    Invalid names every field that is missing, unknown in its list, or against a rule of states.EVENT_FAULTS.
    """
    only(values, EVENT_FIELDS)
    faults = Faults()
    faults.required(values, REQUIRED)
    check_fresh(RecruitmentEvent, id)
    event = RecruitmentEvent(id=id or new_id(), division=division, **_tidied(values, faults))
    _check_event(event, on, faults)
    event.save(force_insert=True)
    return event


@transaction.atomic
def edit_event(*, event, changes, expected_version, by, on):
    """Change fields of EVENT_FIELDS; Stale when someone else was faster, Conflict once it is cancelled."""
    row = _locked(event, expected_version)
    if row.state == EventState.CANCELLED:
        raise Conflict(_("This event was cancelled. Plan it again first."), code="cancelled")
    only(changes, EVENT_FIELDS)
    faults = Faults()
    faults.required({name: getattr(row, name) for name in REQUIRED} | changes, REQUIRED)
    changes = _tidied(changes, faults)
    for name, value in changes.items():
        setattr(row, name, value)
    _check_event(row, on, faults)
    row.save(update_fields=list(changes))
    return row.reread()


@transaction.atomic
def hold_event(*, event, by, on):
    """It takes place or took place, and counts from now on; Invalid before its first day, MoveRefused otherwise."""
    row = _locked(event)
    EVENT_MOVES.check(row.state, EventState.HELD)
    if row.starts_on > on:
        raise Invalid(field="starts_on", code="not_yet", message=EVENT_FAULTS["not_yet"])
    return _moved(row, EventState.HELD)


@transaction.atomic
def cancel_event(*, event, by, on):
    """It does not take place; MoveRefused once it was held."""
    row = _locked(event)
    EVENT_MOVES.check(row.state, EventState.CANCELLED)
    return _moved(row, EventState.CANCELLED)


@transaction.atomic
def replan_event(*, event, by, on):
    """Take back that it was held or cancelled; Conflict once somebody's visit or intention is on record."""
    row = _locked(event)
    EVENT_MOVES.check(row.state, EventState.PLANNED)
    if row.visitors.exists() or row.intentions.exists():
        raise Conflict(_("People came to this event; it stays as it was held."), code="has_visitors")
    return _moved(row, EventState.PLANNED)


# --- stands -----------------------------------------------------------------------------------------------------------


@transaction.atomic
def set_stand(*, event, enterprise, vacancies, by, on, note="", id=None):
    """An enterprise attends with these vacancies, in place of those it brought before.

    Invalid for a vacancy of another enterprise, or one that is over.
    """
    row = _running(event)
    wrong = [each for each in vacancies if each.enterprise_id != enterprise.pk]
    if wrong:
        message = _("These vacancies belong to another enterprise: %(titles)s.")
        raise Invalid(field="vacancies", code="other_enterprise", message=message % {"titles": _titles(wrong)})
    over = [each for each in vacancies if each.state not in (VacancyState.OPEN, VacancyState.FILLED)]
    if over:
        message = _("These vacancies are over: %(titles)s. Reopen them first.") % {"titles": _titles(over)}
        raise Invalid(field="vacancies", code="not_open", message=message)
    note = words("note", note, 200, required=False)
    stand = EventStand.objects.filter(event=row, enterprise=enterprise).first()
    if stand is None:
        check_fresh(EventStand, id)
        stand = EventStand.objects.create(id=id or new_id(), event=row, enterprise=enterprise, note=note)
    elif stand.note != note:
        stand.note = note
        stand.save(update_fields=["note"])
    stand.vacancies.set(vacancies)
    return stand


@transaction.atomic
def remove_stand(*, stand, by, on):
    """The enterprise does not attend; Conflict once somebody signed for one of its posts there."""
    _running(stand.event)
    if stand.event.intentions.filter(vacancy__enterprise=stand.enterprise_id).exists():
        message = _("Somebody signed for a post of this enterprise here; it stays with the event.")
        raise Conflict(message, code="has_intentions")
    stand.delete()


# --- visitors ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def record_visitors(*, event, by, on, laborers=(), others=0, id=None):
    """Who came: laborers by name, and how many others whose names nobody took; once more changes nothing for the named.

    `id` names the count, so that a form sent twice counts once. Returns how many people were added. Conflict unless the
    event was held, Invalid for a count that is none.
    """
    row = _locked(event)
    if row.state != EventState.HELD:
        raise Conflict(_("Visitors are written down once the event is held."), code="not_held")
    if not 0 <= others <= MOST_PEOPLE:
        raise Invalid(field="others", code="count", message=_("Give a number of people, such as 35."))
    if not laborers and not others:
        raise Invalid(field="others", code="required", message=_("Choose people, or give a number of people."))
    here = set(row.visitors.filter(laborer__in=laborers).values_list("laborer", flat=True))
    found = Laborer.objects.filter(pk__in=[each.pk for each in laborers if each.pk not in here]).order_by("pk")
    rows = [EventVisitor(event=row, laborer=each, division_id=each.division_id, by=by) for each in found]
    if others and not (id and EventVisitor.objects.filter(pk=id, event=row).exists()):
        check_fresh(EventVisitor, id)
        rows.append(EventVisitor(id=id or new_id(), event=row, division_id=row.division_id, people=others, by=by))
    EventVisitor.objects.bulk_create(rows)
    return sum(each.people for each in rows)


@transaction.atomic
def remove_visitor(*, visitor, by, on):
    """Take an entry back that was a slip; Conflict once the person has signed there."""
    if visitor.laborer_id and visitor.event.intentions.filter(laborer=visitor.laborer_id).exists():
        raise Conflict(_("This person signed at the event; the visit stays."), code="has_signed")
    visitor.delete()


# --- what is owed -----------------------------------------------------------------------------------------------------


@transaction.atomic
def set_recruitment_policy(
    *,
    county,
    valid_from,
    document,
    county_fairs,
    township_events,
    recheck_days,
    by,
    call_days=CALL_DAYS,
    employer_days=SHIPPED.employer_days,
    confirm_days=SHIPPED.confirm_days,
    id=None,
):
    """How many events a year a county asks for, from a day on, with its document; the former row ends the day before.

    Invalid tells at once of a day that is not after the former row's, of a missing document, and of every number that
    is missing (None) or out of its range.
    """
    days = {"recheck_days": recheck_days, "employer_days": employer_days, "confirm_days": confirm_days}
    owed = {"county_fairs": county_fairs, "township_events": township_events, "call_days": call_days}
    faults = Faults()
    faults.required({"valid_from": valid_from} | owed | days, ("valid_from", *owed, *days))
    former = RecruitmentPolicy.objects.select_for_update(of=("self",)).filter(county=county)
    if valid_from and former.filter(valid_from__gte=valid_from).exists():
        faults.add("valid_from", "not_later", _("A policy of this county begins on that day or later."))
    for name, number in days.items():
        if number is not None and not 1 <= number <= 366:
            faults.add(name, "days", _("Give 1 to 366 days."))
    if call_days is not None and not 0 <= call_days <= 366:
        faults.add("call_days", "days", _("Give 0 to 366 days."))
    document = faults.check(words, "document", document, 200)
    faults.tell()
    former.filter(valid_to=None).update(valid_to=eve_of("valid_from", valid_from))
    return RecruitmentPolicy.objects.create(
        id=id or new_id(), county=county, valid_from=valid_from, document=document, **owed, **days,
    )  # fmt: skip


# --- shared -----------------------------------------------------------------------------------------------------------


def _tidied(values, faults):
    values = dict(values)
    for name, (longest, required) in TEXTS.items():
        if name in values:
            values[name] = faults.check(words, name, values[name], longest, required)
    if "partners" in values:
        values["partners"] = sorted(set(values["partners"]))
    return values


def _check_event(event, on, found):
    """Invalid with all that was found, before or here."""
    found.check(check_choice, "form", event.form, EventForm, code="unknown")
    if event.campaign and event.campaign not in table(CAMPAIGNS, on):
        found.add("campaign", "unknown_code", EVENT_FAULTS["campaign"])
    facts = {name: getattr(event, name) for name in EVENT_FIELDS}
    faults = event_faults(facts, division=event.division_id)
    known = Division.objects.filter(code__in=event.partners, valid_to=None).count()
    if known != len(event.partners):
        faults.append(("partners", "partner"))
    for name, code in faults:
        found.add(name, code, EVENT_FAULTS[code])
    found.tell()


def _locked(event, expected_version=None):
    return locked(RecruitmentEvent, event, expected_version)


def _running(event):
    row = _locked(event)
    if row.state == EventState.CANCELLED:
        raise Conflict(_("This event was cancelled. Plan it again first."), code="cancelled")
    return row


def _moved(row, to):
    row.state = to
    row.save(update_fields=["state"])
    return row.reread()


def _titles(vacancies):
    return ", ".join(each.title for each in vacancies)
