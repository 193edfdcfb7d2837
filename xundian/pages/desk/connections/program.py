"""Tokens of programs: made, shown once, replaced, ended."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xundian.accounts import tokens
from xundian.accounts.scopes import SCOPES, useful_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.ids import key_of
from xundian.pages.desk.form import Field, filled, refusals

FOR_DAYS = (30, 90, 180, 366)


def make(request):
    """The form of a new token; with what was made, its text, this once."""
    wrong = []
    if request.method == "POST":
        try:
            row, text = _make(request)
        except DomainError as refusal:
            wrong = refusals(refusal)
        else:
            return shown_once(request, row.device, token=text, until=row.expiry, sandbox=row.sandbox)
    given = request.POST if request.method == "POST" else {"days": str(tokens.DAYS)}
    people = tokens.holders(request.user).select_related("station").order_by("name")
    names = [(str(each.pk), f"{each.name} · {each.station or each.division}") for each in people]
    fields = [
        Field("name", _("What it is for"), most=80, hint=_("For example: system of the Kunming station")),
        Field("user", _("It acts as"), "select", choices=names),
        Field("days", _("It holds for"), "select", choices=[(str(n), _("%(n)s days") % {"n": n}) for n in FOR_DAYS]),
        Field("sandbox", _("Only for trying: what it writes is undone at once, and nobody is told"), "tick"),
    ]
    context = {
        "fields": filled(fields, given, wrong), "errors": wrong, "chosen": _scopes(request), "scopes": _offered(people),
        "wrong": dict(wrong),
    }  # fmt: skip
    return render(request, "desk/connection_token.html", context, status=422 if wrong else 200)


@require_POST
def step(request, pk, step):
    """Replace a token (the new one is shown once), or end it."""
    row = get_object_or_404(tokens.programs_of(request.user), reference=pk)
    try:
        if step == "rotate":
            made, text = tokens.rotate(token=row, by=request.user, at=clock.now())
            return shown_once(request, made.device, token=text, until=made.expiry, sandbox=made.sandbox)
        if step != "revoke":
            raise Http404
        tokens.revoke(token=row, by=request.user)
    except DomainError as error:
        messages.error(request, error.message, extra_tags="bad")
    else:
        messages.success(request, _("The token is ended."), extra_tags="done")
    return redirect("connections")


def shown_once(request, name, **shown):
    """The page with a secret, which no cache keeps and no other page shows."""
    answer = render(request, "desk/connection_secret.html", {"name": name} | shown)
    answer["Cache-Control"] = "no-store"
    return answer


def _make(request):
    sent = request.POST
    user = tokens.holders(request.user).filter(pk=key_of(sent.get("user", ""))).first()
    days = int(sent["days"]) if sent.get("days", "") in map(str, FOR_DAYS) else 0
    return tokens.make(
        user=user or request.user, name=sent.get("name", ""), scopes=_scopes(request), by=request.user,
        sandbox=bool(sent.get("sandbox")), days=days,
    )  # fmt: skip


def _scopes(request):
    return request.POST.getlist("scopes")


def _offered(people):
    """[(scope, label)] of use to any of the people."""
    useful = {name for role in {each.role for each in people} for name in useful_to(role)}
    return [(name, scope.label) for name, scope in SCOPES.items() if name in useful]
