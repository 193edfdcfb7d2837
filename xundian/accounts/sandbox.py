"""Trying without harm: what a sandbox token writes runs as it would, is answered as it would be, and is undone.

Nothing else is faked: rights, scope, checks, conflicts and answers are the real ones. The transaction of the request
goes back with the answer, and with it every row, history, message to the outside and job it would have begun. Reading
is real, and written down as reading.
"""

from contextlib import ExitStack

from django.db import transaction
from rest_framework.permissions import SAFE_METHODS

HEADER = "Sandbox"


class SandboxWrites:
    """Mix into a REST view, below IdempotentPosts: a sandbox token's write is one savepoint that is undone."""

    def dispatch(self, request, *args, **kwargs):
        """Whatever happens inside, what was tried is undone."""
        with ExitStack() as self.tried:
            return super().dispatch(request, *args, **kwargs)

    def perform_authentication(self, request):
        """As usual; how the caller came is remembered for the answer."""
        super().perform_authentication(request)
        self.sandbox = bool(getattr(request.auth, "sandbox", False))

    def initial(self, request, *args, **kwargs):
        """After sign-in and permission: from here on nothing stays."""
        super().initial(request, *args, **kwargs)
        if self.sandbox and request.method not in SAFE_METHODS:
            self.tried.enter_context(transaction.atomic())
            self.tried.callback(transaction.set_rollback, True)

    def finalize_response(self, request, response, *args, **kwargs):
        """Say so on every answer."""
        response = super().finalize_response(request, response, *args, **kwargs)
        if getattr(self, "sandbox", False):
            response[HEADER] = "true"
        return response
