"""What receiving districts say of vacancies, and reminders of those nobody has asked about (X4)."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.jobs import queries
from laborers.jobs.actions.steps import close_offers, tell_of_vacancy
from laborers.jobs.actions.vacancies import locked_vacancy
from laborers.jobs.models import Offer, VacancyCheck
from laborers.jobs.states import LIVE_OFFERS, Effective, OfferState, VacancyState
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.accounts.scope import visible_to
from xundian.kit.checking import words
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh
from xundian.messages import actions as messages
from xundian.messages.actions import Notice

ANSWERS = (Effective.EFFECTIVE, Effective.WITHDRAWN)
LINK = "/desk/vacancies/?asked=due"


@transaction.atomic
def record_check(*, vacancy, answer, answered_by, by, on, until=None, note="", id=None):
    """Write down what the receiving district said of an open or filled vacancy: it stands (until a day), or not.

    `answered_by` names the office that said so. One that does not stand is offered to nobody, and offers not yet
    answered are withdrawn. Conflict once it is closed or expired, Invalid naming the field.
    """
    row = locked_vacancy(vacancy)
    if row.state not in (VacancyState.OPEN, VacancyState.FILLED):
        raise Conflict(_("This vacancy is no longer open. Reopen it first."), code="not_open")
    if answer not in ANSWERS:
        raise Invalid(field="answer", code="unknown", message=_("Choose what the district said."))
    if until is not None and (answer != Effective.EFFECTIVE or until < on):
        message = _("Only a vacancy that stands has a day until which it stands, today or later.")
        raise Invalid(field="until", code="bad_until", message=message)
    who, note = words("answered_by", answered_by, 80), words("note", note, 200, required=False)
    check_fresh(VacancyCheck, id)
    VacancyCheck.objects.create(
        id=id or new_id(), vacancy=row, on=on, answer=answer, answered_by=who, until=until, note=note, by=by,
        station_id=by.station_id if by else None,
    )  # fmt: skip
    row.effective, row.confirmed_on, row.confirmed_until, row.confirmed_by = answer, on, until, by
    row.save(update_fields=["effective", "confirmed_on", "confirmed_until", "confirmed_by"])
    tell_of_vacancy(row)
    if answer == Effective.WITHDRAWN:
        waiting = Offer.objects.filter(vacancy=row, state__in=LIVE_OFFERS)
        close_offers(waiting, to=OfferState.WITHDRAWN, reason="vacancy_not_effective", by=by, on=on)
    return row.reread()


@transaction.atomic
def remind_to_check(*, on, at):
    """Tell stations and counties, once a week, how many vacancies of their places nobody has asked about of late.

    Returns how many officers have some.
    """
    waiting = queries.to_check(queries.away_vacancies(), on)
    year, week, _day = on.isocalendar()
    notices = []
    for user in User.objects.filter(is_active=True, role__in=[Role.STATION, Role.COUNTY]).select_related("station"):
        count = visible_to(user, waiting).count()
        if count:
            notices.append(Notice([user], "vacancies_to_check", {"count": count}, LINK, f"to_check:{year}-{week}"))
    messages.notify_all(notices=notices, at=at)
    return len(notices)
