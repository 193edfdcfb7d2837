"""Writes of the vacancies of enterprises and of public-welfare posts (X2.2-5, X4, X4.6)."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.enterprises.queries import check_codes
from laborers.jobs.actions.steps import close_offers, tell_of_vacancy
from laborers.jobs.models import Offer, Vacancy
from laborers.jobs.rules import vacancy_faults
from laborers.jobs.states import FAULTS, LIVE_OFFERS, VACANCY_MOVES, Channel, OfferState, VacancySource, VacancyState
from xundian.kit.changing import locked, only
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh
from xundian.webhooks.states import Kind as Told

VACANCY_FIELDS = (
    "title", "occupation", "headcount", "wage_min_fen", "wage_max_fen", "pay_day", "hours_per_day", "days_per_week",
    "board", "lodging", "insurance", "min_age", "max_age", "min_education", "needs_skill", "health_required",
    "health_note", "sex", "sex_ground", "season_from", "season_to", "destination", "channel", "welfare_kind",
    "funding_source", "term_months", "opens", "closes", "description",
)  # fmt: skip
REQUIRED = (
    "title", "occupation", "headcount", "wage_min_fen", "wage_max_fen", "destination", "channel", "opens", "closes",
)  # fmt: skip
# Columns that hold a code, and the list it comes from.
SCHEMES = {
    "occupation": "occupation", "min_education": "education", "health_required": "health_field",
    "welfare_kind": "welfare_post_kind",
}  # fmt: skip


@transaction.atomic
def publish_vacancy(*, enterprise, by, on, id=None, source=VacancySource.TYPED, **values):
    """A vacancy of an enterprise, open at once; `values` are fields of VACANCY_FIELDS, wages in fen a month.

    `board_and_lodging` stands for both of them. Invalid names every field that is missing, unknown in its code list, or
    against a rule of states.FAULTS.
    """
    missing = [name for name in REQUIRED if values.get(name) in (None, "")]
    if missing:
        raise Invalid(fields={name: ("required", _("This is required.")) for name in missing})
    check_fresh(Vacancy, id)
    values = _one_by_one(values)
    vacancy = Vacancy(id=id or new_id(), enterprise=enterprise, county_id=enterprise.county_id, source=source, **values)
    _check_vacancy(vacancy, on, changed=values)
    vacancy.board_and_lodging = vacancy.board and vacancy.lodging
    vacancy.save(force_insert=True)
    tell_of_vacancy(vacancy, Told.VACANCY_OPENED)
    return vacancy


@transaction.atomic
def edit_vacancy(*, vacancy, changes, expected_version, by, on):
    """Change fields of VACANCY_FIELDS while it is open or filled; its state follows the headcount.

    Stale when someone else was faster, Conflict once it is closed or expired, Invalid as on publishing.
    """
    row = locked_vacancy(vacancy, expected_version)
    _check_running(row)
    changes = _one_by_one(changes)
    for name, value in changes.items():
        setattr(row, name, value)
    _check_vacancy(row, on, changed=changes)
    follows = {"state": _by_places(row), "board_and_lodging": row.board and row.lodging}
    return _written(row, changes | follows)


@transaction.atomic
def extend_vacancy(*, vacancy, closes, by, on):
    """Leave a vacancy open longer, until `closes`; its offers stay as they are.

    Conflict once it is closed or expired, Invalid for a day that is not later than its last one.
    """
    row = locked_vacancy(vacancy)
    _check_running(row)
    if closes <= row.closes or closes < on:
        message = _("Give a day after %(day)s and not before today.") % {"day": row.closes}
        raise Invalid(message, field="closes", code="not_later")
    return _written(row, {"closes": closes})


@transaction.atomic
def close_vacancy(*, vacancy, by, on):
    """No further posts are given; offers not yet answered are withdrawn. MoveRefused when closed or expired already."""
    row = locked_vacancy(vacancy)
    VACANCY_MOVES.check(row.state, VacancyState.CLOSED)
    row = _written(row, {"state": VacancyState.CLOSED})
    waiting = Offer.objects.filter(vacancy=row, state__in=LIVE_OFFERS)
    close_offers(waiting, to=OfferState.WITHDRAWN, reason="vacancy_closed", by=by, on=on)
    return row


@transaction.atomic
def reopen_vacancy(*, vacancy, closes, by, on, headcount=None):
    """Open a closed or expired vacancy again until `closes`, with a new headcount when all its posts are taken."""
    row = locked_vacancy(vacancy)
    VACANCY_MOVES.check(row.state, VacancyState.OPEN)
    row.closes, row.headcount = closes, headcount or row.headcount
    if row.filled >= row.headcount:
        raise Conflict(_("All posts are taken. Give a higher headcount."), code="filled", field="headcount")
    _check_vacancy(row, on, changed={"closes": closes})
    changes = {"closes": closes, "headcount": row.headcount, "state": VacancyState.OPEN}
    return _written(row, changes, Told.VACANCY_OPENED)


def locked_vacancy(vacancy, expected_version=None):
    """The vacancy held until the transaction ends; Stale when it was changed since."""
    return locked(Vacancy, vacancy, expected_version)


def _check_running(vacancy):
    if vacancy.state not in (VacancyState.OPEN, VacancyState.FILLED):
        raise Conflict(_("This vacancy is no longer open. Reopen it first."), code="not_open")


def _by_places(vacancy):
    return VacancyState.FILLED if vacancy.filled >= vacancy.headcount else VacancyState.OPEN


def _one_by_one(values):
    """What was sent, board and lodging each by itself; Invalid for any other field than VACANCY_FIELDS."""
    values = dict(values)
    both = values.pop("board_and_lodging", None)
    if both is not None:
        values = {"board": both, "lodging": both} | values
    only(values, VACANCY_FIELDS)
    return values


def _check_vacancy(vacancy, on, *, changed):
    if vacancy.channel not in Channel.values:
        raise Invalid(field="channel", code="unknown", message=_("Choose away, nearby or welfare."))
    check_codes({name: getattr(vacancy, name) for name in changed}, SCHEMES, on)
    facts = {name: getattr(vacancy, name) for name in VACANCY_FIELDS}
    faults = vacancy_faults(facts, county=vacancy.county_id, filled=vacancy.filled)
    if "closes" in changed and vacancy.closes < on:
        faults.append(("closes", "past"))
    if faults:
        raise Invalid(fields={name: (code, FAULTS[code]) for name, code in reversed(faults)})


def _written(row, changes, kind=Told.VACANCY_CHANGED):
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    tell_of_vacancy(row, kind)
    return row.reread()
