"""What the resources of sites share."""

from django.utils.functional import SimpleLazyObject
from rest_framework import mixins

from xundian.accounts.access import ScopedViewSet
from xundian.codes.queries import tables
from xundian.kit.clock import today

READ, EDIT, SITES_EDIT = "relocation.read", "relocation.edit", "sites.edit"


class Ledger(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """A resource that is listed, read, and answered with what a list counts."""

    page_order = None

    def answered(self, row, status=200):
        """The row read again, with what a list counts of it."""
        return super().answered(self.get_queryset().get(pk=row.pk), status)

    def get_serializer_context(self):
        """The usual context and `labels`, the lists of today, read when first needed."""
        labels = SimpleLazyObject(lambda: tables(["occupation", "welfare_post_kind"], today()))
        return super().get_serializer_context() | {"labels": labels}
