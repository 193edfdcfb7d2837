"""Survey rounds: opening one, its dates, and who was surveyed and who is left, down to the names."""

import re

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.surveys import actions, queries
from laborers.surveys.models import SurveyRound
from xundian.accounts.roles import carries
from xundian.accounts.scope import covers, owned_by, visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.form import version_of
from xundian.pages.finding import day_of, row_of
from xundian.pages.survey import round_percent

PAGE = 100


def rounds(request, wrong=None, status=200):
    """All rounds of the county, the newest first, and for the county the form that opens the next."""
    on = clock.today()
    rows = visible_to(request.user, SurveyRound.objects.order_by("-year"))
    context = {
        "rounds": [{"round": row, "open": row.opens <= on <= row.closes} for row in rows],
        "may_edit": carries(request.user.role, "surveys.edit"), "year": on.year, "wrong": dict(wrong or ()),
        "errors": wrong or [], "given": request.POST if wrong else {}, "place": request.user.division,
    }  # fmt: skip
    return render(request, "desk/rounds.html", context, status=status)


@require_POST
def open_round(request):
    """Open a round in the own county."""
    sent = request.POST
    try:
        row = actions.open_round(
            county=request.user.division, year=_year(sent.get("year")), title=_title(sent.get("title")),
            opens=day_of(sent.get("opens"), "opens"), closes=day_of(sent.get("closes"), "closes"), by=request.user,
        )  # fmt: skip
    except DomainError as refusal:
        return rounds(request, _told(refusal), 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("desk-round", pk=row.pk)


def survey_round(request, pk, wrong=None, status=200):
    """How far a round is: townships, villages, and of a village the people who are still to be asked."""
    row, on, user = _round(request, pk), clock.today(), request.user
    code = request.GET.get("place") or user.division_id
    place = Division.objects.filter(code=code).first()
    if place is None or not covers(user, code):
        raise Http404
    lines = queries.progress(row, code, on)
    total = queries.total_of(lines)
    context = {
        "round": row, "place": place, "path": _path(user, code), "total": total, "percent": round_percent(total),
        "open": row.opens <= on <= row.closes, "day": queries.day_of(row, on), "own": code == user.division_id,
        "may_edit": owned_by(user, SurveyRound.objects.filter(pk=pk)).exists() and carries(user.role, "surveys.edit"),
        "may_record": carries(user.role, "surveys.record"), "errors": wrong or [], "wrong": dict(wrong or ()),
        "given": request.POST if wrong else {}, "today": on,
    }  # fmt: skip
    if len(code) == len(row.county_id) or (lines and lines[0].level != "household"):
        context["lines"] = [{"line": line, "percent": round_percent(line)} for line in lines]
    else:
        left = queries.people_left(row, code, on)
        context["page"] = Paginator(left, PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/round.html", context, status=status)


@require_POST
def change_round(request, pk):
    """Other dates or another title."""
    row, sent = _own(request, pk), request.POST
    try:
        changes = {
            "title": _title(sent.get("title")), "opens": day_of(sent.get("opens"), "opens"),
            "closes": day_of(sent.get("closes"), "closes"),
        }  # fmt: skip
        actions.edit_round(round=row, changes=changes, expected_version=version_of(sent), by=request.user)
    except DomainError as refusal:
        return survey_round(request, pk, _told(refusal), 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("desk-round", pk=pk)


@require_POST
def close_round(request, pk):
    """Today is the last day."""
    try:
        actions.close_round(round=_own(request, pk), by=request.user, on=clock.today())
    except DomainError as refusal:
        return survey_round(request, pk, _told(refusal), 409)
    messages.success(request, _("The round ends today."), extra_tags="done")
    return redirect("desk-round", pk=pk)


def waiting(user):
    """How many people of the user's place are still to be asked in the round of today; none without an open round."""
    on = clock.today()
    row = visible_to(user, SurveyRound.objects.filter(opens__lte=on, closes__gte=on)).order_by("-year").first()
    if row is None or not user.division_id:
        return 0
    return queries.people_left(row, user.division_id, on).order_by().count()


def _round(request, pk):
    return row_of(request, SurveyRound.objects.select_related("county"), pk)


def _own(request, pk):
    """A round of the user's own county."""
    row = owned_by(request.user, SurveyRound.objects.filter(pk=pk)).first()
    if row is None:
        raise Http404
    return row


def _path(user, code):
    """The places above, from the user's own down: [(name, address query)]."""
    codes = [code[:digits] for digits in (6, 9) if len(user.division_id) <= digits < len(code)]
    return Division.objects.filter(code__in=codes).order_by("code")


def _told(refusal):
    return [(field, text) for field, _code, text in refusal.errors] or [("", refusal.message)]


def _year(text):
    if not re.fullmatch("20[0-9]{2}|2100", text or ""):
        raise Invalid(field="year", code="year", message=_("Give the year with four digits, such as 2026."))
    return int(text)


def _title(text):
    title = (text or "").strip()
    if not title or len(title) > 80:
        raise Invalid(field="title", code="required", message=_("Give the round a title of at most 80 characters."))
    return title
