"""Public notices at the desk: the list, a new one of checked claims, its objections, and their hearing (X2.3)."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from laborers.subsidies.actions import notices as actions
from laborers.subsidies.actions import objections
from laborers.subsidies.models import Claim, Notice, Objection
from laborers.subsidies.queries import notices as reads
from laborers.subsidies.rules.notices import days_left, last_day
from laborers.subsidies.states import ClaimState, NoticeState, ObjectionState
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.ids import key_of
from xundian.pages.desk.declarations.steps import Step, forms_of, listed, take, values_of, words_of
from xundian.pages.desk.form import Field, asked
from xundian.pages.desk.subsidies.shared import DECIDE, HEAR, PAGE, doors, policies_of
from xundian.pages.finding import day_of, row_of

MOST = 500


def waiting(user):
    """How many wait for this user: notices to conclude, claims to publish, objections to hear."""
    number = 0
    if carries(user.role, DECIDE):
        number += visible_to(user, Notice.objects.filter(state=NoticeState.ENDED)).count()
        number += visible_to(user, Claim.objects.filter(state=ClaimState.CHECKED)).count()
    if carries(user.role, HEAR):
        rows = visible_to(user, Objection.objects.filter(state=ObjectionState.OPEN)).select_related("notice")
        number += sum(not reads.concerned(row, user) for row in rows.order_by("pk")[:MOST])
    return number


def notices(request):
    """Notices, the newest first; and how many checked claims wait for one, by policy."""
    user, on = request.user, clock.today()
    state = request.GET.get("state", "")
    mine = visible_to(user, Notice.objects.all())
    rows = mine.filter(state=state) if state in NoticeState.values else mine
    page = Paginator(reads.listed(rows).order_by("-from_on", "-pk"), PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.left = days_left(row.to_on, on) if row.state == NoticeState.RUNNING else 0
    context = {
        "page": page, "state": state, "states": [("", _("All")), *NoticeState.choices], "any_at_all": mine.exists(),
        "ready": reads.ready(visible_to(user, Claim.objects.all())) if carries(user.role, DECIDE) else [],
        "doors": doors(request),
    }  # fmt: skip
    return render(request, "desk/subsidies/notices.html", context)


def new(request, pk):
    """A notice of checked claims of one policy row: which of them, from when to when, and whom to object to."""
    user, on = request.user, clock.today()
    policy = row_of(request, policies_of(user), pk)
    ready = list(reads.claims_to_notice(policy).select_related("division")[:MOST])
    chosen = {key_of(text) for text in request.POST.getlist("claim")}
    to_on = last_day(on, policy.notice_days)
    title = _("Public notice: %(policy)s") % {"policy": policy.name}
    fields = [
        Field("title", _("Title"), value=title[:100], most=100),
        Field("from_on", _("From"), "date", value=on), Field("to_on", _("Until"), "date", value=to_on),
        Field("contact_name", _("Objections to"), value=user.division.label, most=80),
        Field("contact_phone", _("Phone for objections"), value=user.phone, most=20),
    ]  # fmt: skip

    def save(sent):
        values = values_of(
            sent, title=words_of, from_on=day_of, to_on=day_of, contact_name=words_of, contact_phone=words_of
        )
        claims = [row for row in ready if row.pk in chosen]
        return actions.publish_notice(policy=policy, claims=claims, by=user, on=on, **values)

    shown = {
        "policy": policy, "ready": ready, "chosen": chosen if request.method == "POST" else {row.pk for row in ready},
        "doors": doors(request),
    }  # fmt: skip
    return asked(request, "desk/subsidies/notice_form.html", fields, save, "subsidy-notice", **shown)


def notice(request, pk):
    """One notice with its lines and objections."""
    return _show(request, _own(request, pk))


@require_POST
def step(request, pk, step):
    """Conclude or stop a notice."""
    return take(request, STEPS, step, _own(request, pk), _show, "subsidy-notice")


def _own(request, pk):
    return row_of(request, reads.listed(Notice.objects.all()), pk)


def _show(request, row, tried="", errors=(), status=200):
    user, on = request.user, clock.today()
    public = reads.is_on_view(row, on)
    forms = forms_of("subsidy-notice", STEPS, row, user, tried, request.POST, errors)
    context = {
        "row": row, "errors": listed(tried, errors, forms), "left": days_left(row.to_on, on) if public else 0,
        "forms": forms,
        "page": Paginator(reads.lines_of(row), 2 * PAGE).get_page(request.GET.get("page")),
        "objections": reads.objections_of(row) if carries(user.role, HEAR) else [],
        "address": request.build_absolute_uri(reverse("share-notice", args=[row.pk])) if public else "",
        "doors": doors(request),
    }  # fmt: skip
    return render(request, "desk/subsidies/notice.html", context, status=status)


def _over(row, user):
    late = row.state == NoticeState.RUNNING and row.to_on < clock.today()
    return (row.state == NoticeState.ENDED or late) and not row.objections_open


def _pass(request, row):
    actions.pass_notice(notice=row, by=request.user, on=clock.today())


def _stop(request, row):
    actions.stop_notice(notice=row, reason=request.POST.get("reason", ""), by=request.user, on=clock.today())


STEPS = {
    each.name: each
    for each in (
        Step("pass", gettext_lazy("Conclude: the notice has passed"), DECIDE, _over, lambda row, user: [], _pass,
             gettext_lazy("Its claims can be declared to the finance department.")),
        Step("stop", gettext_lazy("Stop the notice"), DECIDE,
             lambda row, user: row.state in (NoticeState.RUNNING, NoticeState.ENDED),
             lambda row, user: [Field("reason", gettext_lazy("Why"), most=200)], _stop,
             gettext_lazy("Its claims are checked ones again, and can be published anew.")),
    )
}  # fmt: skip


# --- objections -------------------------------------------------------------------------------------------------------


def objection(request, pk):
    """One objection in the clear, for who may hear it."""
    return _hearing(request, _objection(request, pk))


@require_POST
def hear(request, pk, step):
    """Decide it."""
    return take(request, HEARING, step, _objection(request, pk), _hearing, "subsidy-objection")


def _objection(request, pk):
    return row_of(request, Objection.objects.select_related("notice__policy", "line__claim", "decided_by"), pk)


def _hearing(request, row, tried="", errors=(), status=200):
    concerned = reads.concerned(row, request.user)
    forms = forms_of("subsidy-objection", HEARING, row, request.user, tried, request.POST, errors)
    context = {
        "row": row, "errors": listed(tried, errors, forms), "concerned": concerned, "answer": reads.answer_of(row),
        "text": "" if concerned else reads.text_of(row), "contact": "" if concerned else reads.contact_of(row),
        "forms": forms,
        "doors": doors(request),
    }  # fmt: skip
    return render(request, "desk/subsidies/objection.html", context, status=status)


def _decide(request, row):
    values = values_of(request.POST, verdict=words_of, answer=words_of)
    objections.decide_objection(objection=row, by=request.user, on=clock.today(), **values)


HEARING = {
    "decide": Step(
        "decide", gettext_lazy("Decide"), HEAR,
        lambda row, user: row.state == ObjectionState.OPEN and not reads.concerned(row, user),
        lambda row, user: [
            Field("verdict", gettext_lazy("Decision"), "select",
                  choices=[each for each in ObjectionState.choices if each[0] != ObjectionState.OPEN]),
            Field("answer", gettext_lazy("Answer to who objected"), "long", most=500),
        ],
        _decide,
        gettext_lazy("Upheld, the claim is refused in these words; about the whole notice, the notice is stopped."),
    )
}  # fmt: skip
