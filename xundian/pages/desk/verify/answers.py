"""One question with its evidence, and the three answers: correct, true as stated, pass on."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.imports import actions, queries
from laborers.imports.kinds import KINDS
from laborers.imports.models import Doubt
from laborers.imports.states import UNANSWERED, DoubtLevel
from xundian.accounts.roles import Role, carries
from xundian.codes import queries as codes
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.desk.imports.words import title
from xundian.pages.desk.verify import evidence
from xundian.pages.desk.verify.inputs import INPUTS, SCHEMES, current, names_for, read, typed
from xundian.pages.finding import row_of

ANSWERS = ("correct", "state", "pass-on")
LEVELS = DoubtLevel.values
WIDGETS = {"day": "date", "phone": "tel"}
MODES = {"months": "numeric", "money": "decimal", "phone": "tel"}


def doubt(request, pk):
    """What is odd, what is on record, and the answers that the reader may give."""
    return _show(request, _find(request, pk))


@require_POST
def answer(request, pk, step):
    """Give one answer; refused words come back with what was typed. The next question of the queue follows."""
    row = _find(request, pk)
    if step not in ANSWERS:
        raise Http404
    try:
        _take(row, step, request.POST, by=request.user)
    except DomainError as error:
        return _show(request, _find(request, pk), failed=step, refusal=error)
    messages.success(request, _("Saved."), extra_tags="done")
    follows = _next(request.user, row)
    return redirect("verify-one", pk=follows) if follows else redirect("verify")


def _take(row, step, sent, *, by):
    if step == "state":
        return actions.state_true(doubt=row, note=sent.get("note", ""), by=by, at=clock.now())
    if step == "pass-on":
        level, note = sent.get("to_level", ""), sent.get("note", "")
        return actions.pass_on(doubt=row, to_level=level, note=note, by=by, at=clock.now())
    changes = {}
    if not _put_right_elsewhere(row):
        lists = codes.tables(SCHEMES, clock.today())
        changes = read(names_for(row), sent, row.laborer, evidence.answers_of(row), lists)
    return actions.correct(doubt=row, changes=changes, by=by, on=clock.today(), at=clock.now())


def _find(request, pk):
    related = ("division", "batch", "laborer__household__division", "answered_by")
    rows = Doubt.objects.select_related(*related).defer("batch__file_sealed", "batch__report", "batch__mapping")
    return row_of(request, rows, pk)


def _next(user, row):
    """The question after this one that waits with the user: of the same import first; None when all is done."""
    rows = queries.doubts_open(user).exclude(pk=row.pk).annotate(far=~Q(batch=row.batch_id))
    return rows.order_by("far", "division_id", "batch_id", "row_no", "id").values_list("pk", flat=True).first()


def _show(request, row, failed=None, refusal=None):
    user, lists = request.user, codes.tables(SCHEMES, clock.today())
    person = evidence.person_of(user, row, clock.now())
    answers = evidence.answers_of(row) if person else None
    errors = _errors(failed, refusal) if refusal else []
    forms = _forms(user, row, person)
    context = {
        "doubt": row, "title": title(row.code), "message": queries.asked(row), "unanswered": row.state in UNANSWERED,
        "evidence": evidence.lines(user, row, person, answers, lists), "links": evidence.links(user, row, person),
        "elsewhere": _put_right_elsewhere(row),
        "forms": forms, "failed": failed, "errors": errors, "given": request.POST if failed else {},
        "wrong": {field.removesuffix(f"-{failed}"): text for field, text in errors if field},
        "inputs": _inputs(row, person, answers, lists, request.POST if failed == "correct" else None),
        "levels": [(value, words) for value, words in DoubtLevel.choices if value != row.with_level],
        "narrow": user.role == Role.VILLAGE, "next_one": _next(user, row),
        "may_open_import": carries(user.role, "imports.read") and user.division_id
        and row.batch.division_id.startswith(user.division_id),
    }  # fmt: skip
    return render(request, "desk/verify_one.html", context, status=422 if refusal else 200)


def _forms(user, row, person):
    """Which answers the reader may give: by right, by level, and by what the row allows."""
    level = LEVELS.index(user.role) if user.role in LEVELS else -1
    if not carries(user.role, "doubts.answer") or row.state not in UNANSWERED or level < LEVELS.index(row.with_level):
        return []
    correctable = _put_right_elsewhere(row) or (person and names_for(row))
    return [*(["correct"] if correctable else []), "state", "pass-on"]


def _put_right_elsewhere(row):
    """Whether a correction is made in the workbook or on a page of its own, and only said here."""
    return row.set_aside or row.laborer_id is None or KINDS[row.kind].correct is None


def _inputs(row, person, answers, lists, sent):
    """The widgets of a correction, with the values on record or those that were typed and refused."""
    if person is None or _put_right_elsewhere(row):
        return []
    found = []
    for name in names_for(row):
        field = INPUTS[name]
        value = sent.get(name, "") if sent is not None else typed(name, current(name, person, answers))
        found.append({"name": name, "label": field.label, "value": value, "longest": field.longest,
                      "choices": _choices(field, lists), "type": WIDGETS.get(field.widget, "text"),
                      "hint": field.hint, "mode": MODES.get(field.widget, "")})  # fmt: skip
    return found


def _choices(field, lists):
    if field.widget == "yes_no":
        return [("1", _("yes")), ("0", _("no"))]
    return [("", "–"), *lists[field.scheme].choices()] if field.widget == "choice" else []


def _errors(step, refusal):
    """[(id of the field or None, words)]; the note has one id for each answer."""
    found = refusal.errors or [(None, refusal.code, refusal.message)]
    names = {"note": f"note-{step}", "changes": None}
    return [(names.get(field, field), text) for field, _code, text in found]
