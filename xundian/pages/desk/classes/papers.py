"""What a class prints: the attendance sheet, certificates, slips of satisfaction."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from trainings.classes import actions, card, queries
from trainings.classes.models import Certificate, TrainingClass
from trainings.classes.states import LIVE_STATES
from xundian.accounts.actions import note_reads
from xundian.accounts.scope import owned_by, visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.desk.classes import one
from xundian.pages.desk.form import refusals
from xundian.pages.finding import row_of

# Sessions that fit on one sheet beside the names.
COLUMNS = 12


def sheet(request, pk):
    """The attendance sheet of a class to print: names down, sessions across, with what was recorded."""
    row = row_of(request, TrainingClass.objects.select_related("institution", "division"), pk)
    sessions = list(queries.sessions_of(row))
    people = list(visible_to(request.user, queries.roster(row).exclude(state="waiting")))
    people = [each for each in people if each.state != "withdrawn" or each.days]
    words = queries.sheets_of(row)
    for each in people:
        each.marks = [words.get((each.pk, session.pk)) for session in sessions]
    parts = [
        {"sessions": sessions[start : start + COLUMNS], "from": start, "to": start + COLUMNS}
        for start in range(0, len(sessions), COLUMNS)
    ]
    for part in parts:
        part["people"] = [(each, each.marks[part["from"] : part["to"]]) for each in people]
    _note(request, people)
    context = {"row": row, "parts": parts, "people": people, "on": clock.today(), "live": LIVE_STATES}
    return render(request, "desk/class_sheet.html", context)


def certificate(request, pk):
    """The certificate to print."""
    rows = Certificate.objects.select_related(
        "enrolment__laborer", "enrolment__training_class__institution__county"
    )  # fmt: skip
    found = row_of(request, rows, pk)
    _note(request, [found.enrolment])
    return _pdf(card.certificate(card.facts(found)), found.number)


@require_POST
def slips(request, pk):
    """Fresh slips as one PDF; their codes are known only on the paper."""
    row = row_of(request, owned_by(request.user, TrainingClass.objects.all()), pk)
    try:
        codes = actions.print_slips(training_class=row, by=request.user)
    except DomainError as error:
        return one.refused(request, pk, refusals(error), "satisfaction")
    return _pdf(card.slips(codes, row.title), "slips")


def _pdf(content, name):
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


def _note(request, enrolments):
    people = [each.laborer_id for each in enrolments]
    note_reads(user=request.user, model="laborers.Laborer", records=people, how="page", at=clock.now())
