"""Writes of publications: what reached which village, and taking a mistake back (X2.2-2)."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.publications.models import Publication, PublishedVacancy
from laborers.publications.states import Form
from xundian.kit.errors import Conflict, Invalid

MOST_POSTS, MOST_VILLAGES = 5, 300
# Written down later than this, nobody knows any more; a village without a network has time enough.
LATEST_DAYS = 60
TEXT = 2000


@transaction.atomic
def publish(*, villages, vacancies, form, published_on, by, on, text="", note=""):
    """Write down that these posts reached these villages: a list of Publications, one for each village.

    `vacancies` are rows that can be offered. Invalid names the field: no village or too many, no post or more than
    five, a day that has not come or lies too far back, a text that no loudspeaker read.
    """
    faults = _faults(villages, vacancies, form, published_on, on, text)
    if faults:
        raise Invalid(fields=faults)
    rows = [
        Publication(division=each, form=form, published_on=published_on, text=text.strip(), note=note.strip(), by=by)
        for each in villages
    ]
    Publication.objects.bulk_create(rows)
    PublishedVacancy.objects.bulk_create(
        PublishedVacancy(publication=row, vacancy=vacancy, place=place)
        for row in rows
        for place, vacancy in enumerate(vacancies)
    )
    return rows


@transaction.atomic
def take_back(*, publication, by, on):
    """It did not happen, or not so: it counts no more, and stays to be read. Conflict when taken back already."""
    row = Publication.objects.select_for_update(of=("self",), no_key=True).get(pk=publication.pk)
    if row.taken_back_on:
        raise Conflict(_("This was taken back already."), code="taken_back")
    row.taken_back_on = on
    row.save(update_fields=["taken_back_on"])
    return row.reread()


def _faults(villages, vacancies, form, published_on, on, text):
    """{field: (code, words)} of all that is wrong."""
    faults = {}
    if not 1 <= len(villages) <= MOST_VILLAGES:
        faults["villages"] = ("villages", _("Choose the villages it reached, at most %(n)s.") % {"n": MOST_VILLAGES})
    if not 1 <= len(vacancies) <= MOST_POSTS:
        faults["vacancies"] = ("vacancies", _("Choose one to %(n)s posts that can be offered.") % {"n": MOST_POSTS})
    if not on - timedelta(days=LATEST_DAYS) <= published_on <= on:
        message = _("Give a day not after today and not more than %(n)s days ago.") % {"n": LATEST_DAYS}
        faults["published_on"] = ("day", message)
    if text.strip() and form != Form.LOUDSPEAKER:
        faults["text"] = ("text", _("Only what a loudspeaker read has a text."))
    elif len(text) > TEXT:
        faults["text"] = ("too_long", _("Keep the text under %(n)s characters.") % {"n": TEXT})
    return faults
