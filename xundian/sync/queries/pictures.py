"""Whose pictures a visit may show: knowing a picture's name from elsewhere opens it for nobody."""

from django.db.models import Exists, OuterRef, Q

from xundian.kit.models import Blob
from xundian.sync.models import SyncOp


def by_its_sender(visits, sha256):
    """Those of the visits naming a picture that somebody who sent it wrote, or that the office took over from them."""
    blob = Blob.objects.filter(pk=sha256).first()
    senders = {blob.by_id, *blob.also} if blob else set()
    entries = SyncOp.objects.filter(user__in=senders, entity="visit", settled_by__isnull=False)
    taken_over = entries.filter(Q(entity_id=OuterRef("pk")) | Q(op_id=OuterRef("pk")))
    return visits.filter(Q(by__in=senders) | Exists(taken_over))
