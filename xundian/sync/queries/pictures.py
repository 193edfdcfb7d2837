"""Whose pictures a visit may show: knowing a picture's name from elsewhere opens it for nobody."""

from django.db.models import Exists, OuterRef, Q, Subquery

from xundian.kit.models import Blob
from xundian.sync.models import SyncOp


def by_its_sender(visits, sha256):
    """Those of the visits naming a picture that its sender wrote, or that the office took over from its sender."""
    sender = Subquery(Blob.objects.filter(pk=sha256).values("by"))
    entries = SyncOp.objects.filter(user=sender, entity="visit", settled_by__isnull=False)
    taken_over = entries.filter(Q(entity_id=OuterRef("pk")) | Q(op_id=OuterRef("pk")))
    return visits.filter(Q(by=sender) | Exists(taken_over))
