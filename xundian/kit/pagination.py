"""Lists in pages by cursor: stable while rows come in, never an offset."""

from rest_framework.pagination import CursorPagination


class Cursor(CursorPagination):
    """`results`, `next`, `previous`; `limit` 50, at most 200; newest first unless the view orders otherwise."""

    page_size = 50
    page_size_query_param = "limit"
    max_page_size = 200
    ordering = "-id"

    def get_ordering(self, request, queryset, view):
        """The view's `page_order`, with the key last so that the order is total."""
        order = getattr(view, "page_order", None) or (self.ordering,)
        return tuple(order)
