"""A city people went to: how many and in which districts, the stations that look after it, contact points, posts."""

import re

from django.http import Http404
from django.shortcuts import render

from laborers.visits.models import ContactPoint
from xundian.accounts.roles import carries
from xundian.accounts.scope import under, visible_to
from xundian.codes.queries import tables
from xundian.pages.cockpit.asking import address, asked_by, framed, place_name
from xundian.pages.station.contacts import shown_point
from xundian.reports import cockpit as reads

MOST = 50


def destination(request, place):
    """A city (four digits) or district (six), seen from the reader's place: people, districts, stations, posts."""
    if not re.fullmatch("[0-9]{4}([0-9]{2})?", place):
        raise Http404
    asked = asked_by(request)
    words = tables(("destination", "occupation"), asked.on)
    points = visible_to(request.user, ContactPoint.objects.filter(under("destination", place)))
    points = points.exclude(valid_to__lt=asked.on).select_related("enterprise").order_by("destination", "name", "pk")
    posts = reads.posts_in(request.user, asked.on, place).select_related("enterprise").order_by("closes", "pk")
    context = framed(asked) | {
        "code": place, "city": place_name(words["destination"], place),
        "people": reads.people_in(asked, place), "people_address": address(asked, reads.AWAY, city=place),
        "districts": [
            (code, words["destination"].label(code), number, address(asked, reads.AWAY, city=code))
            for code, number in reads.districts(asked, place)
        ],
        "stations": reads.keepers(reads.stations(request.user), place),
        "points": [shown_point(point, words["destination"]) for point in points],
        "posts": [
            (post, post.headcount - post.filled, words["occupation"].label(post.occupation),
             words["destination"].label(post.destination))
            for post in posts[:MOST]
        ],
        "more": max(posts.count() - MOST, 0), "may_open": carries(request.user.role, "vacancies.read"),
    }  # fmt: skip
    return render(request, "pages/cockpit_destination.html", context)
