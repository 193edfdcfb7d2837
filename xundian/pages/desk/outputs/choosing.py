"""Choosing up to five posts and a village, for a poster, a loudspeaker text, or a note of what was published."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.jobs.models import Vacancy
from laborers.jobs.queries import offerable_vacancies
from laborers.jobs.states import Channel
from laborers.publications import posters, queries, rules
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.codes.queries import tables
from xundian.divisions.models import Division
from xundian.divisions.states import Level
from xundian.kit import clock
from xundian.kit.ids import key_of
from xundian.pages.finding import row_of

PAGE = 25
REMARKS = {
    "too_short": lambda n: _("Only %(n)s characters: under half a minute.") % {"n": n},
    "too_long": lambda n: _("%(n)s characters: more than a minute. Leave something out.") % {"n": n},
    "digits": lambda n: _("There are figures in it. Write numbers as they are spoken."),
}
TEXT = 2000


def outputs(request):
    """The posts that can be offered today, to be ticked, and for which board they are."""
    on, asked = clock.today(), request.GET
    rows = offerable_vacancies(visible_to(request.user, Vacancy.objects.select_related("enterprise")), on)
    words = asked.get("q", "").strip()
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(enterprise__name__icontains=words))
    if asked.get("channel") in Channel.values:
        rows = rows.filter(channel=asked["channel"])
    ticked = keys_of(asked)
    kept = Vacancy.objects.filter(pk__in=ticked).select_related("enterprise") if ticked else []
    page = Paginator(rows.exclude(pk__in=ticked).order_by("-opens", "closes", "pk"), PAGE).get_page(asked.get("page"))
    lists = tables(("destination", "occupation"), on)
    context = {
        "page": page, "given": asked, "channels": Channel.choices, "boards": boards_of(request.user),
        "ticked": [queries.notice_of(row, lists, get_language()) for row in visible_to_all(request.user, kept)],
        "rows": [queries.notice_of(row, lists, get_language()) for row in page], "most": posters.MOST,
        "may_publish": carries(request.user.role, "publications.edit"), "too_many": len(ticked) > posters.MOST,
    }  # fmt: skip
    return render(request, "desk/outputs.html", context)


def visible_to_all(user, rows):
    """The ticked rows of the user's place; nothing for none."""
    return visible_to(user, rows) if rows else []


def keys_of(asked):
    """The posts that an address or a form names, each once."""
    keys = [key_of(each) for each in asked.getlist("v")]
    return list(dict.fromkeys(key for key in keys if key))


def boards_of(user):
    """[(code, name)] of the places a poster may be for: the own one and those below it down to villages."""
    rows = Division.objects.filter(valid_to=None).exclude(level=Level.GROUP).order_by("code")
    if user.division_id:
        return [(each.code, each.label) for each in visible_to(user, rows)]
    return []


def sheet_of(request, asked, language=None):
    """(division, Notices) of what was ticked; the Notices are empty when none of it can be offered today."""
    code = asked.get("board") or request.user.home_id
    division = row_of(request, Division.objects.filter(valid_to=None), code)
    keys = keys_of(asked)[: posters.MOST]
    rows = visible_to(request.user, Vacancy.objects.all())
    return division, queries.chosen(rows, keys, clock.today(), language or get_language())


def poster(request):
    """The poster as a page to print from the browser, A4 or A3."""
    division, notices = sheet_of(request, request.GET)
    size = request.GET.get("size") if request.GET.get("size") in posters.SIZES else "a4"
    if not notices:
        return render(request, "desk/outputs_none.html", status=422)
    context = {
        "notices": [_shown(each) for each in notices], "board": queries.board_for(division, notices), "size": size,
        "query": request.GET.urlencode(),
    }  # fmt: skip
    return render(request, "desk/poster.html", context)


def _shown(notice):
    lines = [text for text, _part, _bold in posters.lines_of(notice)]
    return {"id": notice.id, "title": lines[0], "wage": lines[1], "facts": lines[2]}


def poster_pdf(request):
    """The poster as a PDF, which carries its own letters."""
    division, notices = sheet_of(request, request.GET)
    if not notices:
        return render(request, "desk/outputs_none.html", status=422)
    size = request.GET.get("size") if request.GET.get("size") in posters.SIZES else "a4"
    return printed(posters.poster(notices, queries.board_for(division, notices), size), "poster")


def printed(content, name):
    """A PDF to be looked at or printed, kept by nobody on the way."""
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def loudspeaker(request):
    """The loudspeaker text of the ticked posts, to be changed by the village before it is read."""
    division, notices = sheet_of(request, request.GET, "zh-hans")
    if not notices:
        return render(request, "desk/outputs_none.html", status=422)
    text = rules.broadcast(notices, queries.enquiries_for(division, notices))
    return _loudspeaker(request, division, text, keys_of(request.GET))


@require_POST
def loudspeaker_changed(request, form):
    """The changed text: looked at again, as large print, or as a text file."""
    division, _notices = sheet_of(request, request.POST, "zh-hans")
    text = request.POST.get("text", "").replace("\r\n", "\n").strip()[:TEXT]
    if form == "txt":
        answer = HttpResponse(rules.read_twice(text), content_type="text/plain; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="broadcast.txt"'
        return answer
    if form == "print":
        return render(request, "desk/loudspeaker_print.html", {"text": text, "division": division})
    return _loudspeaker(request, division, text, keys_of(request.POST))


def _loudspeaker(request, division, text, keys):
    count = rules.han(text)
    context = {
        "text": text, "division": division, "keys": keys, "han": count, "seconds": round(count * 60 / 200),
        "remarks": [REMARKS[code](count) for code in rules.remarks(text)],
        "may_publish": carries(request.user.role, "publications.edit"),
    }  # fmt: skip
    return render(request, "desk/loudspeaker.html", context)
