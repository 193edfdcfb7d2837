"""The terms of the channels: the rows that were in force, each with its document, and a form for the next (W2.2)."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relocation.channels import actions, queries
from relocation.channels.models import ChannelPolicy
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.codes.queries import table
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.errors import DomainError
from xundian.pages.desk.form import Field, filled, named, refusals, together, whole_of
from xundian.pages.finding import day_of

TICK, SCHOOL = "low_skill_to_workshop", "enough_school"


def policies(request, errors=(), status=200):
    """All terms of the county, the newest first; the county sets the next, nobody changes a former one."""
    on = clock.today()
    education = table("education", on)
    rows = list(visible_to(request.user, ChannelPolicy.objects.select_related("county").order_by("-valid_from", "pk")))
    newest = rows[0] if rows else ChannelPolicy()
    fields = _fields(newest, education)
    given = request.POST if errors else {}
    if errors:
        given = given.dict() | {TICK: given.get(TICK, "")}
    context = {
        "rows": [(row, education.label(row.enough_school), _state(row, on)) for row in rows],
        "may_edit": carries(request.user.role, "channels.policy"), "errors": named(errors, fields),
        "fields": filled(fields, given, errors), "usual": not rows,
    }  # fmt: skip
    return render(request, "desk/channel_policies.html", context, status=status)


@require_POST
def set_policy(request):
    """New terms of the own county from a day on."""
    sent, faults = request.POST, Faults()
    terms = {name: faults.check(whole_of, sent.get(name), name) for name in queries.TERMS if name not in (TICK, SCHOOL)}
    terms = {name: value for name, value in terms.items() if value is not None}
    terms |= {TICK: bool(sent.get(TICK)), SCHOOL: sent.get(SCHOOL, "")[:2]}
    valid_from = faults.check(day_of, sent.get("valid_from"), "valid_from")
    try:
        together(
            faults,
            lambda: actions.set_policy(
                county=request.user.division, valid_from=valid_from or clock.today(), by=request.user,
                document=sent.get("document", ""), **terms,
            ),
        )  # fmt: skip
    except DomainError as error:
        return policies(request, refusals(error), 422)
    messages.success(request, _("The terms are set. They hold for proposals from that day on."), extra_tags="done")
    return redirect("channel-policies")


def _fields(newest, education):
    words = {name: str(ChannelPolicy._meta.get_field(name).verbose_name) for name in queries.TERMS}
    schools = [(code, label) for code, label in education.choices() if code.endswith("0")]
    fields = [Field("document", _("Document")), Field("valid_from", _("In force from"), "date")]
    for name in queries.TERMS:
        value = getattr(newest, name)
        if name == TICK:
            fields.append(Field(name, words[name], "tick", value=value))
        elif name == SCHOOL:
            fields.append(Field(name, words[name], "select", schools, value=value))
        else:
            fields.append(Field(name, words[name], "number", most=3, value=value))
    return fields


def _state(row, on):
    if row.valid_from > on:
        return "future"
    return "now" if row.valid_to is None or row.valid_to >= on else "past"
