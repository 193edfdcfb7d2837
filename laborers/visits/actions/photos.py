"""Photos that follow a visit: taken after it was written down, or sent in its author's name by the office."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.visits.actions.checking import check_photos
from laborers.visits.actions.writing import UNLOCKERS
from laborers.visits.models import Visit
from xundian.kit.errors import Forbidden


@transaction.atomic
def add_photos(*, visit, photos, by):
    """Name more photos (SHA-256 in hex) in a visit; the Visit as it is then. Those it names already change nothing.

    Forbidden unless `by` wrote it or is of the office; Invalid for too many, or for what is no name of a photo.
    """
    row = Visit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    if row.by_id != by.pk and by.role not in UNLOCKERS:
        raise Forbidden(_("Only who wrote a visit down adds photos to it."))
    fresh = [each for each in dict.fromkeys(photos) if each not in row.photos]
    row.photos = [*row.photos, *fresh]
    check_photos(row)
    if fresh:
        row.save(update_fields=["photos"])
    return row
