"""The REST permission: the caller's role carries the right that the view names for the action."""

from rest_framework.exceptions import MethodNotAllowed
from rest_framework.permissions import BasePermission

from xundian.accounts.roles import carries

# Rules beside the rights of the role table.
PUBLIC, SIGNED_IN = "public", "signed-in"


class HasRight(BasePermission):
    """The caller's role carries the right that the view names for this action."""

    def has_permission(self, request, view):
        """401 without sign-in, 405 for a method the view does not have, 403 without the right."""
        right = view.rights.get(view.action) if view.action else None
        if right == PUBLIC:
            return True
        if not request.user.is_authenticated:
            return False
        if right is None:
            raise MethodNotAllowed(request.method)
        return right == SIGNED_IN or carries(request.user.role, right)
