"""One event: its stands and posts, who came (quick to enter on a phone), what was signed, and the steps it allows."""

import uuid
from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from laborers.enterprises.models import Enterprise
from laborers.jobs import actions, queries
from laborers.jobs.models import EventStand, EventVisitor, Intention, RecruitmentEvent, Vacancy
from laborers.jobs.rules import ANSWER_DAYS
from laborers.jobs.states import EventState, IntentionState, VacancyState
from laborers.registry import search
from laborers.registry.models import Laborer
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by, visible_to
from xundian.codes.queries import tables
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.ids import key_of
from xundian.pages.desk.form import refusals
from xundian.pages.finding import day_of, needed_key, row_of

FOUND, SHOWN = 20, 200
RIGHTS = {
    "hold": "events.edit", "cancel": "events.edit", "replan": "events.edit", "stand": "events.edit",
    "remove-stand": "events.edit", "visitors": "events.attend", "sign": "events.attend", "lapse": "events.attend",
    "remove-visitor": "events.attend", "offer": "offers.make",
}  # fmt: skip
# Steps of whoever holds the event; the others are also taken below it.
OWN = ("hold", "cancel", "replan", "stand", "remove-stand")


def event(request, pk):
    """One event of the user's place, or of the places above it."""
    return _show(request, row_of(request, _rows(), pk))


@require_POST
def step(request, pk, step):
    """Take one step; refused words come back with what was written."""
    if step not in RIGHTS or not carries(request.user.role, RIGHTS[step]):
        raise Http404
    row = row_of(request, owned_by(request.user, _rows()) if step in OWN else _rows(), pk)
    try:
        told = _take(request, row, step)
    except DomainError as error:
        return _show(request, row_of(request, _rows(), pk), refusals(error), step, 422)
    messages.success(request, told or _("Saved."), extra_tags="done")
    return redirect("desk-event", pk=pk)


def _rows():
    return queries.with_counts(RecruitmentEvent.objects.select_related("division"))


def _take(request, row, step):
    who = {"by": request.user, "on": clock.today()}
    plain = {"hold": actions.hold_event, "cancel": actions.cancel_event, "replan": actions.replan_event}
    if step in plain:
        plain[step](event=row, **who)
        return None
    return {
        "stand": _stand, "remove-stand": _remove_stand, "visitors": _visitors, "remove-visitor": _remove_visitor,
        "sign": _sign, "lapse": _lapse, "offer": _offer,
    }[step](request, row, who)  # fmt: skip


def _stand(request, row, who):
    key = key_of(request.POST.get("enterprise", ""))
    if key is None:
        raise Invalid(field="enterprise", code="required", message=_("Choose an enterprise."))
    firm = row_of(request, Enterprise.objects.all(), key)
    mine = visible_to(request.user, Vacancy.objects.filter(enterprise=firm))
    if "chosen" in request.POST:
        mine = mine.filter(pk__in=[needed_key(each) for each in request.POST.getlist("vacancy")[:SHOWN]])
    else:
        mine = mine.filter(state=VacancyState.OPEN)
    actions.set_stand(event=row, enterprise=firm, vacancies=list(mine), note=request.POST.get("note", ""), **who)


def _remove_stand(request, row, who):
    rows = EventStand.objects.filter(event=row)
    actions.remove_stand(stand=row_of(request, rows, key_of(request.POST.get("stand", "")) or row.pk), **who)


def _visitors(request, row, who):
    sent, others = request.POST, request.POST.get("others", "").strip() or "0"
    if not (others.isascii() and others.isdigit() and len(others) <= 6):
        raise Invalid(field="others", code="count", message=_("Give a number of people, such as 35."))
    keys = [key for key in map(key_of, sent.getlist("laborer")) if key]
    laborers = list(visible_to(request.user, Laborer.objects.filter(pk__in=keys)))
    added = actions.record_visitors(
        event=row, laborers=laborers, others=int(others), id=key_of(sent.get("id", "")), **who
    )
    return ngettext("%(n)s person added.", "%(n)s people added.", added) % {"n": added}


def _remove_visitor(request, row, who):
    rows = EventVisitor.objects.filter(event=row)
    actions.remove_visitor(visitor=row_of(request, rows, key_of(request.POST.get("visitor", "")) or row.pk), **who)


def _sign(request, row, who):
    keys = [key_of(request.POST.get(name, "")) for name in ("laborer", "vacancy")]
    if None in keys:
        raise Invalid(field="vacancy", code="required", message=_("Choose the person and the post."))
    laborer, vacancy = row_of(request, Laborer.objects.all(), keys[0]), row_of(request, Vacancy.objects.all(), keys[1])
    actions.sign_intention(event=row, laborer=laborer, vacancy=vacancy, **who)


def _lapse(request, row, who):
    rows = Intention.objects.filter(event=row)
    actions.lapse_intention(intention=row_of(request, rows, key_of(request.POST.get("intention", "")) or row.pk), **who)


def _offer(request, row, who):
    answer_by = day_of(request.POST.get("answer_by"), "answer_by")
    rows = visible_to(request.user, Intention.objects.filter(event=row))
    chosen = key_of(request.POST.get("intention", ""))
    made, refused = actions.offer_intentions(
        intentions=rows.filter(pk=chosen) if chosen else rows, answer_by=answer_by, **who
    )
    if refused:
        why = "; ".join(f"{each.laborer.name}: {error.message}" for each, error in refused)
        if not made:
            raise Invalid(why)
        messages.warning(request, why)
    return ngettext("%(n)s offer made.", "%(n)s offers made.", len(made)) % {"n": len(made)}


def _show(request, row, errors=(), failed="", status=200):
    user, role, on = request.user, request.user.role, clock.today()
    sees = carries(role, "events.people")
    owns = owned_by(user, RecruitmentEvent.objects.filter(pk=row.pk)).exists()
    held = row.state == EventState.HELD
    asked = request.GET.get("q", "").strip()
    own_people = visible_to(user, EventVisitor.objects.filter(event=row).select_related("laborer", "division"))
    signed = Intention.objects.filter(event=row).select_related("laborer", "division", "vacancy__enterprise", "offer")
    context = {
        "event": row, "campaigns": tables(("recruitment_campaign",), on)["recruitment_campaign"],
        "partners": queries.divisions_of(row), "stands": queries.stands_of(row), "posts": queries.posts_of(row),
        "visitors": own_people.order_by("-created_at")[:SHOWN] if sees else None,
        "intentions": visible_to(user, signed).order_by("-signed_on", "-pk")[:SHOWN] if sees else None,
        "open_posts": _open_posts(user, row) if owns and carries(role, "events.edit") else {},
        "firms": _firms(user) if owns and carries(role, "events.edit") else None,
        "may_edit": owns and carries(role, "events.edit"), "may_attend": held and carries(role, "events.attend"),
        "may_offer": carries(role, "offers.make"), "signed": IntentionState.SIGNED,
        "asked": asked, "found": _found(user, asked), "id": uuid.uuid4(), "answer_by": on + timedelta(days=ANSWER_DAYS),
        "errors": errors, "wrong": dict(errors), "failed": failed, "given": request.POST if failed else {},
    }  # fmt: skip
    return render(request, "desk/event.html", context, status=status)


def _open_posts(user, event):
    """{enterprise at the event: its open posts, by title}."""
    found = {}
    attending = EventStand.objects.filter(event=event).values("enterprise")
    running = Vacancy.objects.filter(enterprise__in=attending, state__in=[VacancyState.OPEN, VacancyState.FILLED])
    posts = visible_to(user, running)
    for post in posts.order_by("title"):
        found.setdefault(post.enterprise_id, []).append(post)
    return found


def _firms(user):
    return visible_to(user, Enterprise.objects.order_by("name")).values_list("pk", "name")


def _found(user, asked):
    """People of the user's place who fit what was typed; none before anything is."""
    if not asked or not carries(user.role, "events.attend"):
        return None
    rows = visible_to(user, Laborer.objects.filter(left_on=None).select_related("division", "household"))
    return search.find_people(rows, asked, user).order_by("division_id", "name", "pk")[:FOUND]
