"""Employers' answers to people who accepted a post: yes, no, or silence until the day of answer (X2.2-6, X4).

For the laborer a no and a silence are neutral: the post is free again, the person is matched anew and is told.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.jobs import queries
from laborers.jobs.actions.steps import close_offers, fill, free_seats, lock_vacancies
from laborers.jobs.models import Offer, Vacancy
from laborers.jobs.states import EMPLOYER_REMINDER_DAYS, EmployerAnswer, EmployerReason, OfferState
from laborers.registry import actions as registry
from laborers.registry.states import EventKind
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.messages.actions import Notice, notify_all


@transaction.atomic
def answer_for_employer(*, offer, confirm, by, on, at, reason="", note=""):
    """Record what the employer said of a person who accepted; the Offer.

    A no needs a reason of EmployerReason, and words when it is another one; it frees the post, and the home officers
    are told. MoveRefused unless an answer is awaited; Conflict once the work has started.
    """
    vacancy = Vacancy.objects.select_for_update(of=("self",), no_key=True).get(pk=offer.vacancy_id)
    row = Offer.objects.select_for_update(of=("self",), no_key=True).get(pk=offer.pk)
    if row.state != OfferState.ACCEPTED or row.employer_state not in ("", EmployerAnswer.WAITING):
        raise MoveRefused(_("No answer of the employer is awaited for this offer."))
    if not Offer.objects.filter(queries.SPOKEN_FOR, pk=row.pk).exists():
        raise Conflict(_("The work has started. End the placement instead."), code="has_started")
    if not confirm:
        _check_reason(reason, note)
    row.employer_state = EmployerAnswer.CONFIRMED if confirm else EmployerAnswer.DECLINED
    row.employer_answered_on, row.employer_note = on, note
    row.employer_reason = "" if confirm else reason
    row.save(update_fields=["employer_state", "employer_answered_on", "employer_note", "employer_reason"])
    detail = {"offer": str(row.pk), "employer": str(row.employer_state)}
    registry.note(case=row.case, kind=EventKind.ANSWERED, on=on, by=by, detail=detail)
    if not confirm:
        fill(vacancy, -1)
        close_offers(Offer.objects.filter(pk=row.pk), to=OfferState.WITHDRAWN, reason="employer_declined", by=by, on=on)
        tell_home([row], "employer_declined", at)
    return row.reread()


@transaction.atomic
def confirm_by_work(*, offer, on):
    """Whoever begins to work was taken by the employer: an answer that was awaited is a yes."""
    waiting = Offer.objects.filter(pk=offer.pk, employer_state__in=["", EmployerAnswer.WAITING])
    waiting.update(employer_state=EmployerAnswer.CONFIRMED, employer_answered_on=on)


@transaction.atomic
def lapse_employers(*, on, at):
    """The clock: accepted offers whose employer did not answer in time end, and their posts are free; how many.

    The home officers are told, so that they tell the person. Vacancies are locked before offers.
    """
    late = Offer.objects.filter(queries.WAITS_FOR_EMPLOYER, employer_by__lt=on)
    lock_vacancies(late.values("vacancy"))
    rows = list(late.select_for_update(of=("self",), no_key=True).order_by("pk"))
    ids = [row.pk for row in rows]
    Offer.objects.filter(pk__in=ids).update(employer_state=EmployerAnswer.SILENT)
    free_seats(rows)
    close_offers(Offer.objects.filter(pk__in=ids), to=OfferState.WITHDRAWN, reason="employer_silent", by=None, on=on)
    tell_home(rows, "employer_silent", at)
    return len(rows)


@transaction.atomic
def remind_of_employers(*, on, at):
    """Shortly before an employer's day of answer, and on it, the county learns what waits, once a day; how many."""
    waiting = queries.employers_due(on, EMPLOYER_REMINDER_DAYS)
    notices = [
        Notice(
            row["users"], "employer_due", {"count": row["offers"], "by": row["first"].isoformat()},
            "/desk/offers/?waiting=employer", f"employer_due:{row['county']}:{on.isoformat()}",
        )
        for row in waiting
    ]  # fmt: skip
    notify_all(notices=notices, at=at)
    return len(notices)


@transaction.atomic
def free_seat(*, offer, on):
    """The work an offer led to ended early and the employer needs somebody else: the post is free again.

    Only while the vacancy is open or filled and not past its last day; once for an offer. Whether it was freed.
    """
    vacancy = Vacancy.objects.select_for_update(of=("self",), no_key=True).get(pk=offer.vacancy_id)
    row = Offer.objects.select_for_update(of=("self",), no_key=True).get(pk=offer.pk)
    if row.seat_freed_on or row.state != OfferState.ACCEPTED or not queries.takes_again(vacancy, on):
        return False
    row.seat_freed_on = on
    row.save(update_fields=["seat_freed_on"])
    fill(vacancy, -1)
    return True


def _check_reason(reason, note):
    if reason not in EmployerReason.values:
        raise Invalid(field="reason", code="required", message=_("Choose why the employer declines, from the list."))
    if reason == EmployerReason.OTHER and not note.strip():
        raise Invalid(field="note", code="required", message=_("Say in words what the reason of the work is."))


def tell_home(rows, kind, at):
    """One message for each offer to the village officers of the person's home; the person is told by them."""
    notices = [
        Notice(users, kind, {"answer_by": (row.employer_by or row.answer_by).isoformat()}, f"/desk/offers/{row.pk}/",
               f"{kind}:{row.pk}")
        for row, users in queries.with_home_officers(rows)
    ]  # fmt: skip
    notify_all(notices=notices, at=at)
