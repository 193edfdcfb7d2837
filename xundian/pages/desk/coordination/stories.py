"""Model cases and experience notes: written, agreed to by their person, published, taken down (X2.2-9, 2.2-10)."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from laborers.registry import search
from laborers.registry.models import Household, Laborer
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.coordination import actions, queries
from xundian.coordination.actions.checks import LONG, TITLE
from xundian.coordination.actions.stories import WITNESS
from xundian.coordination.models import Story
from xundian.coordination.states import NameShown, StoryKind, StoryState
from xundian.kit import clock
from xundian.kit.ids import key_of
from xundian.pages.desk.coordination.asking import owned, place_of, places
from xundian.pages.desk.declarations.steps import Step, forms_of, listed, take
from xundian.pages.desk.form import Field, asked, version_of
from xundian.pages.finding import day_of, row_of

# Of a search so many people at most: another word narrows it down.
PAGE, MOST_FOUND = 50, 20
EDIT, PUBLISH = "stories.edit", "stories.publish"


def stories(request):
    """Stories of the reader's place, the newest first."""
    state = request.GET.get("state", "")
    rows = visible_to(request.user, Story.objects.select_related("division", "laborer"))
    chosen = rows.filter(state=state) if state in StoryState.values else rows
    context = {
        "page": Paginator(chosen.order_by("-created_at", "-pk"), PAGE).get_page(request.GET.get("page")),
        "states": [("", _now("All")), *StoryState.choices], "chosen": state if state in StoryState.values else "",
        "may_edit": carries(request.user.role, EDIT),
    }  # fmt: skip
    return render(request, "desk/coordination/stories.html", context)


def new(request):
    """Write a story; a model case is about the person whose page one came from, or who is searched for here."""
    person = _person(request, request.GET.get("person"))
    title, above = _now("Write a story"), ("desk-stories", _now("Model cases and experience"))
    shown = {"title": title, "above": above} | ({"person": person} if person else _search(request))

    def save(sent):
        return actions.write_story(
            division=place_of(request.user, sent.get("division")), kind=sent.get("kind", ""),
            title=sent.get("title", ""), text=sent.get("text", ""), laborer=person, by=request.user,
        )  # fmt: skip

    return asked(
        request, "desk/coordination/story_new.html", _new_fields(request.user, person), save, "desk-story", **shown
    )


def _new_fields(user, person):
    """A story about a person lies where the person lives, as far as nothing else is chosen."""
    kinds = StoryKind.choices if person else [(StoryKind.EXPERIENCE, StoryKind.EXPERIENCE.label)]
    return [
        Field("division", _now("Place"), "select", choices=places(user), value=person.division_id if person else ""),
        Field("kind", _now("Kind"), "select", choices=kinds),
        *_words(),
    ]


def _person(request, text):
    """The person of that key in the reader's place, None for nobody; 404 for a key of nobody there."""
    if not text:
        return None
    rows = Laborer.objects.filter(merged_into=None).select_related("household", "division")
    return row_of(request, rows, key_of(text))


def _search(request):
    """What was searched for, and who was found: people of the reader's place as people type."""
    words = request.GET.get("q", "").strip()[:50]
    if not words:
        return {"asked_for": "", "found": []}
    homes = visible_to(request.user, Household.objects.filter(ended_on=None))
    homes = list(search.find_households(homes, words, request.user).select_related("division")[: MOST_FOUND + 1])
    hits = search.matched_people(homes, words, request.user)
    living = Laborer.objects.filter(household__in=[home.pk for home in homes], left_on=None).order_by("birth", "pk")
    members = {}
    for person in visible_to(request.user, living):
        members.setdefault(person.household_id, []).append(person)
    # A household that was found by its number or group brings everybody of it.
    people = [(each, home) for home in homes for each in hits.get(home.pk) or members.get(home.pk, ())]
    people = [pair for pair in people if not pair[0].merged_into_id]
    more = max(len(people), len(homes)) > MOST_FOUND
    return {"asked_for": words, "found": people[:MOST_FOUND], "most": MOST_FOUND if more else None}


def story(request, pk):
    """The page of one story."""
    return show(request, _row(request, pk))


@require_POST
def step(request, pk, step):
    """Take a step of a story."""
    return take(request, STEPS, step, _row(request, pk), show, "desk-story")


def _row(request, pk):
    return owned(request, Story.objects.select_related("division", "laborer__household", "by"), pk)


def show(request, row, tried="", errors=(), status=200):
    """The page, with what was refused."""
    forms = forms_of("desk-story", STEPS, row, request.user, tried, request.POST, errors)
    context = {
        "row": row, "errors": listed(tried, errors, forms), "forms": forms, "public": queries.as_published([row])[0],
    }  # fmt: skip
    return render(request, "desk/coordination/story.html", context, status=status)


def _words(row=None, user=None):
    return [
        Field("title", _("Title"), most=TITLE, value=row.title if row else ""),
        Field("text", _("Text"), "long", most=LONG, value=row.text if row else ""),
    ]


def _change(request, row):
    changes = {name: request.POST.get(name, "") for name in ("title", "text")}
    actions.change_story(story=row, changes=changes, expected_version=version_of(request.POST), by=request.user)


def _agree(request, row):
    sent = request.POST
    actions.agree(
        story=row, name_shown=sent.get("name_shown", ""), witness=sent.get("witness", ""),
        consented_on=day_of(sent.get("consented_on"), "consented_on"), by=request.user, on=clock.today(),
        expected_version=version_of(sent),
    )  # fmt: skip


def _simple(action, versioned=False):
    def take(request, row):
        seen = version_of(request.POST) if versioned else None
        action(story=row, by=request.user, on=clock.today(), expected_version=seen)

    return take


def _agreed(row):
    return bool(row.consented_on and not row.consent_withdrawn_on)


def _agree_fields(row, user):
    return [
        Field("name_shown", _("What may be shown of the name"), "select", choices=NameShown.choices),
        Field("witness", _("Before whom"), most=WITNESS), Field("consented_on", _("Day"), "date", value=clock.today()),
    ]  # fmt: skip


STEPS = {
    each.name: each
    for each in (
        Step("change", _("Change the words"), EDIT, lambda row, user: row.state != StoryState.PUBLISHED, _words,
             _change, _("A consent is for these very words: after a change it is asked for anew."), versioned=True),
        Step("agree", _("The person agrees"), EDIT, lambda row, user: row.laborer_id and not _agreed(row),
             _agree_fields, _agree, _("Read the story to the person first. Saying no has no other consequence."),
             versioned=True),
        Step("publish", _("Publish it"), PUBLISH,
             lambda row, user: row.state != StoryState.PUBLISHED and (not row.laborer_id or _agreed(row)),
             lambda row, user: [], _simple(actions.publish, versioned=True),
             _("Anybody can read it then, without signing in."), versioned=True),
        Step("withdraw-consent", _("The person withdraws the consent"), EDIT, lambda row, user: _agreed(row),
             lambda row, user: [], _simple(actions.withdraw_agreement), _("A published story comes down at once.")),
        Step("take-down", _("Take it down"), PUBLISH, lambda row, user: row.state == StoryState.PUBLISHED,
             lambda row, user: [], _simple(actions.take_down)),
    )
}  # fmt: skip
