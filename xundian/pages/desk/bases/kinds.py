"""What is added to a base by a form: the fields of each kind, how what was sent is read, and which action keeps it."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from laborers.jobs.models import Vacancy
from laborers.registry.models import Household
from relocation.bases import actions
from relocation.bases.models import (
    BasePolicy,
    BasePost,
    DistributionScheme,
    Insurance,
    Plot,
    Sale,
    Season,
    Shareholding,
    Technician,
)
from relocation.bases.states import CROPS, PlotSource, Rule
from xundian.accounts.scope import visible_to
from xundian.codes.queries import choices
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.errors import Invalid
from xundian.pages.desk.form import Field, day_or_nothing, fen_of, together, whole_of
from xundian.pages.finding import row_of

CROP_ROWS = 6
BASIS_POINTS = 100


class Kind(NamedTuple):
    """A kind of row: its title, its fields, and how a field's text is read ({name: reader(text, name)})."""

    title: str
    model: type
    fields: Callable
    read: dict[str, Callable]
    save: Callable
    ends: bool = True


def mu_of(text, field):
    """An area or weight with at most two decimals, or None for nothing; Invalid for anything else."""
    text = (text or "").strip().replace(",", "")
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or number.as_tuple().exponent < -2 or abs(number) >= 10**8:
        raise Invalid(field=field, code="number", message=_("Give a number with at most two decimals, such as 12.5."))
    return number


def percent_of(text, field):
    """Basis points of a percentage with at most two decimals; Invalid for anything else."""
    number = mu_of(text, field)
    return None if number is None else int(number * BASIS_POINTS)


def text_of(text, field):
    """The words."""
    return (text or "").strip()


def _days():
    return [
        Field("valid_from", _("First day"), "date", value=clock.today()),
        Field("valid_to", _("Last day, if it ends"), "date"),
    ]  # fmt: skip


DAYS = {"valid_from": day_or_nothing, "valid_to": day_or_nothing}


def _part(request, owner, kind, values):
    model = KINDS[kind].model
    return actions.add_part(model=model, owner=owner, by=request.user, on=clock.today(), **values)


def _plot(request):
    return [
        Field("name", _("Plot"), most=60), Field("area_mu", _("Area (mu)"), "number", most=12),
        Field("source", _("How the base has it"), "select", PlotSource.choices), *_days(),
    ]  # fmt: skip


def _post(request):
    vacancies = visible_to(request.user, Vacancy.objects.filter(base_post=None)).order_by("-opens", "pk")[:200]
    return [
        Field("occupation", _("Occupation"), "select", choices("occupation", clock.today())),
        Field("headcount", pgettext("base", "Posts"), "number", most=6),
        Field("wage_fen", _("Wage a month (yuan)"), "number", most=12),
        Field(
            "vacancy", _("Published as vacancy"), "select",
            [("", _("Not published")), *((str(each.pk), each.title) for each in vacancies)],
            hint=_("Who works there is counted from the placements of the vacancy."),
        ),
        *_days(),
    ]  # fmt: skip


def _technician(request):
    return [
        Field("name", _("Name"), most=50), Field("skill", _("What for"), most=80),
        Field("employer", _("Sent by"), most=100), Field("phone", _("Telephone"), most=20), *_days(),
    ]  # fmt: skip


def _insurance(request):
    return [
        Field("insurer", _("Insurer"), most=100), Field("policy_number", _("Policy number"), most=60),
        Field("starts", pgettext("insurance", "In force from"), "date"), Field("ends", _("In force until"), "date"),
        Field("insured_mu", _("Insured area (mu)"), "number", most=12),
        Field("sum_fen", _("Sum insured (yuan)"), "number", most=12),
        Field("premium_fen", _("Premium (yuan)"), "number", most=12),
    ]  # fmt: skip


def _shareholding(request):
    return [
        Field("household", _("Household number"), most=30), Field("shares", _("Shares"), "number", value="0", most=6),
        Field("mu", _("Land brought in (mu)"), "number", value="0", most=12),
        Field("document", _("Document")), *_days(),
    ]  # fmt: skip


def _season(request):
    nothing = [("", _("None")), *choices(CROPS, clock.today())]
    grown = []
    for number in range(1, CROP_ROWS + 1):
        grown += [
            Field(f"crop{number}", _("Crop %(n)s") % {"n": number}, "select", nothing),
            Field(f"mu{number}", _("Area of crop %(n)s (mu)") % {"n": number}, "number", most=12),
        ]
    return [
        Field("name", _("Season"), most=40), Field("starts", _("First day"), "date"),
        Field("ends", _("Last day"), "date"), *grown,
    ]  # fmt: skip


def sale_fields():
    """The fields of a sale, which its correction asks too."""
    return [
        Field("sold_on", _("Day of the sale"), "date", value=clock.today()),
        Field("crop", _("Crop"), "select", choices(CROPS, clock.today())), Field("buyer", _("Buyer"), most=100),
        Field("region", _("Sold to (region)"), most=60), Field("weight_kg", _("Weight (kg)"), "number", most=12),
        Field("amount_fen", _("Amount (yuan)"), "number", most=12),
        Field("document", _("Receipt or contract"), most=100),
    ]  # fmt: skip


SALE = {
    "sold_on": day_or_nothing, "crop": text_of, "buyer": text_of, "region": text_of, "weight_kg": mu_of,
    "amount_fen": fen_of, "document": text_of,
}  # fmt: skip


def _scheme(request):
    return [
        Field("document", _("Document")),
        Field("company_bp", _("Leading company (%)"), "number", value="49", most=6),
        Field("base_bp", _("Base (%)"), "number", value="49", most=6),
        Field("collective_bp", _("Village collective (%)"), "number", value="2", most=6),
        Field("households_bp", _("Of the company's part for linked households (%)"), "number", value="40", most=6),
        Field("rule", _("Divided among households"), "select", Rule.choices), *_days(),
    ]  # fmt: skip


def _policy(request):
    return [
        Field("document", _("Document")),
        Field("mu_per_technician", _("Land for one technician (mu)"), "number", most=6),
        Field("largest_bp", _("Largest share of one crop (%)"), "number", most=6),
        Field("herfindahl", _("Largest Herfindahl index (10,000 = one crop alone)"), "number", most=5), *_days(),
    ]  # fmt: skip


def _keep_season(request, base, kind, values):
    grown = [(values.pop(f"crop{n}"), values.pop(f"mu{n}")) for n in range(1, CROP_ROWS + 1)]
    plantings = [(crop, mu) for crop, mu in grown if crop or mu]
    try:
        return actions.open_season(base=base, plantings=plantings, by=request.user, on=clock.today(), **values)
    except Invalid as error:  # what is said of all crops stands at the first one
        told = {"crop1" if field == "plantings" else field: (code, text) for field, code, text in error.errors}
        raise Invalid(error.message, fields=told, code=error.code) from None


def _keep_sale(request, base, kind, values):
    return actions.record_sale(base=base, by=request.user, on=clock.today(), **values)


def _keep_post(request, base, kind, values):
    key = values.pop("vacancy")
    values["vacancy"] = row_of(request, Vacancy.objects.all(), key) if key else None
    return _part(request, base, kind, values)


def _keep_holding(request, base, kind, values):
    number = values.pop("household")
    rows = visible_to(
        request.user, Household.objects.filter(number=number, division__code__startswith=base.division_id[:6])
    )
    values["household"] = rows.first()
    if values["household"] is None:
        raise Invalid(field="household", code="unknown", message=_("No household of this number in your place."))
    return _part(request, base, kind, values)


def _texts(*names):
    return dict.fromkeys(names, text_of)


KINDS = {
    "plot": Kind(
        gettext_lazy("Add a plot"), Plot, _plot, _texts("name", "source") | {"area_mu": mu_of} | DAYS, _part
    ),
    "post": Kind(
        gettext_lazy("Add posts"), BasePost, _post,
        _texts("occupation", "vacancy") | {"headcount": whole_of, "wage_fen": fen_of} | DAYS, _keep_post,
    ),
    "technician": Kind(
        gettext_lazy("Add a technician"), Technician, _technician,
        _texts("name", "skill", "employer", "phone") | DAYS, _part,
    ),
    "insurance": Kind(
        gettext_lazy("Add an insurance"), Insurance, _insurance,
        _texts("insurer", "policy_number") | {"starts": day_or_nothing, "ends": day_or_nothing, "insured_mu": mu_of,
                                               "sum_fen": fen_of, "premium_fen": fen_of}, _part, ends=False,
    ),
    "household": Kind(
        gettext_lazy("Link a household"), Shareholding, _shareholding,
        _texts("household", "document") | {"shares": whole_of, "mu": mu_of} | DAYS, _keep_holding,
    ),
    "season": Kind(
        gettext_lazy("Open a season"), Season, _season,
        {"name": text_of, "starts": day_or_nothing, "ends": day_or_nothing}
        | {f"crop{n}": text_of for n in range(1, CROP_ROWS + 1)} | {f"mu{n}": mu_of for n in range(1, CROP_ROWS + 1)},
        _keep_season, ends=False,
    ),
    "sale": Kind(
        gettext_lazy("Record a sale"), Sale, lambda request: sale_fields(), SALE, _keep_sale, ends=False
    ),
}  # fmt: skip
TERMS = {
    "scheme": Kind(
        gettext_lazy("Add a distribution scheme"), DistributionScheme, _scheme,
        _texts("document", "rule")
        | dict.fromkeys(("company_bp", "base_bp", "collective_bp", "households_bp"), percent_of) | DAYS,
        _part, ends=False,
    ),
    "policy": Kind(
        gettext_lazy("Add a policy for bases"), BasePolicy, _policy,
        {"document": text_of, "mu_per_technician": whole_of, "largest_bp": percent_of, "herfindahl": whole_of} | DAYS,
        _part, ends=False,
    ),
}  # fmt: skip


def read(sent, readers, write):
    """What `write(values)` keeps of a form that was sent; everything that is wrong with it is told at once."""
    faults = Faults()
    values = {name: faults.check(reader, sent.get(name, ""), name) for name, reader in readers.items()}
    return together(faults, lambda: write(values))
