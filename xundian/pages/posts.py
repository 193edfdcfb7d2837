"""Share pages of posts: plain pages for phones, without sign-in or script, and their pictures (ux §10)."""

from functools import cache
from io import BytesIO

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

from laborers.jobs.models import Vacancy
from laborers.jobs.queries import offerable_vacancies
from laborers.publications import queries
from laborers.publications.posters import address, board_of
from xundian.accounts.signin import client_address
from xundian.codes.queries import tables
from xundian.divisions.models import Division
from xundian.kit import clock, fonts
from xundian.kit.errors import TooOften
from xundian.kit.throttle import Limit, spend
from xundian.pages.feeds import LANGUAGES, TAGS, summary_of, title_of

# A whole township may stand behind one address of a mobile network.
FROM_ADDRESS = Limit("share-address", 3000, 3600)
LISTED = 100
SIDE, EDGE = 300, 14
CACHED = "public, max-age=300"
SIZES = (58, 52, 46, 42, 38, 34, 30, 26, 22, 18)


def _open(view):
    """A page for anybody: counted by address, in the language of the address, kept by nobody longer than 5 minutes."""

    def opened(request, *args, **kwargs):
        try:
            spend((FROM_ADDRESS, client_address(request)))
        except TooOften as refusal:
            return HttpResponse(str(refusal.message), status=429, headers={"Retry-After": str(refusal.wait)})
        with translation.override(_language(request)):
            answer = view(request, *args, **kwargs)
        answer["Cache-Control"], answer["Content-Language"] = CACHED, TAGS[_short(request)]
        patch_vary_headers(answer, ("Accept-Language", "Cookie"))
        return answer

    return opened


def _short(request):
    asked = request.GET.get("lang", "")
    return asked if asked in LANGUAGES else "en" if get_language() == "en" else "zh"


def _language(request):
    return LANGUAGES[_short(request)]


@_open
def listing(request):
    """The posts of a county that are open today, the newest first."""
    county = request.GET.get("county", "")[:6]
    place = Division.objects.filter(code=county).first() if county.isascii() and county.isdigit() else None
    if county and place is None:
        raise Http404
    posts = queries.notices(queries.posts_of_county(county), clock.today(), get_language(), LISTED)
    context = {"posts": posts, "place": place, "county": county, "short": _short(request), "tag": TAGS[_short(request)]}
    return render(request, "share/vacancies.html", context)


@_open
def vacancy(request, pk):
    """One post; once it is closed or cannot be offered, the page says so and shows no more than what it was."""
    notice, live = _found(pk)
    context = {
        "notice": notice, "live": live, "title": title_of(notice), "summary": summary_of(notice),
        "board": board_of(notice), "phone": queries.phone_for(notice.county), "address": address(notice.id),
        "short": _short(request), "tag": TAGS[_short(request)],
        "office": Division.objects.get(code=notice.county),
    }  # fmt: skip
    return render(request, "share/vacancy.html", context)


@_open
def picture(request, pk):
    """The picture of a post for messengers: 300 × 300, trade, wage and place in large letters."""
    notice, live = _found(pk)
    wage = f"{notice.wage_from}" if notice.wage_from == notice.wage_to else f"{notice.wage_from}–{notice.wage_to}"
    lines = [notice.title, _("%(n)s yuan") % {"n": wage} if live else _("Post closed"), notice.place]
    return HttpResponse(_drawn(lines, _("No fees")), content_type="image/png")


@_open
def code(request, pk):
    """The QR code of a post's page, to be scanned from this phone by another one."""
    notice, _live = _found(pk)
    buffer = BytesIO()
    segno.make(address(notice.id), error="m", boost_error=False, micro=False).save(
        buffer, kind="png", scale=6, border=4
    )
    return HttpResponse(buffer.getvalue(), content_type="image/png")


def _found(pk):
    """(Notice, whether it can be offered today); 404 for a key of nothing."""
    on = clock.today()
    row = Vacancy.objects.select_related("enterprise").filter(pk=pk).first()
    if row is None:
        raise Http404
    words = tables(("destination", "occupation"), on)
    live = offerable_vacancies(Vacancy.objects.filter(pk=pk), on).exists()
    return queries.notice_of(row, words, get_language()), live


def _drawn(lines, foot):
    """Lines in the largest letters that fit a square, and one below in white on black."""
    image = Image.new("RGB", (SIDE, SIDE), "white")
    pen = ImageDraw.Draw(image)
    room, low = SIDE - 2 * EDGE, SIDE - 52
    size = next((each for each in SIZES if _height(lines, each, room) <= low - EDGE), SIZES[-1])
    y = EDGE
    for part, text in zip((1, 0.8, 0.6), lines, strict=True):
        for line in fonts.wrapped(text, size * part, room):
            pen.text(
                (EDGE, y), line, font=_letters(round(size * part)), fill="black", stroke_width=1 if part == 1 else 0
            )
            y += size * part * 1.25
    pen.rectangle((0, low, SIDE, SIDE), fill="#0b5c8e")
    pen.text((SIDE / 2, low + 26), foot, font=_letters(28), fill="white", anchor="mm")
    buffer = BytesIO()
    image.quantize(32).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _height(lines, size, room):
    parts = zip((1, 0.8, 0.6), lines, strict=True)
    return sum(len(fonts.wrapped(text, size * part, room)) * size * part * 1.25 for part, text in parts)


@cache
def _letters(size):
    return ImageFont.truetype(str(fonts.collection()), size, index=fonts.SIMPLIFIED)
