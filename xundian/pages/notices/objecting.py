"""Objections against a public notice: the form, and the answer for whoever holds number and code. No sign-in."""

import secrets

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from laborers.subsidies.actions import objections
from laborers.subsidies.queries import notices as reads
from laborers.subsidies.states import OBJECTION_FAULTS
from xundian.accounts.signin import client_address
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid, Missing, TooOften
from xundian.kit.ids import key_of
from xundian.kit.throttle import Limit, spend
from xundian.pages.notices.public import on_view_or_none, over
from xundian.pages.selections.spoken import spoken, words_of
from xundian.pages.share import refused, too_often

HOUR = 3600
SENT_FROM, SENT_ABOUT = Limit("notice-objection-address", 10, HOUR), Limit("notice-objection", 200, HOUR)
OPENED_FROM, OPENED = Limit("notice-answer-address", 60, HOUR), Limit("notice-answer", 10, HOUR // 4)
WHOLE = "whole"


@never_cache
@spoken
def objection(request, pk):
    """The form and its sending; then number and code, shown once."""
    row = on_view_or_none(pk)
    if row is None:
        return over(request)
    context = {
        "row": row, "lines": list(reads.lines_of(row)), "longest": objections.LONGEST_TEXT, "whole": WHOLE,
        "given": {"key": secrets.token_urlsafe(24), "line": request.GET.get("line", "")},
    } | words_of(request)  # fmt: skip
    if request.method != "POST":
        return render(request, "share/notice_object.html", context)
    try:
        spend((SENT_FROM, client_address(request)), (SENT_ABOUT, str(row.pk)))
        filed, code, _new = _file(row, request.POST, context["lines"])
    except TooOften as refusal:
        return too_often(request, refusal)
    except DomainError as error:
        return render(request, "share/notice_object.html", context | refused(error, request.POST), status=422)
    return render(request, "share/notice_objected.html", context | {"filed": filed, "code": code})


def _file(row, sent, lines):
    chosen = sent.get("line", "")
    line = next((each for each in lines if each.pk == key_of(chosen)), None)
    if line is None and chosen != WHOLE:
        raise Invalid(OBJECTION_FAULTS["line"], field="line", code="required")
    return objections.object_to(
        notice=row, line=line, text=sent.get("text", ""), contact=sent.get("contact", ""), key=sent.get("key", ""),
        at=clock.now(),
    )  # fmt: skip


@never_cache
@spoken
def answer(request):
    """Ask for number and code; with them, what was written and the answer. Neither is kept in a cookie."""
    context = {"given": {"number": request.GET.get("number", "")}} | words_of(request)
    if request.method != "POST":
        return render(request, "share/notice_answer.html", context)
    sent = request.POST
    try:
        spend((OPENED_FROM, client_address(request)), (OPENED, sent.get("number", "")))
        row = reads.opened(sent.get("number"), sent.get("code"))
    except TooOften as refusal:
        return too_often(request, refusal)
    except Missing:
        wrong = _("Number and code do not belong together. Look at what you wrote down.")
        context |= {"given": {"number": sent.get("number", "")}, "refused": wrong}
        return render(request, "share/notice_answer.html", context, status=422)
    context |= {"row": row, "text": reads.text_of(row), "answer": reads.answer_of(row)}
    return render(request, "share/notice_answer.html", context)
