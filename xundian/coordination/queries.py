"""Reads of coordination: tasks by how late they are, figures of a place at a meeting, what anybody may read."""

from datetime import timedelta

from django.db.models import F, Q

from laborers.registry.models import Dependant, Laborer
from xundian.accounts.roles import CARRIERS
from xundian.coordination.models import Story, Task
from xundian.coordination.rules import shown_name, shown_text
from xundian.coordination.states import StoryState, TaskState
from xundian.kit.ending import last_told
from xundian.reports.figures import FIGURES, counts_of
from xundian.reports.rules import Period
from xundian.targets.queries import target_of

# Days before its day at which the owner of a task is told.
REMINDED = (7, 1)
# What is heard of a place at a progress meeting, besides what its people say (X2.2-8).
HEARD = ("placements", "away_placements", "trained", "visits_due", "visits_done", "visits_overdue", "difficulties_open")
MONTHLY = ("visits_due", "visits_done")


def late(rows, on):
    """The open tasks whose day has passed at that day: the one definition of a late task."""
    return rows.filter(state=TaskState.OPEN, due_on__lt=on)


def open_tasks(rows, owner=None):
    """The open tasks, of one owner where told, the next day first."""
    chosen = Q(owner=owner) if owner else Q()
    return rows.filter(chosen, state=TaskState.OPEN).order_by("due_on", "pk")


def _there():
    """An owner who still sits at the place of the task and may finish it."""
    return Q(owner__is_active=True, owner__role__in=CARRIERS["tasks.finish"], owner__division=F("division"))


def orphaned(rows):
    """The open tasks that rest on nobody: their owner's account is closed, or the owner sits elsewhere by now."""
    return rows.filter(state=TaskState.OPEN).exclude(_there()).order_by("due_on", "pk")


def due_soon(on):
    """Open tasks of which the owner is to be told beforehand."""
    rows = Task.objects.filter(_there(), state=TaskState.OPEN, due_on__gte=on, due_on__lte=last_told(on, REMINDED))
    return rows.order_by("due_on", "pk")


def just_late(on):
    """Open tasks that became late within the last week; a late run still tells of them, once each."""
    return late(Task.objects.filter(_there(), due_on__gte=on - timedelta(days=7)), on).order_by("due_on", "pk")


def counting(rows):
    """The activities that count: none that was taken back."""
    return rows.filter(taken_back_on=None)


def published():
    """The stories that anybody may read, the newest first."""
    rows = Story.objects.filter(state=StoryState.PUBLISHED).select_related("laborer", "division")
    return rows.order_by("-published_on", "pk")


def as_published(stories):
    """[{row, title, text, name}] of stories as anybody reads them; who is not asked yet is shown by the surname."""
    hidden, shown = _hidden(stories), []
    for row in stories:
        name, how, others = row.laborer.name if row.laborer else "", row.name_shown, hidden.get(row.pk, ())
        title, text = (shown_text(each, name, how, others) for each in (row.title, row.text))
        shown.append({"row": row, "title": title, "text": text, "name": shown_name(name, how)})
    return shown


def _hidden(stories):
    """{story: names and telephones that nobody agreed to show}: former names of the person, and those of the home.

    Three statements, however many stories.
    """
    people = {row.laborer_id: row.laborer for row in stories if row.laborer_id}
    homes, words = {each.household_id for each in people.values()}, {}
    same = Q(household__in=homes) | Q(merged_into__in=people)
    for home, merged, *found in Laborer.objects.filter(same).values_list(
        "household", "merged_into", "name", "phone", "household__phone"
    ):
        words.setdefault(home, set()).update(found)
        words.setdefault(merged, set()).update(found)
    for home, name in Dependant.objects.filter(household__in=homes).values_list("household", "name"):
        words.setdefault(home, set()).add(name)
    former = Laborer.history.rel.related_model.objects.filter(pgh_obj__in=people)
    for person, *found in former.values_list("pgh_obj", "name", "phone"):
        words.setdefault(person, set()).update(found)
    return {
        row.pk: words.get(row.laborer_id, set()) | words.get(row.laborer.household_id, set())
        for row in stories
        if row.laborer_id
    }


def reach_by_form(rows):
    """{form: (activities, people reached)} of activities that count."""
    found = {}
    for form, reach in counting(rows).order_by("form").values_list("form", "reach"):
        number, people = found.get(form, (0, 0))
        found[form] = (number + 1, people + reach)
    return found


def figures_at(*, user, division, on):
    """The figures of a place on a day, as the catalogue counts them for the user: [{code, value, target}].

    Visits are of the month of that day, the others of its year up to the day; `target` is None where none was set.
    """
    year, month = Period(year=on.year, month=None, on=on), Period(year=on.year, month=on.month, on=on)
    asked = [(FIGURES[code], month if code in MONTHLY else year) for code in HEARD]
    found = counts_of(asked, user=user, division=division.pk)
    return [
        {"code": code, "value": sum(each.values()), "target": target_of(code, division=division.pk, year=on.year)}
        for code, each in zip(HEARD, found, strict=True)
    ]
