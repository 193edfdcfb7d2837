"""One training institution: its form, its reviews, the rounds in which it stood."""

from dataclasses import replace
from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from trainings.institutions import actions, queries
from trainings.institutions.models import Institution, Review, RoundCandidate
from trainings.institutions.states import NEEDED, VERDICT_CHOICES, DocumentKind, ReviewState
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.desk.form import Field, asked, day_or_nothing, filled, refusals, version_of
from xundian.pages.finding import day_of, needed_key, row_of

YEAR = timedelta(days=365)
SCHEMES = ("occupation",)


def new(request):
    """Register an institution of the own county."""
    return _form(request, None)


def edit(request, pk):
    """Correct what the form said."""
    return _form(request, own(request, pk))


def institution(request, pk):
    """The page of one institution."""
    return _show(request, pk)


@require_POST
def step(request, pk, step):
    """Take documents in, or give a verdict."""
    row = own(request, pk)
    if step not in STEPS:
        raise Http404
    try:
        STEPS[step](request, row)
    except DomainError as error:
        return _show(request, pk, refusals(error), 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("desk-institution", pk=pk)


def own(request, pk):
    """The institution, if the own place keeps it; 404 otherwise."""
    row = row_of(request, Institution.objects.all(), pk)
    if not owned_by(request.user, Institution.objects.filter(pk=row.pk)).exists():
        raise Http404
    return row


def _file(request, row):
    sent = request.POST
    documents = [
        {"kind": kind, "number": sent.get(f"number_{kind}", ""),
         "valid_to": day_or_nothing(sent.get(f"until_{kind}"), f"until_{kind}")}
        for kind in DocumentKind.values if sent.get(f"number_{kind}", "").strip()
    ]  # fmt: skip
    filed_on = day_of(sent.get("filed_on"), "filed_on")
    actions.file_review(institution=row, documents=documents, filed_on=filed_on, by=request.user, on=clock.today())


def _decide(request, row):
    sent = request.POST
    review = Review.objects.filter(institution=row, pk=needed_key(sent.get("review"))).first()
    if review is None:
        raise Http404
    verdict = sent.get("verdict", "")
    qualified, remedy = verdict == ReviewState.APPROVED, verdict == ReviewState.REMEDY
    actions.decide_review(
        review=review, verdict=verdict, reasons=sent.get("reasons", ""), by=request.user, on=clock.today(),
        valid_from=day_or_nothing(sent.get("valid_from"), "valid_from") if qualified else None,
        valid_to=day_or_nothing(sent.get("valid_to"), "valid_to") if qualified else None,
        remedy=sent.get("remedy", "") if remedy else "",
        remedy_by=day_or_nothing(sent.get("remedy_by"), "remedy_by") if remedy else None,
    )  # fmt: skip


STEPS = {"file": _file, "decide": _decide}


def _show(request, pk, errors=(), status=200):
    user, on = request.user, clock.today()
    row = row_of(request, queries.with_standing(Institution.objects.all(), on), pk)
    may_edit = carries(user.role, "institutions.edit")
    reviews = list(queries.reviews_of(row))
    given = request.POST if errors else {}
    stands = RoundCandidate.objects.filter(institution=row).select_related("round").order_by("-round__conference_on")
    context = {
        "row": row, "reviews": reviews, "errors": errors, "given": given, "on": on, "year": on + YEAR,
        "may_edit": may_edit, "waiting": next((each for each in reviews if each.state == ReviewState.FILED), None),
        "kinds": [
            {"kind": kind, "label": label, "needed": kind in NEEDED, "number": given.get(f"number_{kind}", ""),
             "until": given.get(f"until_{kind}", "")}
            for kind, label in DocumentKind.choices
        ],
        "verdicts": VERDICT_CHOICES,
        "stands": stands[:30] if carries(user.role, "rounds.read") else (), "lists": Lists(SCHEMES),
    }  # fmt: skip
    return render(request, "desk/institution.html", context, status=status)


FIELDS = [
    Field("name", pgettext_lazy("thing", "Name"), most=100),
    Field("legal_representative", gettext_lazy("Legal representative"), most=50),
    Field("contact", gettext_lazy("Contact person"), most=50), Field("phone", gettext_lazy("Telephone"), most=20),
    Field("address", gettext_lazy("Address of the institution")),
]  # fmt: skip
USCC = Field(
    "uscc", gettext_lazy("Unified social credit code"), hint=gettext_lazy("18 characters; the last one is checked."),
    most=30,
)  # fmt: skip


def _form(request, row):
    wanted = FIELDS if row else [FIELDS[0], USCC, *FIELDS[1:]]
    fields = [replace(each, label=str(each.label)) for each in wanted]
    occupations = Lists(SCHEMES)["occupation"].choices()
    sent = request.POST
    chosen = sent.getlist("occupations") if request.method == "POST" else row.occupations if row else []
    known = {each.name: getattr(row, each.name) for each in fields} if row else {}
    shown = {
        "row": row, "chosen": chosen, "occupations": occupations,
        "version": sent.get("version") or (row.version if row else ""),
    }  # fmt: skip

    def save(sent):
        values = {each.name: sent.get(each.name, "") for each in fields} | {"occupations": chosen}
        return _save(request, row, values)

    return asked(request, "desk/institution_form.html", filled(fields, known), save, "desk-institution", **shown)


def _save(request, row, values):
    by, on = request.user, clock.today()
    if row is None:
        return actions.register(county=by.division, by=by, on=on, **values)
    return actions.edit(institution=row, changes=values, expected_version=version_of(request.POST), by=by, on=on)
