"""Lists in pages by cursor: stable while rows come in, never an offset."""

from django.core.exceptions import FieldDoesNotExist, ValidationError
from rest_framework.exceptions import NotFound
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
        self.model = queryset.model
        return tuple(order)

    def get_paginated_response(self, data):
        """As usual, with the neighbours as Link header too (RFC 8288)."""
        response = super().get_paginated_response(data)
        links = [("next", response.data["next"]), ("prev", response.data["previous"])]
        if any(address for _rel, address in links):
            response["Link"] = ", ".join(f'<{address}>; rel="{rel}"' for rel, address in links if address)
        return response

    def get_paginated_response_schema(self, schema):
        """As usual, in the words of OpenAPI 3.1: there is no neighbour at either end."""
        address = {"type": ["string", "null"], "format": "uri"}
        properties = {"next": address, "previous": address, "results": schema}
        return {"type": "object", "required": ["results"], "properties": properties}

    def decode_cursor(self, request):
        """As usual; a position that the ordering's column cannot hold is no cursor of ours, and answered like one."""
        cursor = super().decode_cursor(request)
        if cursor is not None and cursor.position is not None and not self._fits(cursor.position):
            raise NotFound(self.invalid_cursor_message)
        return cursor

    def _fits(self, position):
        if "\x00" in position:
            return False
        try:
            self.model._meta.get_field(self.ordering[0].lstrip("-")).to_python(position)
        except FieldDoesNotExist:
            return True  # a path or an annotation: text, which holds anything
        except ValidationError:
            return False
        return True
