"""The form of a vacancy: published by the county, changed while it is open or filled."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laborers.enterprises.models import Enterprise
from laborers.jobs import actions
from laborers.jobs.models import Vacancy
from laborers.jobs.states import Channel
from xundian.accounts.scope import owned_by
from xundian.codes.queries import tables
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.ids import key_of
from xundian.pages.desk.form import Field, fen_of, filled, named, refusals, version_of, yuan_text
from xundian.pages.finding import day_of, row_of

SCHEMES = ("occupation", "education", "destination", "health_field", "welfare_post_kind", "sex")
TEXTS = (
    "title", "occupation", "destination", "channel", "min_education", "health_required", "health_note", "sex",
    "sex_ground", "welfare_kind", "funding_source", "description",
)  # fmt: skip
WHOLE = (
    "headcount", "pay_day", "hours_per_day", "days_per_week", "min_age", "max_age", "season_from", "season_to",
    "term_months",
)  # fmt: skip
TICKS = ("board", "lodging", "insurance", "needs_skill")
MONEY = {"wage_min": "wage_min_fen", "wage_max": "wage_max_fen"}
DAYS = ("opens", "closes")
_MONTH = gettext_lazy("A month, 1 to 12; empty for work all year.")


def new(request):
    """Publish a vacancy of an enterprise of the county."""
    return _form(request, None)


def edit(request, pk):
    """Change a vacancy of the own county."""
    row = row_of(request, owned_by(request.user, Vacancy.objects.select_related("enterprise")), pk)
    return _form(request, row)


def _form(request, row):
    errors = []
    if request.method == "POST":
        try:
            saved = _save(request, row)
        except DomainError as error:
            errors = [({v: k for k, v in MONEY.items()}.get(field, field), text) for field, text in refusals(error)]
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("desk-vacancy", pk=saved.pk)
    given = request.POST if request.method == "POST" else _as_given(request, row)
    groups = _groups(request, row, given, errors)
    context = {
        "vacancy": row, "groups": groups,
        "errors": named(errors, [each for _heading, fields in groups for each in fields]),
        "version": request.POST.get("version") or (row.version if row else ""),
    }  # fmt: skip
    return render(request, "desk/vacancy_form.html", context, status=422 if errors else 200)


def _groups(request, row, given, errors):
    """[(heading, fields)] of the form, filled."""
    words = tables(SCHEMES, clock.today())
    return [(heading, filled(fields, given, errors)) for heading, fields in _fields(request, row, words)]


def _fields(request, row, words):
    """(heading, fields) of each part of the form."""
    yield _("The post"), [*_firm(request, row), *_of_post(words)]
    yield _("Pay and work"), _of_work()
    yield _("Who can do it"), _of_person(words)
    yield (
        _("Only for a public-welfare post"),
        [
            Field("welfare_kind", _("Kind"), "select", _listed(words["welfare_post_kind"], _("Not said"))),
            Field("funding_source", _("Who pays it"), most=80),
            Field("term_months", _("Term in months"), "number", hint=_("Its pay is one amount: give it twice above.")),
        ],
    )


def _listed(words, nothing):
    return [("", nothing), *words.choices()]


def _of_post(words):
    return [
        Field("title", _("Title"), most=80),
        Field("occupation", _("Occupation"), "select", _listed(words["occupation"], _("Choose an occupation"))),
        Field("headcount", _("Posts"), "number"),
        Field("destination", _("Place of work"), "select", _listed(words["destination"], _("Choose a place"))),
        Field("channel", _("Channel"), "select", Channel.choices),
        Field("opens", _("Open from"), "date"),
        Field("closes", _("Open until"), "date"),
    ]


def _of_work():
    return [
        Field("wage_min", _("Monthly wage from (yuan)"), "number"),
        Field("wage_max", _("Monthly wage to (yuan)"), "number"),
        Field("pay_day", _("Pay day of the month"), "number", hint=_("1 to 31; empty when it is not known.")),
        Field("hours_per_day", _("Hours a day"), "number"),
        Field("days_per_week", _("Days a week"), "number"),
        Field("board", _("Board is given"), "tick"),
        Field("lodging", _("Lodging is given"), "tick"),
        Field("insurance", _("Social insurance is paid"), "tick"),
        Field("season_from", _("Season from month"), "number", hint=_MONTH),
        Field("season_to", _("Season to month"), "number", hint=_MONTH),
    ]


def _of_person(words):
    return [
        Field("min_age", _("Age from"), "number"),
        Field("max_age", _("Age to"), "number"),
        Field("min_education", _("Education from"), "select", _listed(words["education"], _("Any"))),
        Field("needs_skill", _("Needs the skill of the occupation"), "tick"),
        Field("health_required", _("Health required"), "select", _listed(words["health_field"], _("Any"))),
        Field("health_note", _("Why the work needs that health"), hint=_("Needed when a health is required.")),
        Field("sex", _("Sex"), "select", _sexes(words["sex"])),
        Field("sex_ground", _("Legal ground for the sex requirement"), hint=_("Needed when a sex is required.")),
        Field("description", _("Description"), "long", most=2000),
    ]


def _sexes(words):
    """Everyone, or one of the two that a legal ground can be stated for."""
    return [("", _("Any")), *(choice for choice in words.choices() if choice[0] in ("1", "2"))]


def _firm(request, row):
    """The choice of the enterprise; it stays what it was once the vacancy is there."""
    if row:
        return []
    firms = owned_by(request.user, Enterprise.objects.order_by("name")).values_list("pk", "name")
    choices = [("", _("Choose an enterprise")), *((str(pk), name) for pk, name in firms)]
    return [Field("enterprise", _("Enterprise"), "select", choices)]


def _as_given(request, row):
    if row is None:
        given = {"opens": clock.today(), "min_age": 16, "max_age": 60, "channel": "away"}
        return given | {"enterprise": request.GET.get("enterprise", "")}
    given = {name: getattr(row, name) for name in (*TEXTS, *WHOLE, *TICKS, *DAYS)}
    return given | {name: yuan_text(getattr(row, column)) for name, column in MONEY.items()}


def _save(request, row):
    sent, on = request.POST, clock.today()
    values = {name: sent.get(name, "").strip() for name in TEXTS} | {name: name in sent for name in TICKS}
    values |= _read(sent)
    values |= {name: default for name, default in (("min_age", 16), ("max_age", 60)) if values[name] is None}
    if row is None:
        firms, key = owned_by(request.user, Enterprise.objects.all()), key_of(sent.get("enterprise", ""))
        if key is None:
            raise Invalid(field="enterprise", code="required", message=_("Choose an enterprise."))
        return actions.publish_vacancy(enterprise=row_of(request, firms, key), by=request.user, on=on, **values)
    return actions.edit_vacancy(vacancy=row, changes=values, expected_version=version_of(sent), by=request.user, on=on)


def _read(sent):
    """Numbers, amounts and days of the form; Invalid with everything that is none, or is missing."""
    wanted = [(name, name, _whole) for name in WHOLE] + [(name, name, day_of) for name in DAYS]
    wanted += [(name, column, fen_of) for name, column in MONEY.items()]
    values, wrong = {}, {}
    for name, column, parse in wanted:
        try:
            values[column] = parse(sent.get(name), name)
        except Invalid as error:
            wrong[name] = (error.code, error.message)
        else:
            if values[column] is None and name in ("headcount", *MONEY):
                wrong[name] = ("required", _("This is required."))
    if wrong:
        raise Invalid(fields=wrong)
    return values


def _whole(text, field):
    """A whole number, or None when nothing was given; Invalid for anything else."""
    text = (text or "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise Invalid(field=field, code="whole", message=_("Give a whole number, such as 20."))
    return int(text)
