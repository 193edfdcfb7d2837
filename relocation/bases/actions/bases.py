"""Writes of bases and of what belongs to them in some days: land, posts, technicians, insurance, shareholdings; and of
the county's policies and schemes (W2.2.2, W2.3)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from relocation.bases.actions.steps import OFTEN, check_apart, check_days, check_positive, check_texts, fault
from relocation.bases.models import (
    Base,
    BasePolicy,
    BasePost,
    Distribution,
    DistributionScheme,
    Insurance,
    Plot,
    Shareholding,
    Technician,
)
from relocation.bases.rules import WHOLE
from relocation.bases.states import FAULTS, PlotSource, Rule
from xundian.codes.queries import check_code
from xundian.codes.rules import check_phone
from xundian.divisions.states import Level
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import Faults, check_choice
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

NAMES = {"name": 80, "company_name": 100, "organiser_name": 100, "collective_name": 100}
BASE_FIELDS = (*NAMES, "company", "organiser", "opened_on", "closed_on")


@transaction.atomic
def create_base(*, division, by, on, id=None, **values):
    """A base in a village or township with BASE_FIELDS; an enterprise on record gives its name where none is said.

    Invalid with everything that is wrong (level, taken, days, required, company_county).
    """
    if division.level not in (Level.VILLAGE, Level.TOWNSHIP):
        raise fault("division", "level")
    check_fresh(Base, id)
    checked = _base_values(dict.fromkeys(("company", "organiser", "opened_on")) | values, division, None)
    return Base.objects.create(id=id or new_id(), division=division, **checked)


@transaction.atomic
def edit_base(*, base, changes, by, on, expected_version=None):
    """Change BASE_FIELDS; Stale when someone else was faster."""
    row = locked(Base, base, expected_version)
    now = {name: getattr(row, name) for name in BASE_FIELDS}
    checked = _base_values(now | changes, row.division, row.pk)
    return written(row, {name: checked[name] for name in changes})


def _base_values(values, division, pk):
    only(values, BASE_FIELDS)
    faults, values = Faults(), dict(values)
    for name in ("company", "organiser"):
        firm = values.get(name)
        if firm is not None and firm.county_id != division.code[:6]:
            faults.add(name, "company_county", FAULTS["company_county"])
        elif firm is not None and not values.get(f"{name}_name"):
            values[f"{name}_name"] = firm.name
    check_texts(faults, values, NAMES)
    faults.required(values, NAMES)
    check_days(faults, values, "opened_on", "closed_on")
    same = Base.objects.filter(division=division, name=values.get("name")).exclude(pk=pk)
    if same.exists():
        faults.add("name", "taken", FAULTS["taken"])
    faults.tell()
    return values


@dataclass(frozen=True)
class Part:
    """What a table of parts takes: `owner` is the column of what it belongs to, `apart` the columns within which days
    never overlap, `needed` the fields that must be there, `check` what else must hold."""

    fields: tuple[str, ...]
    needed: tuple[str, ...]
    owner: str = "base"
    days: tuple[str, str] = OFTEN
    apart: tuple[str, ...] | None = None
    texts: tuple[tuple[str, int], ...] = ()
    optional: tuple[str, ...] = ()
    above_zero: tuple[str, ...] = ()
    not_negative: tuple[str, ...] = ()
    check: Callable = lambda faults, row, values, on: None


def _plot(faults, row, values, on):
    faults.check(check_choice, "source", values["source"], PlotSource)


def _post(faults, row, values, on):
    faults.check(check_code, "occupation", values["occupation"] or "", on, "occupation")
    vacancy = values.get("vacancy")
    if vacancy is not None and vacancy.county_id != row.base.division_id[:6]:
        faults.add("vacancy", "vacancy_county", FAULTS["vacancy_county"])
    elif vacancy is not None and BasePost.objects.filter(vacancy=vacancy).exclude(pk=row.pk).exists():
        faults.add("vacancy", "taken", _("This vacancy belongs to another post already."))


def _technician(faults, row, values, on):
    phone = check_phone(values["phone"]) if values.get("phone") else None
    if phone and "phone_format" in phone.problems:
        faults.add("phone", "phone_format", _("This is not a valid telephone number."))
    elif phone:
        values["phone"] = phone.number


def _insurance(faults, row, values, on):
    same = Insurance.objects.filter(insurer=values["insurer"], policy_number=values["policy_number"])
    if same.exclude(pk=row.pk).exists():
        faults.add("policy_number", "taken", _("This policy is recorded already."))


def _holding(faults, row, values, on):
    home = values.get("household")
    if home is not None and home.division_id[:6] != row.base.division_id[:6]:
        faults.add("household", "same_county", FAULTS["same_county"])


def _limits(faults, row, values, on):
    for name in ("largest_bp", "herfindahl"):
        if (values.get(name) or 0) > WHOLE:
            faults.add(name, "max_value", _("At most %(n)s.") % {"n": WHOLE})


def _scheme(faults, row, values, on):
    faults.check(check_choice, "rule", values["rule"], Rule)
    parts = [values.get(name) for name in ("company_bp", "base_bp", "collective_bp")]
    if None not in parts and sum(parts) != WHOLE:
        faults.add("company_bp", "whole_terms", FAULTS["whole_terms"])
    if (values.get("households_bp") or 0) > WHOLE:
        faults.add("households_bp", "max_value", _("At most %(n)s.") % {"n": WHOLE})


BP = ("company_bp", "base_bp", "collective_bp", "households_bp")
LIMITS = ("mu_per_technician", "largest_bp", "herfindahl")
PARTS = {
    Plot: Part(
        ("name", "area_mu", "source", *OFTEN), ("name", "area_mu", "source"), apart=("name",), texts=(("name", 60),),
        above_zero=("area_mu",), check=_plot,
    ),
    BasePost: Part(
        ("occupation", "headcount", "wage_fen", "vacancy", *OFTEN), ("occupation", "headcount", "wage_fen"),
        above_zero=("headcount", "wage_fen"), check=_post,
    ),
    Technician: Part(
        ("name", "skill", "employer", "phone", *OFTEN), ("name", "skill"), apart=("name",),
        texts=(("name", 50), ("skill", 80), ("employer", 100)), optional=("employer",), check=_technician,
    ),
    Insurance: Part(
        ("insurer", "policy_number", "starts", "ends", "insured_mu", "sum_fen", "premium_fen"),
        ("insurer", "policy_number", "ends", "insured_mu", "sum_fen"), days=("starts", "ends"),
        texts=(("insurer", 100), ("policy_number", 60)), above_zero=("insured_mu", "sum_fen"),
        not_negative=("premium_fen",), check=_insurance,
    ),
    Shareholding: Part(
        ("household", "shares", "mu", "document", *OFTEN), ("household", "shares", "mu"), apart=("household",),
        texts=(("document", 200),), optional=("document",), not_negative=("shares", "mu"), check=_holding,
    ),
    BasePolicy: Part(
        ("document", *LIMITS, *OFTEN), ("document", *LIMITS), owner="county", apart=(), texts=(("document", 200),),
        above_zero=LIMITS, check=_limits,
    ),
    DistributionScheme: Part(
        ("document", *BP, "rule", *OFTEN), ("document", *BP, "rule"), owner="county", apart=(),
        texts=(("document", 200),), not_negative=BP, check=_scheme,
    ),
}  # fmt: skip


@transaction.atomic
def add_part(*, model, owner, by, on, id=None, **values):
    """A row of PARTS that belongs to `owner` (a base, or a county for policies and schemes).

    Invalid with everything that is wrong: required, days, overlap, amount, unknown_code, whole_terms and others.
    """
    check_fresh(model, id)
    part = PARTS[model]
    if part.owner == "county" and owner.level != Level.COUNTY:
        raise Invalid(_("Policies are the county's."), field="county", code="level")
    locked(type(owner), owner)
    row = model(id=id or new_id(), **{part.owner: owner})
    empty = {name: model._meta.get_field(name).get_default() for name in part.fields}
    checked = _part_values(row, empty | values, on)
    for name, value in checked.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row.reread()


@transaction.atomic
def edit_part(*, row, changes, by, on, expected_version=None):
    """Change fields of a row of PARTS; Stale when someone else was faster, Conflict (used) for what a scheme that was
    divided by says, but for its last day."""
    part = PARTS[type(row)]
    row = locked(type(row), row, expected_version)
    used = isinstance(row, DistributionScheme) and Distribution.objects.filter(scheme=row).exists()
    if used and set(changes) - {"valid_to"}:
        message = _("Money was divided by this scheme. Let it end, and add another one.")
        raise Conflict(message, code="used")
    if used and changes.get("valid_to"):
        later = Distribution.objects.filter(scheme=row, to_on__gt=changes["valid_to"])
        if later.exclude(state="withdrawn").exists():
            raise Conflict(_("Money of a later day was divided by this scheme."), code="used", field="valid_to")
    now = {name: getattr(row, name) for name in part.fields}
    checked = _part_values(row, now | changes, on)
    return written(row, {name: checked[name] for name in changes})


def _part_values(row, values, on):
    part, faults = PARTS[type(row)], Faults()
    only(values, part.fields)
    check_texts(faults, values, dict(part.texts), part.optional)
    faults.required(values, part.needed)
    check_days(faults, values, *part.days)
    check_positive(faults, values, part.above_zero)
    check_positive(faults, values, part.not_negative, least=0)
    part.check(faults, row, values, on)
    if part.apart is not None:
        same = {part.owner: getattr(row, part.owner)} | {name: values[name] for name in part.apart}
        if all(value is not None for value in same.values()):
            check_apart(faults, type(row), same, values, part.days, row.pk)
    faults.tell()
    return values
