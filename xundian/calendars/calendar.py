"""An officer's calendar as iCalendar text (RFC 5545, RFC 7986): all-day entries, and a zone without summer time."""

from datetime import datetime, timedelta

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, TimezoneStandard

from xundian.calendars import actions, queries

ZONE = "Asia/Shanghai"
EIGHT_HOURS = timedelta(hours=8)
REFRESH = timedelta(days=1)


def written(*, user, on, at):
    """The calendar of a user on a day, as UTF-8 bytes: the same bytes as long as nothing in it changes.

    What it says of each entry is remembered as of the moment `at`.
    """
    with queries.in_words_of(user):
        entries = queries.entries(user, on)
        told = actions.tell(user=user, entries=entries, at=at)
        calendar = _head(user)
        for entry in entries:
            calendar.add_component(_event(entry, *told[entry.uid]))
        return calendar.to_ical()


def _head(user):
    name = queries.title_of(user)
    calendar = Calendar()
    calendar.add("prodid", "-//Xundian//Visits//" + ("EN" if get_language().startswith("en") else "ZH"))
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # RFC 7986, and beside each the older word that phones still read.
    calendar.add("uid", str(user.pk))
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("description", _("Visits by place, with how many. Names stand in Xundian alone."))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    calendar.add("x-wr-timezone", ZONE)
    calendar.add_component(_zone())
    return calendar


def _zone():
    """China's time as it has been since 1991: eight hours ahead the whole year."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1991, 9, 15))
    standard.add("tzoffsetfrom", EIGHT_HOURS)
    standard.add("tzoffsetto", EIGHT_HOURS)
    standard.add("tzname", "CST")
    zone = Timezone()
    zone.add("tzid", ZONE)
    zone.add_component(standard)
    return zone


def _event(entry, sequence, changed_at):
    event = Event()
    event.add("uid", str(entry.uid))
    # Without a METHOD the stamp is the moment of the last change: the text stays the same between changes.
    event.add("dtstamp", changed_at)
    event.add("last-modified", changed_at)
    event.add("sequence", sequence)
    event.add("dtstart", entry.begins)
    event.add("dtend", entry.ends)
    event.add("summary", entry.summary)
    event.add("description", entry.description)
    event.add("categories", [entry.category])
    event.add("url", entry.address)
    # It tells of work and blocks no day.
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    return event
