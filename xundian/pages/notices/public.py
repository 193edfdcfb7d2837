"""Subsidies on public notice, for anybody: masked lines, how long they can be read, and where to object (X2.3).

What is over is shown to nobody any more; search engines are asked not to keep what is on view.
"""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from laborers.subsidies.models import Notice
from laborers.subsidies.queries import notices as reads
from laborers.subsidies.rules.notices import days_left
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.pages.selections.spoken import spoken, words_of

PAGE, LINES = 30, 100


@never_cache
@spoken
def listing(request):
    """Every notice on view today, of one county if the address names it, the newest first."""
    county, on = request.GET.get("county", "")[:6], clock.today()
    place = Division.objects.filter(code=county).first() if county.isascii() and county.isdigit() else None
    if county and place is None:
        raise Http404
    rows = reads.on_view(on)
    page = Paginator(rows.filter(county=place) if place else rows, PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.left = days_left(row.to_on, on)
    context = {"page": page, "place": place, "county": county} | words_of(request)
    return render(request, "share/notices.html", context)


@never_cache
@spoken
def notice(request, pk):
    """One notice; of one that is over or stopped only that it was (410), of one to come nothing (404)."""
    row = on_view_or_none(pk)
    if row is None:
        return over(request)
    context = {
        "row": row, "left": days_left(row.to_on, clock.today()),
        "page": Paginator(reads.lines_of(row), LINES).get_page(request.GET.get("page")),
    } | words_of(request)  # fmt: skip
    return render(request, "share/notice.html", context)


def on_view_or_none(pk):
    """The notice on view today; None for one that was; 404 for one that is to come, or that never was."""
    on = clock.today()
    row = reads.on_view(on).filter(pk=pk).first()
    if row is None and not Notice.objects.filter(pk=pk, from_on__lte=on).exists():
        raise Http404
    return row


def over(request):
    """The page in place of a notice that is over."""
    return render(request, "share/notice_over.html", words_of(request), status=410)
