"""The dated rows of the subsidy policy: what each line pays, under which document, and from when to when (X2.3)."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST

from laborers.subsidies import actions, queries
from laborers.subsidies.models import Policy
from laborers.subsidies.states import Claimant, Evidence, Local, PolicyCode
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.codes.queries import table
from xundian.kit import clock
from xundian.pages.desk.declarations.steps import Step, forms_of, listed, take, values_of, words_of
from xundian.pages.desk.form import Field, asked, day_or_nothing, fen_of, whole_of
from xundian.pages.desk.subsidies.shared import PAGE, POLICY, code_choices, doors
from xundian.pages.finding import day_of, row_of

SHOWS = [("", _("In force today")), ("all", _("All"))]


def policies(request):
    """The rows that hold today by line; all of them with show=all."""
    user, on = request.user, clock.today()
    given = {name: request.GET.get(name, "").strip() for name in ("code", "show")}
    mine = visible_to(user, Policy.objects.all())
    rows = mine if given["show"] == "all" else mine.filter(queries.in_force(on))
    if given["code"] in PolicyCode.values:
        rows = rows.filter(code=given["code"])
    rows = queries.counted(rows).order_by("code", "project", "claimant", "-valid_from", "pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.bands = bands_of(row)
    context = {
        "page": page, "asked": given, "shows": SHOWS, "codes": code_choices(), "any_at_all": mine.exists(), "on": on,
        "may_edit": carries(user.role, POLICY), "projects": projects_on(on), "doors": doors(request),
    }  # fmt: skip
    return render(request, "desk/subsidies/policies.html", context)


def projects_on(on):
    """{code: name} of the projects under which training is paid."""
    return dict(table("training_programme", on).choices())


def bands_of(row):
    """[(first, last or None, fen)] of a line that pays by bands; [] of another."""
    bands = row.terms.get("bands", [])
    ends = [*(least - 1 for least, _fen in bands[1:]), None]
    return [(least, last, fen) for (least, fen), last in zip(bands, ends, strict=False)]


# What a term that is true says.
FLAGS = {
    "supported": _("The household is registered poor."), "licensed": _("It has a business licence."),
    "recognised": _("It is recognised by a document."),
    "introduced_year": _("Hired in the year in which the enterprise was introduced."),
}  # fmt: skip


def conditions_of(terms):
    """The terms of a row as sentences."""
    found = [text for name, text in FLAGS.items() if terms.get(name)]
    if terms.get("months"):
        longer = _("A contract of more than %(n)s months.")
        found.append(
            (longer if terms.get("longer") else _("A contract of %(n)s months or longer.")) % {"n": terms["months"]}
        )
    if terms.get("man_from") or terms.get("woman_from"):
        ages = {"man": terms["man_from"], "woman": terms["woman_from"]}
        found.append(_("On the day of hire a man of %(man)s or older, or a woman of %(woman)s or older.") % ages)
    if terms.get("local"):
        found.append(_("Local hires have their home in: %(place)s.") % {"place": Local(terms["local"]).label})
    if terms.get("hires"):
        found.append(_("At least %(n)s local hires.") % {"n": terms["hires"]})
    if terms.get("stable_months"):
        found.append(_("Running for more than %(n)s months.") % {"n": terms["stable_months"]})
    return found


def policy(request, pk):
    """One row with its terms and proof; its last day can be set."""
    return _show(request, _own(request, pk))


@require_POST
def step(request, pk, step):
    """Set the last day of a row."""
    return take(request, STEPS, step, _own(request, pk), _show, "subsidy-policy")


def _own(request, pk):
    return row_of(request, queries.counted(), pk)


def _show(request, row, tried="", errors=(), status=200):
    forms = forms_of("subsidy-policy", STEPS, row, request.user, tried, request.POST, errors)
    context = {
        "row": row, "errors": listed(tried, errors, forms), "bands": bands_of(row), "doors": doors(request),
        "proofs": [Evidence(kind).label for kind in row.evidence],
        "conditions": conditions_of(row.terms), "projects": projects_on(clock.today()),
        "forms": forms,
    }  # fmt: skip
    return render(request, "desk/subsidies/policy.html", context, status=status)


def new(request):
    """Another row of a line, from a day on; the one in force ends the day before."""
    on = clock.today()
    projects = [("", "–"), *projects_on(on).items()]
    fields = [
        Field("code", _("Line of the policy"), "select", choices=PolicyCode.choices),
        Field("valid_from", _("In force from"), "date", value=on),
        Field("document", _("Document"), most=200),
        Field("name", pgettext_lazy("thing", "Name"), most=80, hint=_("Without one, the name of the line.")),
        Field("amount_fen", _("Amount, yuan"), "number", most=12, hint=_("Empty where bands of hires say it.")),
        Field("loan_fen", _("Loan up to, yuan"), "number", most=12, hint=_("For loans only.")),
        Field("project", _("Project"), "select", choices=projects, hint=_("For training only.")),
        Field("claimant", _("Claimant"), "select", choices=[("", "–"), *Claimant.choices],
              hint=_("For training only: the trainee or the training institution.")),
        Field("notice_days", _("Days of public notice"), "number", value="7", most=2),
        Field("claim_until", _("Claimed until"), "date", hint=_("Empty: for good.")),
    ]  # fmt: skip
    return asked(
        request, "desk/subsidies/policy_form.html", fields, lambda sent: _set(request, sent), "subsidy-policy",
        doors=doors(request),
    )  # fmt: skip


def _set(request, sent):
    values = values_of(
        sent, code=words_of, valid_from=day_of, document=words_of, name=words_of, amount_fen=fen_of, loan_fen=fen_of,
        project=words_of, claimant=words_of, notice_days=whole_of, claim_until=day_or_nothing,
    )  # fmt: skip
    given = {name: value for name, value in values.items() if value not in ("", None)}
    given = {"document": "", "code": ""} | given
    return actions.set_policy(county=request.user.division, by=request.user, on=clock.today(), **given)


def _end(request, row):
    values = values_of(request.POST, valid_to=day_or_nothing, claim_until=day_or_nothing)
    actions.end_policy(policy=row, changes=values, by=request.user, on=clock.today())


STEPS = {
    "end": Step(
        "end", _("Set the last day"), POLICY, lambda row, user: True,
        lambda row, user: [
            Field("valid_to", _("In force until"), "date", value=row.valid_to),
            Field("claim_until", _("Claimed until"), "date", value=row.claim_until),
        ],
        _end, _("Claims that were made under it stay as they are."),
    )
}  # fmt: skip
