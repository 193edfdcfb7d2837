"""What can go wrong in the domain. Rooms raise these; REST layer and pages translate them, each in one place."""

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext_lazy as _

# A deadlock, a serialization failure, a lock or a statement that took too long, a database that starts again: the
# transaction is undone, and the very same request may go well in a moment.
PASSING = (OperationalError, InterfaceError)


class DomainError(Exception):
    """A refusal a person can understand: `code` for programs, `message` for people, `field` where it belongs."""

    status = 409
    code = "refused"

    def __init__(self, message, *, code=None, field=None):
        super().__init__(str(message))
        self.message = message
        self.code = code or self.code
        self.field = field

    @property
    def errors(self):
        """The same as a list of (field or None, code, message)."""
        return [(self.field, self.code, self.message)] if self.field else []


class Invalid(DomainError):
    """The input breaks a rule: HTTP 422. Takes {field: (code, message)} or one message and field."""

    status = 422
    code = "invalid"

    def __init__(self, message=_("The input is not valid."), *, fields=None, code=None, field=None):
        super().__init__(message, code=code, field=field)
        self.fields = fields or {}

    @property
    def errors(self):
        """Every refused field as (field, code, message)."""
        return [(name, code, text) for name, (code, text) in self.fields.items()] or super().errors


class MoveRefused(DomainError):
    """The record's state does not allow this step: HTTP 409."""

    code = "move_refused"


class Conflict(DomainError):
    """Another record or another hand stands in the way: HTTP 409."""

    code = "conflict"


class Stale(DomainError):
    """The record was changed since it was read: HTTP 412."""

    status = 412
    code = "stale"

    def __init__(self, message=_("The record was changed by someone else. Read it again, then repeat the change.")):
        super().__init__(message)


class TooOften(DomainError):
    """Too many attempts: HTTP 429; `wait` is in seconds and becomes Retry-After."""

    status = 429
    code = "too_often"

    def __init__(self, message, *, wait):
        super().__init__(message)
        self.wait = wait


class Missing(DomainError):
    """Absent, or not yours to see: HTTP 404, the same answer for both."""

    status = 404
    code = "not_found"

    def __init__(self, message=_("Not found.")):
        super().__init__(message)


class Forbidden(DomainError):
    """The role does not carry this right: HTTP 403."""

    status = 403
    code = "forbidden"
