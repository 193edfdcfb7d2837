"""The form of a training order: entered for people of the own place, corrected while it is open."""

from django.utils.translation import gettext as _

from laborers.enterprises.models import Enterprise
from laborers.jobs.models import Vacancy
from laborers.jobs.states import VacancyState
from trainings.demand import actions
from trainings.demand.models import TrainingOrder
from xundian.accounts.scope import owned_by, visible_to
from xundian.codes.queries import tables
from xundian.divisions.models import Division
from xundian.divisions.queries import below
from xundian.divisions.states import Level
from xundian.kit import clock
from xundian.kit.errors import Invalid
from xundian.kit.ids import key_of
from xundian.pages.desk.form import Field, asked, fen_of, filled, version_of, whole_of, yuan_text
from xundian.pages.finding import day_of, row_of

LISTED = 200


def new(request):
    """Enter an order of an enterprise of the county."""

    def save(sent):
        key = key_of(sent.get("enterprise", ""))
        if key is None:
            raise Invalid(field="enterprise", code="required", message=_("Choose an enterprise."))
        firm = row_of(request, Enterprise.objects.all(), key)
        return actions.place_order(enterprise=firm, by=request.user, on=clock.today(), **_facts(request, sent, firm))

    firms = visible_to(request.user, Enterprise.objects.order_by("name")).values_list("pk", "name")
    choices = [("", _("Choose an enterprise")), *((str(pk), name) for pk, name in firms)]
    prefilled = {name: request.GET.get(name, "") for name in ("enterprise", "occupation", "division")}
    fields = filled([Field("enterprise", _("Enterprise"), "select", choices), *_fields(request)], prefilled)
    return _form(request, _("Enter an order"), fields, save)


def edit(request, pk):
    """Correct an open order of the own place."""
    rows = owned_by(request.user, TrainingOrder.objects.select_related("enterprise", "division"))
    row = row_of(request, rows, pk)

    def save(sent):
        return actions.edit_order(
            order=row, changes=_facts(request, sent, row.enterprise), expected_version=version_of(sent),
            by=request.user, on=clock.today(),
        )  # fmt: skip

    columns = ("occupation", "headcount", "wanted_from", "wanted_to", "promised_hires", "note")
    given = {name: getattr(row, name) for name in columns} | {
        "division": row.division_id, "promised_wage": yuan_text(row.promised_wage_fen),
        "vacancy": str(row.vacancy_id or ""),
    }  # fmt: skip
    return _form(request, _("Correct the order"), filled(_fields(request, row), given), save, row)


def _form(request, title, fields, save, row=None):
    shown = {"title": title, "row": row, "version": row.version if row else ""}
    return asked(request, "desk/training_order_form.html", fields, save, "training-order", **shown)


def _fields(request, row=None):
    words = tables(("occupation",), clock.today())["occupation"]
    vacancies = [("", _("None"))]
    if row:
        open_ones = Vacancy.objects.filter(enterprise=row.enterprise, state=VacancyState.OPEN).order_by("title")
        vacancies += [(str(each.pk), each.title) for each in open_ones[:LISTED]]
    fields = [
        Field("occupation", _("Occupation"), "select", [("", _("Choose an occupation")), *words.choices()]),
        Field("division", _("People from"), "select", _places(request.user, row)),
        Field("headcount", _("People to train"), "number"),
        Field("wanted_from", _("Wanted from"), "date"), Field("wanted_to", _("Wanted until"), "date"),
        Field("promised_hires", _("Promises to hire"), "number", value=0,
              hint=_("It binds the enterprise, nobody who is trained.")),
        Field("promised_wage", _("Promised monthly wage (yuan)"), "number", hint=_("Empty when none was named.")),
        Field("note", _("Note"), "long", most=500),
    ]  # fmt: skip
    if len(vacancies) > 1:
        hint = _("Graduates are offered its posts first.")
        fields.append(Field("vacancy", _("Vacancy for those who are trained"), "select", vacancies, hint=hint))
    return fields


def _places(user, row):
    """The own place and, of a county or township, the places one level down; and the one that is chosen."""
    rows = Division.objects.filter(below(user.division_id), valid_to=None).exclude(level=Level.GROUP)
    if user.division.level == Level.COUNTY:
        rows = rows.exclude(level=Level.VILLAGE)
    if row:
        rows = rows | Division.objects.filter(code=row.division_id)
    return [(each.code, each.label) for each in rows.order_by("code")]


def _facts(request, sent, firm):
    places = Division.objects.filter(below(request.user.division_id))
    key = key_of(sent.get("vacancy", ""))
    wanted = {
        "division": lambda: places.filter(code=sent.get("division", "")).first(),
        "headcount": lambda: whole_of(sent.get("headcount"), "headcount") or 0,
        "promised_hires": lambda: whole_of(sent.get("promised_hires"), "promised_hires") or 0,
        "promised_wage_fen": lambda: fen_of(sent.get("promised_wage"), "promised_wage"),
        "wanted_from": lambda: day_of(sent.get("wanted_from"), "wanted_from"),
        "wanted_to": lambda: day_of(sent.get("wanted_to"), "wanted_to"),
    }
    values, wrong = {}, {}
    for name, read in wanted.items():
        try:
            values[name] = read()
        except Invalid as error:
            wrong[error.field] = (error.code, error.message)
    if not wrong and values["division"] is None:
        wrong["division"] = ("required", _("Choose the place that the people come from."))
    if wrong:
        raise Invalid(fields=wrong)
    vacancy = Vacancy.objects.filter(pk=key, enterprise=firm).first() if key else None
    return values | {
        "occupation": sent.get("occupation", "").strip(), "note": sent.get("note", ""), "vacancy": vacancy,
    }  # fmt: skip
