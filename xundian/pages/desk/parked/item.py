"""One entry: what the officer wrote in words, why it waits, both sides of a conflict, and the four answers."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from xundian.accounts.roles import carries
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.desk.parked import words
from xundian.pages.finding import row_of
from xundian.sync.actions import settling
from xundian.sync.handlers.shapes import WORDS
from xundian.sync.queries import parked as queries
from xundian.sync.queries.receipts import sealed_of
from xundian.sync.states import Answer, Code, OpState

STEPS = {"as-it-is": Answer.AS_IT_IS, "corrected": Answer.CORRECTED, "chosen": Answer.CHOSEN, "aside": Answer.SET_ASIDE}
FIELD, SIDE = "field-", "side-"


def item(request, pk):
    """The entry as it stands."""
    return _show(request, _found(request, pk))


@require_POST
def settle(request, pk, step):
    """Give one answer; refused words come back with what was chosen."""
    if step not in STEPS:
        raise Http404
    row, sent = _found(request, pk), request.POST
    try:
        settling.settle(
            op=row, answer=STEPS[step], by=request.user, at=clock.now(), note=sent.get("note", ""),
            changes=_changes(row, sent) if step == "corrected" else None,
            choices=_sides(sent) if step == "chosen" else None,
        )  # fmt: skip
    except DomainError as error:
        return _show(request, _found(request, pk), failed=step, refusal=error, sent=sent)
    messages.success(request, _("Saved. The officer is told."), extra_tags="done")
    return redirect("parked")


def _found(request, pk):
    return row_of(request, queries.parked().select_related("user", "division", "settled_by"), pk)


def _changes(row, sent):
    """The fields that were put right: those that say something else than the officer wrote."""
    payload = sealed_of(row).get("payload", {})
    asked = {name: sent.get(FIELD + name) for name in words.EDITABLE.get(row.entity, ())}
    return {name: value for name, value in asked.items() if value is not None and value != (payload.get(name) or "")}


def _sides(sent):
    return {name.removeprefix(SIDE): value for name, value in sent.items() if name.startswith(SIDE)}


def _show(request, row, failed="", refusal=None, sent=None):
    sealed, names = sealed_of(row), words.Names(request.user)
    payload, sent = sealed.get("payload", {}), sent or {}
    context = {
        "row": row, "entry": words.entry_words(row), "written": words.in_words(row.entity, payload, names),
        "settled": words.in_words(row.entity, sealed.get("settled", {}), names),
        "reasons": _reasons(row), "purged": row.payload_enc is None,
        "sides": [_side(row, name, mine, here, sent) for name, mine, here in queries.conflict(row)],
        "fields": [_field(row, name, payload, sent) for name in words.EDITABLE.get(row.entity, ())],
        "open": row.state in (OpState.PARKED, OpState.REJECTED) and carries(request.user.role, "parked.settle"),
        "waits": row.state == OpState.PARKED, "conflict": row.code == Code.CONFLICT,
        "errors": _errors(refusal, failed), "failed": failed, "sent": sent,
    }  # fmt: skip
    return render(request, "desk/parked_item.html", context, status=refusal.status if refusal else 200)


def _errors(refusal, step):
    """[(element of the page, message)] of what was refused."""
    if refusal is None:
        return []
    prefix = {"corrected": FIELD, "chosen": SIDE}.get(step, "")
    found = refusal.errors or [("", "", refusal.message)]
    return [(prefix + name if name else "", text) for name, _code, text in found]


def _reasons(row):
    """[(field in words, message)] of what stands against it."""
    errors = row.result.get("errors", {})
    return [(words.label(row.entity, name) if name else "", _told(each)) for name in errors for each in errors[name]]


def _told(error):
    """Its message, kept in the language of the phone, in the reader's where it is one of the common words."""
    common, written = WORDS.get(error["code"]), set()
    for language, _name in settings.LANGUAGES:
        with override(language):
            written.add(str(common))
    return common if error["message"] in written else error["message"]


def _side(row, name, mine, here, sent):
    said = [words.value_words(row.entity, name, value) for value in (mine, here)]
    return {
        "name": SIDE + name, "label": words.label(row.entity, name), "chosen": sent.get(SIDE + name, ""),
        "sides": [(settling.MINE, said[0]), (settling.SERVER, said[1])],
    }  # fmt: skip


def _field(row, name, payload, sent):
    value, known = payload.get(name), words.choices(row.entity, name)
    shown = sent.get(FIELD + name, value if isinstance(value, str) else "")
    if known and shown not in ("", *dict(known)):
        known = [*known, (shown, words.value_words(row.entity, name, shown))]
    return {
        "name": FIELD + name, "label": words.label(row.entity, name), "choices": known, "value": shown,
        "day": name.endswith("_on"), "long": name in ("note", "description", "late_reason"),
    }  # fmt: skip
