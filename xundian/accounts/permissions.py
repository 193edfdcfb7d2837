"""The REST permission: the caller's role carries the right that the view names for the action."""

from django.utils.translation import gettext as _
from rest_framework.exceptions import MethodNotAllowed
from rest_framework.permissions import SAFE_METHODS, BasePermission

from xundian.accounts.roles import carries
from xundian.accounts.scopes import lets_through, needed_for

# Rules beside the rights of the role table.
PUBLIC, SIGNED_IN = "public", "signed-in"


class HasRight(BasePermission):
    """The caller's role carries the right that the view names for this action, and so does the token."""

    def has_permission(self, request, view):
        """401 without sign-in, 405 for a method the view does not have, 403 without the right."""
        right = view.rights.get(view.action) if view.action else None
        if right == PUBLIC:
            return True
        if not request.user.is_authenticated:
            return False
        if right is None:
            raise MethodNotAllowed(request.method)
        if right == SIGNED_IN:
            # What people do for themselves, such as signing their devices out, no program does for them.
            return request.method in SAFE_METHODS or lets_through(request.auth, SIGNED_IN)
        return carries(request.user.role, right) and self._in_scope(request, right)

    def _in_scope(self, request, right):
        if lets_through(request.auth, right):
            return True
        self.message, self.code = _("This token does not carry the scope for this."), "scope_missing"
        if needed_for(right):
            self.message = _("This token does not carry the scope %(scope)s.") % {"scope": needed_for(right)}
        return False
