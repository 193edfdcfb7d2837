"""Writes of enterprises and their vacancies (X2.2-3, X2.2-5, X4)."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from laborers.jobs.actions.offers import close_offers
from laborers.jobs.models import Enterprise, Offer, Vacancy
from laborers.jobs.rules import vacancy_faults
from laborers.jobs.states import FAULTS, LIVE_OFFERS, VACANCY_MOVES, Channel, OfferState, VacancyState
from xundian.codes.queries import tables
from xundian.codes.rules import check_phone, check_uscc
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.etag import check_version
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

ENTERPRISE_FIELDS = (
    "name", "industry", "is_intermediary", "introduced_on", "destination", "address", "contact", "phone",
)  # fmt: skip
VACANCY_FIELDS = (
    "title", "occupation", "headcount", "wage_min_fen", "wage_max_fen", "board_and_lodging", "insurance", "min_age",
    "max_age", "min_education", "needs_skill", "sex", "sex_ground", "destination", "channel", "opens", "closes",
    "description",
)  # fmt: skip
REQUIRED = (
    "title", "occupation", "headcount", "wage_min_fen", "wage_max_fen", "destination", "channel", "opens", "closes",
)  # fmt: skip
# Columns that hold a code, and the list it comes from.
SCHEMES = {"occupation": "occupation", "min_education": "education", "industry": "industry_section"}


@transaction.atomic
def register_enterprise(*, county, name, uscc, destination, by, on, id=None, **facts):
    """A new employer or intermediary of the county (X2.2-3); `facts` are fields of ENTERPRISE_FIELDS.

    Invalid for a wrong unified social credit code (GB 32100), or one that the county has already.
    """
    checked = check_uscc(uscc)
    if checked.problems:
        code = checked.problems[0]
        raise Invalid(field="uscc", code=code, message=FAULTS[code])
    values = {"name": name, "destination": destination} | facts
    _check_enterprise(values, on)
    check_fresh(Enterprise, id)
    enterprise = Enterprise(id=id or new_id(), county=county, uscc=checked.number, **values)
    try:
        with transaction.atomic():
            enterprise.save(force_insert=True)
    except IntegrityError as error:
        if error.__cause__.diag.constraint_name != "enterprise_once_per_county":
            raise
        raise Invalid(field="uscc", code="taken", message=_("The county has this enterprise already.")) from None
    return enterprise


@transaction.atomic
def edit_enterprise(*, enterprise, changes, expected_version, by, on):
    """Change fields of ENTERPRISE_FIELDS; Stale when someone else was faster, Invalid for any other field."""
    row = _locked(Enterprise, enterprise, expected_version)
    _check_enterprise(changes, on)
    return _written(row, changes)


@transaction.atomic
def publish_vacancy(*, enterprise, by, on, id=None, **values):
    """A vacancy of an enterprise, open at once; `values` are fields of VACANCY_FIELDS, wages in fen a month.

    Invalid names every field that is missing, unknown in its code list, or against a rule of states.FAULTS.
    """
    missing = [name for name in REQUIRED if values.get(name) in (None, "")]
    if missing:
        raise Invalid(fields={name: ("required", _("This is required.")) for name in missing})
    check_fresh(Vacancy, id)
    _only(values, VACANCY_FIELDS)
    vacancy = Vacancy(id=id or new_id(), enterprise=enterprise, county_id=enterprise.county_id, **values)
    _check_vacancy(vacancy, on, changed=values)
    vacancy.save(force_insert=True)
    return vacancy


@transaction.atomic
def edit_vacancy(*, vacancy, changes, expected_version, by, on):
    """Change fields of VACANCY_FIELDS while it is open or filled; its state follows the headcount.

    Stale when someone else was faster, Conflict once it is closed or expired, Invalid as on publishing.
    """
    row = _locked(Vacancy, vacancy, expected_version)
    if row.state not in (VacancyState.OPEN, VacancyState.FILLED):
        raise Conflict(_("This vacancy is no longer open. Reopen it first."), code="not_open")
    _only(changes, VACANCY_FIELDS)
    for name, value in changes.items():
        setattr(row, name, value)
    _check_vacancy(row, on, changed=changes)
    return _written(row, changes | {"state": _by_places(row)})


@transaction.atomic
def close_vacancy(*, vacancy, by, on):
    """No further posts are given; offers not yet answered are withdrawn. MoveRefused when closed or expired already."""
    row = _locked(Vacancy, vacancy)
    VACANCY_MOVES.check(row.state, VacancyState.CLOSED)
    row = _written(row, {"state": VacancyState.CLOSED})
    waiting = Offer.objects.filter(vacancy=row, state__in=LIVE_OFFERS)
    close_offers(waiting, to=OfferState.WITHDRAWN, reason="vacancy_closed", by=by, on=on)
    return row


@transaction.atomic
def reopen_vacancy(*, vacancy, closes, by, on, headcount=None):
    """Open a closed or expired vacancy again until `closes`, with a new headcount when all its posts are taken."""
    row = _locked(Vacancy, vacancy)
    VACANCY_MOVES.check(row.state, VacancyState.OPEN)
    row.closes, row.headcount = closes, headcount or row.headcount
    if row.filled >= row.headcount:
        raise Conflict(_("All posts are taken. Give a higher headcount."), code="filled", field="headcount")
    _check_vacancy(row, on, changed={"closes": closes})
    return _written(row, {"closes": closes, "headcount": row.headcount, "state": VacancyState.OPEN})


def _by_places(vacancy):
    return VacancyState.FILLED if vacancy.filled >= vacancy.headcount else VacancyState.OPEN


def _check_enterprise(values, on):
    _only(values, ENTERPRISE_FIELDS)
    if not values.get("name", "x").strip():
        raise Invalid(field="name", code="required", message=_("Give the name of the enterprise."))
    if values.get("phone") and "phone_format" in check_phone(values["phone"]).problems:
        raise Invalid(field="phone", code="phone_format", message=_("This is not a telephone number."))
    _check_codes(values, on)


def _check_vacancy(vacancy, on, *, changed):
    if vacancy.channel not in Channel.values:
        raise Invalid(field="channel", code="unknown", message=_("Choose away, nearby or welfare."))
    _check_codes({name: getattr(vacancy, name) for name in changed}, on)
    facts = {name: getattr(vacancy, name) for name in VACANCY_FIELDS}
    faults = vacancy_faults(facts, county=vacancy.county_id, filled=vacancy.filled)
    if "closes" in changed and vacancy.closes < on:
        faults.append(("closes", "past"))
    if faults:
        raise Invalid(fields={name: (code, FAULTS[code]) for name, code in reversed(faults)})


def _check_codes(values, on):
    """Every code must stand in its list on the day; a place of work stands for its city or province too."""
    named = {name: values[name] for name in (*SCHEMES, "destination") if values.get(name)}
    if not named:
        return
    lists = tables({*SCHEMES.values(), "destination"}, on)
    wrong = {
        name: ("unknown_code", _("“%(code)s” is not in the list of codes.") % {"code": code})
        for name, code in named.items()
        if name in SCHEMES and code not in lists[SCHEMES[name]]
    }
    place = named.get("destination")
    if place and not _known_place(place, lists["destination"]):
        wrong["destination"] = ("destination", FAULTS["destination"])
    if wrong:
        raise Invalid(fields=wrong)


def _known_place(code, places):
    six = len(code) == 6 and code.isascii() and code.isdigit()
    return six and any(each in places for each in (code, f"{code[:4]}00", f"{code[:2]}0000"))


def _locked(model, record, expected_version=None):
    row = model.objects.select_for_update(of=("self",), no_key=True).get(pk=record.pk)
    check_version(row, expected_version)
    return row


def _written(row, changes):
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    return row.reread()


def _only(values, allowed):
    unknown = sorted(set(values) - set(allowed))
    if unknown:
        raise Invalid(field=unknown[0], code="unexpected_field", message=_("This field cannot be set here."))
