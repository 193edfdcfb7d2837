"""Webhooks: set up, changed, tested, paused; and the log of deliveries, with the button that sends one again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from xundian.accounts.roles import Role, carries
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.desk.connections.listing import LOOKS, kinds_of
from xundian.pages.desk.connections.program import shown_once
from xundian.pages.desk.form import Field, filled, named, refusals
from xundian.webhooks import actions, queries
from xundian.webhooks.states import PING, DeliveryState, Kind

PAGE = 30
DELIVERY_LOOKS = {DeliveryState.DELIVERED: "good", DeliveryState.GIVEN_UP: "bad", DeliveryState.WAITING: "busy"}


def new(request):
    """The form of a new webhook; with what was made, its secret, this once."""
    wrong = []
    if request.method == "POST":
        try:
            row, secret = actions.subscribe(**_given(request), by=request.user, at=clock.now())
        except DomainError as refusal:
            wrong = refusals(refusal)
        else:
            return shown_once(request, row.name, secret=secret, hook=row)
    return _form(request, request.POST, wrong)


def hook(request, pk):
    """One webhook with its log; a POST changes it."""
    row, wrong = _found(request, pk), []
    may_edit = carries(request.user.role, "webhooks.edit")
    if request.method == "POST":
        if not may_edit:
            raise Http404
        try:
            sent = request.POST.get("version", "")
            version = int(sent) if sent.isdecimal() and len(sent) < 10 else -1
            actions.edit(subscription=row, changes=_given(request), expected_version=version, by=request.user)
        except DomainError as refusal:
            wrong = refusals(refusal)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("webhook", pk=pk)
    given = request.POST if wrong else {"name": row.name, "url": row.url, "version": row.version}
    log = queries.deliveries_of(request.user).filter(subscription=row).order_by("-happened_at", "-id")
    page = Paginator(log, PAGE).get_page(request.GET.get("page"))
    return _form(request, given, wrong, row=row, page=page, may_edit=may_edit)


@require_POST
def step(request, pk, step):
    """Test, pause, resume, remove; or a new secret, shown once."""
    row, who, at = _found(request, pk), {"by": request.user}, clock.now()
    try:
        if step == "rotate":
            row, secret = actions.rotate(subscription=row, **who, at=at)
            return shown_once(request, row.name, secret=secret, hook=row)
        said = _take(step, row, who, at)
    except DomainError as error:
        messages.error(request, error.message, extra_tags="bad")
    else:
        messages.success(request, said, extra_tags="done")
    return redirect("connections") if step == "remove" else redirect("webhook", pk=pk)


@require_POST
def again(request, pk):
    """Send one delivery again."""
    row = get_object_or_404(queries.deliveries_of(request.user), pk=pk)
    try:
        actions.redeliver(delivery=row, by=request.user, at=clock.now())
    except DomainError as error:
        messages.error(request, error.message, extra_tags="bad")
    else:
        messages.success(request, _("It is sent again; look at the log in a moment."), extra_tags="done")
    return redirect("webhook", pk=row.subscription_id)


def _take(step, row, who, at):
    """Take the step; what is said of it."""
    if step == "ping":
        actions.ping(subscription=row, **who, at=at)
        return _("A test is sent; look at the log in a moment.")
    if step == "resume":
        actions.resume(subscription=row, **who, at=at)
        return _("The webhook is told again.")
    if step == "pause":
        actions.pause(subscription=row, **who)
        return _("The webhook is paused.")
    if step == "remove":
        actions.remove(subscription=row, **who)
        return _("The webhook is removed.")
    raise Http404


def _found(request, pk):
    return get_object_or_404(queries.subscriptions_of(request.user), pk=pk)


def _given(request):
    sent = request.POST
    return {"name": sent.get("name", ""), "url": sent.get("url", ""), "kinds": sent.getlist("kinds")}


def _form(request, given, wrong, row=None, page=None, may_edit=True):
    fields = [
        Field("name", _("What it is for"), most=80),
        Field(
            "url", pgettext("web", "Address"), most=500,
            hint=_("It begins with https:// and is reached from the internet."),
        ),
    ]  # fmt: skip
    chosen = request.POST.getlist("kinds") if request.method == "POST" else row.kinds if row else []
    role = Role.STATION if row and row.station_id else request.user.role
    context = {
        "row": row, "look": LOOKS[row.state] if row else "", "kinds_told": kinds_of(row) if row else [],
        "fields": filled(fields, given, wrong), "errors": named(wrong, fields), "wrong": dict(wrong), "chosen": chosen,
        "kinds": [(kind.value, kind.label) for kind in queries.kinds_for(role)], "may_edit": may_edit,
        "version": given.get("version", ""), "page": page, "log": [_line(each) for each in page or ()],
    }  # fmt: skip
    return render(request, "desk/connection_hook.html", context, status=422 if wrong else 200)


def _line(row):
    """A delivery with its event in words and its last try."""
    tries = list(row.attempts.all())
    label = _("Test") if row.kind == PING else Kind(row.kind).label if row.kind in Kind.values else row.kind
    return {
        "row": row, "label": label, "look": DELIVERY_LOOKS.get(row.state, ""), "tries": tries,
        "can_again": row.state != DeliveryState.WAITING,
    }  # fmt: skip
