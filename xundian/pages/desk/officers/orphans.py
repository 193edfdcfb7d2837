"""What rests on nobody: places without an officer, difficulties and tasks whose owner has left."""

from django.shortcuts import render

from laborers.difficulties import queries as difficulties
from laborers.difficulties.models import Difficulty
from laborers.journeys import load
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.coordination.models import Task
from xundian.coordination.queries import orphaned
from xundian.kit import clock


def orphans(request):
    """The orphans of the user's place as of now; a difficulty and a task are given away on their own page."""
    found = load.orphans(clock.today()).under(request.user.division_id)
    known = difficulties.visible(request.user, Difficulty.objects.filter(pk__in=[row.pk for row in found.difficulties]))
    keys = set(known.values_list("pk", flat=True))
    context = {
        "places": found.places, "difficulties": [row for row in found.difficulties if row.pk in keys],
        "tasks": _tasks(request.user).select_related("owner", "division"),
    }  # fmt: skip
    return render(request, "desk/orphans.html", context)


def waiting(user):
    """How many there are in the user's place."""
    if not user.division_id:
        return 0
    found = load.orphans(clock.today()).under(user.division_id)
    return len(found.places) + len(found.difficulties) + _tasks(user).count()


def _tasks(user):
    rows = orphaned(Task.objects.all())
    return visible_to(user, rows) if carries(user.role, "tasks.read") else rows.none()
