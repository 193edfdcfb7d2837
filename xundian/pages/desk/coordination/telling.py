"""Publicity and mobilisation, and returnee symposiums with what became of each suggestion (X2.2-2, 2.2-9)."""

from functools import partial

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.coordination import actions, queries
from xundian.coordination.actions.checks import LONG, NOTE, PLACE, TITLE
from xundian.coordination.models import Activity, Suggestion, Symposium
from xundian.coordination.states import ActivityForm, SuggestionState
from xundian.kit import clock
from xundian.pages.desk.coordination.asking import owned, owner_of, place_of, places
from xundian.pages.desk.coordination.meetings import FORM, task_fields
from xundian.pages.desk.declarations.steps import Step, forms_of, listed, take
from xundian.pages.desk.form import Field, asked, day_or_nothing, filled, version_of, whole_of
from xundian.pages.finding import day_of

PAGE, YEARS = 50, 5
TELL, SIT = "activities.edit", "symposiums.edit"


def activities(request):
    """Publicity of the reader's place, the latest first, with how many people each form reached in a year."""
    form, rows = request.GET.get("form", ""), visible_to(request.user, Activity.objects.select_related("division"))
    years = [clock.today().year - back for back in range(YEARS)]
    asked_for = next((each for each in years if str(each) == request.GET.get("year")), None)
    year = asked_for or years[0]
    reached = queries.reach_by_form(rows.filter(held_on__year=year))
    chosen = rows.filter(form=form) if form in ActivityForm.values else rows
    chosen = chosen.filter(held_on__year=asked_for) if asked_for else chosen
    context = {
        "page": Paginator(chosen.order_by("-held_on", "-pk"), PAGE).get_page(request.GET.get("page")),
        "forms": ActivityForm.choices, "chosen": form, "year": year, "may_edit": carries(request.user.role, TELL),
        "years": years, "asked_for": asked_for,
        "reached": [(ActivityForm(code).label, *reached[code]) for code in ActivityForm.values if code in reached],
        "people": sum(people for _number, people in reached.values()),
    }  # fmt: skip
    return render(request, "desk/coordination/activities.html", context)


def _told_fields(row=None, user=None):
    given = {name: getattr(row, name) for name in ("form", "title", "held_on", "reach", "place", "note")} if row else {}
    return filled([
        Field("form", pgettext("publicity", "Form"), "select", choices=ActivityForm.choices),
        Field("title", _now("What about"), most=TITLE),
        Field("held_on", _now("Day"), "date", value=clock.today()),
        Field("reach", _now("People reached"), "number", most=6),
        Field("place", pgettext("meeting", "Where"), most=PLACE), Field("note", _now("Note"), "long", most=NOTE),
    ], given)  # fmt: skip


def _told(sent):
    return {
        "form": sent.get("form", ""), "title": sent.get("title", ""), "held_on": day_of(sent.get("held_on"), "held_on"),
        "reach": whole_of(sent.get("reach"), "reach"), "place": sent.get("place", ""), "note": sent.get("note", ""),
    }  # fmt: skip


def new_activity(request):
    """Record an activity."""
    fields = [Field("division", _now("Place"), "select", choices=places(request.user)), *_told_fields()]

    def save(sent):
        place = place_of(request.user, sent.get("division"))
        return actions.record_activity(division=place, by=request.user, on=clock.today(), **_told(sent))

    title, above = _now("Record publicity"), ("desk-activities", _now("Publicity and mobilisation"))
    return asked(request, FORM, fields, save, "desk-activity", title=title, above=above)


def activity(request, pk):
    """The page of one activity."""
    return show_activity(request, owned(request, Activity.objects.select_related("division", "by"), pk))


@require_POST
def activity_step(request, pk, step):
    """Put an activity right, or take it back."""
    row = owned(request, Activity.objects.select_related("division", "by"), pk)
    return take(request, ACTIVITY_STEPS, step, row, show_activity, "desk-activity")


def show_activity(request, row, tried="", errors=(), status=200):
    """The page, with what was refused."""
    forms = forms_of("desk-activity", ACTIVITY_STEPS, row, request.user, tried, request.POST, errors)
    context = {"row": row, "errors": listed(tried, errors, forms), "forms": forms}
    return render(request, "desk/coordination/activity.html", context, status=status)


def _correct(request, row):
    actions.correct_activity(
        activity=row,
        changes=_told(request.POST),
        expected_version=version_of(request.POST),
        by=request.user,
        on=clock.today(),
    )


def _take_back(request, row):
    actions.take_back_activity(activity=row, by=request.user, on=clock.today())


ACTIVITY_STEPS = {
    each.name: each
    for each in (
        Step("correct", _("Put it right"), TELL, lambda row, user: not row.taken_back_on, _told_fields, _correct,
             versioned=True),
        Step("take-back", _("Take it back"), TELL, lambda row, user: not row.taken_back_on, lambda row, user: [],
             _take_back, _("It was a mistake: it counts no more, and stays readable.")),
    )
}  # fmt: skip


def open_suggestions(user):
    """How many suggestions of the user's place have no answer yet."""
    return visible_to(user, Suggestion.objects.filter(state=SuggestionState.OPEN)).count()


def symposiums(request):
    """Symposiums of the reader's place, the latest first, each with how many suggestions wait."""
    rows = visible_to(request.user, Symposium.objects.select_related("division").prefetch_related("suggestions"))
    page = Paginator(rows.order_by("-held_on", "-pk"), PAGE).get_page(request.GET.get("page"))
    for each in page:
        made = each.suggestions.all()
        each.number, each.open = len(made), sum(one.state == SuggestionState.OPEN for one in made)
    context = {"page": page, "may_edit": carries(request.user.role, SIT)}
    return render(request, "desk/coordination/symposiums.html", context)


def new_symposium(request):
    """Record a symposium that was held."""
    fields = [
        Field("division", _now("Place"), "select", choices=places(request.user)),
        Field("title", _now("Title"), most=TITLE),
        Field("held_on", _now("Day"), "date", value=clock.today()),
        Field("people", _now("People attending"), "number", most=5),
        Field("place", pgettext("meeting", "Where"), most=PLACE),
        Field("summary", _now("Summary"), "long", most=LONG),
    ]  # fmt: skip

    def save(sent):
        return actions.record_symposium(
            division=place_of(request.user, sent.get("division")), title=sent.get("title", ""),
            held_on=day_of(sent.get("held_on"), "held_on"), people=whole_of(sent.get("people"), "people"),
            place=sent.get("place", ""), summary=sent.get("summary", ""), by=request.user, on=clock.today(),
        )  # fmt: skip

    title, above = _now("Record a symposium"), ("desk-symposiums", _now("Symposiums of returnees"))
    return asked(request, FORM, fields, save, "desk-symposium", title=title, above=above)


def symposium(request, pk):
    """The page of one symposium."""
    return show_symposium(request, owned(request, Symposium.objects.select_related("division", "by"), pk))


@require_POST
def symposium_step(request, pk, step):
    """Record a suggestion."""
    row = owned(request, Symposium.objects.select_related("division", "by"), pk)
    return take(request, SYMPOSIUM_STEPS, step, row, show_symposium, "desk-symposium")


def show_symposium(request, row, tried="", errors=(), status=200):
    """The page, with what was refused."""
    forms = forms_of("desk-symposium", SYMPOSIUM_STEPS, row, request.user, tried, request.POST, errors)
    context = {
        "row": row, "errors": listed(tried, errors, forms), "forms": forms,
        "suggestions": row.suggestions.order_by("created_at", "pk"),
    }  # fmt: skip
    return render(request, "desk/coordination/symposium.html", context, status=status)


def suggestion(request, pk):
    """The page of one suggestion."""
    return show_suggestion(request, owned(request, Suggestion.objects.select_related("symposium", "task"), pk))


@require_POST
def suggestion_step(request, pk, step):
    """Say what became of a suggestion."""
    row = owned(request, Suggestion.objects.select_related("symposium", "task"), pk)
    return take(request, SUGGESTION_STEPS, step, row, show_suggestion, "desk-suggestion")


def show_suggestion(request, row, tried="", errors=(), status=200):
    """The page, with what was refused."""
    task = row.task and carries(request.user.role, "tasks.read")
    task = task and visible_to(request.user, type(row.task).objects.filter(pk=row.task_id)).exists()
    forms = forms_of("desk-suggestion", SUGGESTION_STEPS, row, request.user, tried, request.POST, errors)
    context = {
        "row": row, "errors": listed(tried, errors, forms), "may_task": task,
        "forms": forms,
    }  # fmt: skip
    return render(request, "desk/coordination/suggestion.html", context, status=status)


def _suggest(request, row):
    sent = request.POST
    actions.record_suggestion(
        symposium=row, text=sent.get("text", ""), said_by=sent.get("said_by", ""), by=request.user
    )


def _answer(request, row, state):
    sent = request.POST
    actions.answer_suggestion(
        suggestion=row, state=state, answer=sent.get("answer", ""), owner=owner_of(request.user, sent.get("owner")),
        due_on=day_or_nothing(sent.get("due_on", ""), "due_on"), by=request.user, on=clock.today(), at=clock.now(),
    )  # fmt: skip


def _words(row, user):
    return [Field("answer", _("Answer in words"), "long", most=NOTE)]


def _task_fields(row, user):
    return [*_words(row, user), *task_fields(row, user)[1:]]


def _open(row, user):
    return row.state == SuggestionState.OPEN


SYMPOSIUM_STEPS = {
    "suggest": Step(
        "suggest", _("Record a suggestion"), SIT, lambda row, user: True,
        lambda row, user: [
            Field("text", _("Suggestion"), "long", most=NOTE),
            Field("said_by", _("Said by"), hint=_("Only where the person wishes to be named."), most=50),
        ],
        _suggest,
    ),
}  # fmt: skip
SUGGESTION_STEPS = {
    each.name: each
    for each in (
        Step("answer", _("Answer it"), SIT, _open, _words, partial(_answer, state=SuggestionState.ANSWERED)),
        Step("take-up", _("Take it up as a task"), SIT, _open, _task_fields,
             partial(_answer, state=SuggestionState.TAKEN_UP)),
        Step("decline", _("Not taken up, with the reason"), SIT, _open, _words,
             partial(_answer, state=SuggestionState.NOT_TAKEN_UP)),
    )
}  # fmt: skip
