"""Open feeds of posts: JSON Feed 1.1, RSS 2.0, and short lines for displays and the weather platform (X2.2-2).

Public and limited by address; made anew at most once a minute, told unchanged (304) by ETag or date; never a laborer.
"""

import json
from datetime import UTC, datetime
from hashlib import blake2b
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.http import http_date
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from laborers.publications import queries
from laborers.publications.posters import address, board_of
from laborers.publications.rules import short_line
from xundian.accounts.signin import client_address
from xundian.divisions.models import Division
from xundian.divisions.states import Level
from xundian.kit import clock
from xundian.kit.errors import TooOften
from xundian.kit.throttle import Limit, spend

MOST_ITEMS = 200
FROM_ADDRESS = Limit("feed-address", 600, 3600)
FRESH_SECONDS = 60
# How long a feed that stays the same is known by its first moment.
REMEMBERED_SECONDS = 30 * 24 * 3600
LANGUAGES = {"zh": "zh-hans", "en": "en"}
TAGS = {"zh": "zh-Hans", "en": "en"}


class Asked(NamedTuple):
    """Of which county ("" for all) in which language, on which day."""

    county: str
    language: str
    on: object

    @property
    def query(self):
        """As it stands in the address."""
        told = [
            f"county={self.county}" if self.county else "",
            f"lang={self.language}" if self.language != "zh" else "",
        ]
        return "?" + "&".join(filter(None, told)) if any(told) else ""


def json_feed(request):
    """JSON Feed 1.1 with the extension `_labour`."""
    return _answer(request, "json", "application/feed+json; charset=utf-8", _as_json)


def rss_feed(request):
    """RSS 2.0 with a permanent guid for each post."""
    return _answer(request, "rss", "application/rss+xml; charset=utf-8", _as_rss)


def text_feed(request):
    """One line of at most 70 characters for each post."""
    return _answer(request, "txt", "text/plain; charset=utf-8", _as_text)


def _answer(request, form, kind, made):
    try:
        spend((FROM_ADDRESS, client_address(request)))
    except TooOften as refusal:
        return HttpResponse(str(refusal.message), status=429, headers={"Retry-After": str(refusal.wait)})
    asked = _asked(request)
    if asked is None:
        return HttpResponse(_("There is no such county."), status=404, content_type="text/plain; charset=utf-8")
    body, tag, since = _kept(f"feed:{form}:{asked.county}:{asked.language}:{asked.on}", lambda: made(asked))
    answer = HttpResponse(body, content_type=kind)
    answer["ETag"], answer["Last-Modified"] = tag, http_date(since)
    answer["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    answer["Access-Control-Allow-Origin"] = "*"
    return get_conditional_response(request, etag=tag, last_modified=int(since), response=answer)


def _asked(request):
    county = request.GET.get("county", "")
    if county and not (county.isascii() and county.isdigit()):
        return None
    if county and not Division.objects.filter(code=county[:6], level=Level.COUNTY).exists():
        return None
    language = request.GET.get("lang", "zh")
    return Asked(county[:6], language if language in LANGUAGES else "zh", clock.today())


def _kept(name, made):
    """(body, ETag, since when it reads so, in seconds): from the cache while it is fresh, made otherwise."""
    try:
        kept = cache.get(name)
        if kept is None:
            kept = _dated(name, made())
            cache.set(name, kept, FRESH_SECONDS)
        return kept
    except RedisError:
        return _tagged(made(), clock.now().timestamp())


def _dated(name, body):
    """The moment at which the feed first read as it does now: posts also leave it by the calendar, so no row tells."""
    stamp = name.rpartition(":")[0]
    last = cache.get(f"{stamp}:since")
    fresh = _tagged(body, int(clock.now().timestamp()))
    if last and last[0] == fresh[1]:
        return _tagged(body, last[1])
    cache.set(f"{stamp}:since", (fresh[1], fresh[2]), REMEMBERED_SECONDS)
    return fresh


def _tagged(body, since):
    return body, f'"{blake2b(body, digest_size=12).hexdigest()}"', since


def _posts(asked):
    rows = queries.posts_of_county(asked.county)
    return queries.notices(rows, asked.on, LANGUAGES[asked.language], MOST_ITEMS)


def _home(asked):
    return f"{settings.PUBLIC_URL.rstrip('/')}/share/vacancies/{asked.query}"


def _own(asked, form):
    return f"{settings.PUBLIC_URL.rstrip('/')}/feeds/vacancies.{form}{asked.query}"


def _as_json(asked):
    with translation.override(LANGUAGES[asked.language]):
        feed = {
            "version": "https://jsonfeed.org/version/1.1", "title": _("Job openings"), "home_page_url": _home(asked),
            "feed_url": _own(asked, "json"), "language": TAGS[asked.language],
            "description": _("Posts open today. No fees of any kind."),
            "items": [_item(each, asked) for each in _posts(asked)],
        }  # fmt: skip
        return json.dumps(feed, ensure_ascii=False, separators=(",", ":")).encode()


def _item(notice, asked):
    return {
        "id": f"urn:uuid:{notice.id}", "url": address(notice.id), "title": title_of(notice),
        "content_text": summary_of(notice), "date_published": f"{notice.opens}T00:00:00+08:00",
        "image": f"{address(notice.id)}picture.png", "tags": [notice.occupation], "language": TAGS[asked.language],
        "_labour": {
            "about": "https://jsonfeed.org/mappings/extensions", "county": notice.county, "trade": notice.trade,
            "channel": notice.channel, "wage_min": notice.wage_from, "wage_max": notice.wage_to, "currency": "CNY",
            "wage_period": "month", "destination": notice.destination, "destination_name": notice.place,
            "posts": notice.left, "min_age": notice.min_age, "max_age": notice.max_age, "board": notice.board,
            "lodging": notice.lodging, "expires": str(notice.closes),
        },
    }  # fmt: skip


def _as_rss(asked):
    with translation.override(LANGUAGES[asked.language]):
        feed = Rss201rev2Feed(
            title=_("Job openings"), link=_home(asked), description=_("Posts open today. No fees of any kind."),
            language=TAGS[asked.language], feed_url=_own(asked, "rss"), ttl="60",
        )  # fmt: skip
        posts = _posts(asked)
        for each in posts:
            opened = datetime(each.opens.year, each.opens.month, each.opens.day, tzinfo=clock.COUNTY_ZONE)
            feed.add_item(
                title=title_of(each), link=address(each.id), description=summary_of(each), pubdate=opened,
                unique_id=f"urn:uuid:{each.id}", unique_id_is_permalink=False, categories=[each.occupation],
            )  # fmt: skip
        # Otherwise the feed of a day without posts would be dated by the second.
        feed.latest_post_date = lambda: max((_opened(each) for each in posts), default=_midnight(asked.on))
        return feed.writeString("utf-8").encode()


def _opened(notice):
    return _midnight(notice.opens)


def _midnight(day):
    return datetime(day.year, day.month, day.day, tzinfo=clock.COUNTY_ZONE).astimezone(UTC)


def _as_text(asked):
    posts = _posts(asked)
    phones = queries.phones_for({each.county for each in posts})
    lines = [short_line(each, phones[each.county], asked.language) for each in posts]
    return "".join(f"{line}\n" for line in lines).encode()


def title_of(notice):
    """A short title: trade, place and wage."""
    low, high = notice.wage_from, notice.wage_to
    wage = f"{low}" if low == high else f"{low}–{high}"
    return f"{notice.title} · {notice.place} · " + _("%(wage)s yuan a month") % {"wage": wage}


def summary_of(notice):
    """One paragraph with what a person asks first; no name of a person, nothing to pay."""
    told = [
        notice.employer, _("%(title)s, %(n)s wanted") % {"title": notice.title, "n": notice.left}, notice.place,
        _("aged %(a)s to %(b)s") % {"a": notice.min_age, "b": notice.max_age}, board_of(notice),
        _("social insurance") if notice.insurance else "", _("open until %(day)s") % {"day": notice.closes},
        _("No fees of any kind"),
    ]  # fmt: skip
    return " · ".join(filter(None, told))
