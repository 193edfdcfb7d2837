"""The ledger of old homesteads: promised, cleared, put to use, inspected; those that are overdue first."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST

from relocation.households import actions, queries
from relocation.households.models import Homestead, MoveIn
from relocation.households.states import HomesteadState
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.pages.desk.declarations.steps import Step, forms_of, listed, needed_mu, read, take, words_of
from xundian.pages.desk.form import Field, asked, filled, together
from xundian.pages.finding import day_of, row_of

PAGE = 50
OVERDUE, UNPROMISED = "overdue", "unpromised"
EDIT, INSPECT = "homesteads.edit", "homesteads.inspect"


def overdue(user):
    """How many homesteads of the user's place are not cleared by the day promised."""
    return visible_to(user, Homestead.objects.filter(cleared_on=None, clear_by__lt=clock.today())).count()


def homesteads(request):
    """Old homesteads by the day promised, and the moves of which nothing is promised yet."""
    user, show = request.user, request.GET.get("show", "")
    mine = visible_to(user, Homestead.objects.all())
    rows = queries.homesteads(clock.today(), mine)
    moves = visible_to(user, queries.to_promise())
    if show == OVERDUE:
        rows = rows.filter(overdue=True)
    elif show in HomesteadState.values:
        rows = rows.filter(state=show)
    context = {
        "page": Paginator(moves if show == UNPROMISED else rows, PAGE).get_page(request.GET.get("page")),
        "show": show, "shows": [("", _("All")), (OVERDUE, _("Overdue")), (UNPROMISED, _("Nothing promised yet")),
                                *HomesteadState.choices],
        "unpromised": UNPROMISED, "any_at_all": mine.exists() or moves.exists(), "may_edit": carries(user.role, EDIT),
    }  # fmt: skip
    return render(request, "desk/homesteads.html", context)


def new(request, pk):
    """What a household that moved in promises."""
    move = row_of(request, MoveIn.objects.select_related("household", "site"), pk)
    fields = [
        Field("area_mu", _("Area in mu"), "number", most=8), Field("clear_by", _("To be cleared by"), "date"),
        Field("note", _("Note"), "long", most=500),
    ]  # fmt: skip

    def save(sent):
        faults = Faults()
        values = read(sent, faults, area_mu=needed_mu, clear_by=day_of, note=words_of)
        known = {"move_in": move, "by": request.user, "on": clock.today()}
        return together(faults, lambda: actions.promise_clearing(**known, **values))

    return asked(request, "desk/homestead_form.html", filled(fields, {}), save, "homestead", move=move)


def homestead(request, pk):
    """The page of one homestead."""
    return show_one(request, _own(request, pk))


@require_POST
def step(request, pk, step):
    """Take a step of a homestead."""
    return take(request, STEPS, step, _own(request, pk), show_one, "homestead")


def show_one(request, row, tried="", errors=(), status=200):
    """The page, with what was refused."""
    forms = forms_of("homestead", STEPS, row, request.user, tried, request.POST, errors)
    context = {"row": row, "forms": forms, "errors": listed(tried, errors, forms)}
    return render(request, "desk/homestead.html", context, status=status)


def _own(request, pk):
    return row_of(request, queries.homesteads(clock.today()), pk)


def _taken(action, **readers):
    def taken(request, row):
        faults = Faults()
        values = read(request.POST, faults, **readers)
        together(faults, lambda: action(homestead=row, by=request.user, on=clock.today(), **values))

    return taken


def _inspect(request, row):
    def inspect(**values):
        return actions.inspect(in_order=request.POST.get("in_order") == "1", **values)

    _taken(inspect, found=words_of, inspected_on=day_of)(request, row)


def _day(name, label):
    return Field(name, label, "date", value=clock.today())


STEPS = {
    each.name: each
    for each in (
        Step("clear", _("It is cleared"), EDIT, lambda row, user: row.cleared_on is None,
             lambda row, user: [_day("cleared_on", pgettext_lazy("homestead", "Cleared on"))],
             _taken(actions.clear, cleared_on=day_of)),
        Step("postpone", _("Promise a later day"), EDIT, lambda row, user: row.cleared_on is None,
             lambda row, user: [Field("clear_by", _("To be cleared by"), "date"), Field("note", _("Why"), most=500)],
             _taken(actions.postpone_clearing, clear_by=day_of, note=words_of)),
        Step("restore", _("The land is put to use"), EDIT, lambda row, user: row.cleared_on and not row.in_order,
             lambda row, user: [
                 Field("farmed_mu", _("Restored to farming, mu"), "number", most=8, value="0"),
                 Field("greened_mu", _("Greened, mu"), "number", most=8, value="0"),
                 _day("restored_on", _("Put to use on")),
             ], _taken(actions.restore, farmed_mu=needed_mu, greened_mu=needed_mu, restored_on=day_of)),
        Step("inspect", _("Record an inspection"), INSPECT, lambda row, user: row.restored_on and not row.in_order,
             lambda row, user: [
                 Field("in_order", _("It is in order"), "tick"),
                 Field("found", pgettext_lazy("homestead", "What was found"), "long", most=500),
                 _day("inspected_on", _("Inspected on")),
             ], _inspect),
    )
}  # fmt: skip
