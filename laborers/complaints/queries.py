"""Reads of complaints: `visible` for those who answer, `opened` for whoever holds number and code."""

import hmac

from django.db.models import BooleanField, Case, Prefetch, Q, Value, When

from laborers.complaints.models import Complaint, ComplaintStep
from laborers.complaints.rules import CODE_SIGNS, NUMBER_SIGNS, as_written
from laborers.complaints.states import ComplaintState, Handler
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.accounts.scope import visible_to
from xundian.divisions.models import Division
from xundian.kit.errors import Missing
from xundian.kit.sealing import digest, unseal

TEXT_PLACE, CONTACT_PLACE = "laborers_complaintstep.text_sealed", "laborers_complaint.contact_sealed"
UNANSWERED = (ComplaintState.RECEIVED, ComplaintState.TAKEN_UP)


def visible(user, queryset=None):
    """Complaints the user may know of: the county bureau those it answers, the auditor all of the county."""
    rows = visible_to(user, Complaint.objects.all() if queryset is None else queryset)
    role = getattr(user, "role", None)
    if role == Role.AUDITOR:
        return rows
    return rows.filter(handler=Handler.COUNTY) if role == Role.COUNTY else rows.none()


def handles(user, complaint):
    """Whether this user's office answers it: the auditor only what is about the county bureau."""
    return user.role == Role(complaint.handler)


def overdue(on):
    """Q of what is not answered although its last day has passed: the only definition."""
    return Q(state__in=UNANSWERED, due_on__lt=on)


def shown(queryset, on):
    """The rows as a list shows them, without a word that was written, and `overdue` as of the day `on`."""
    late = Case(When(overdue(on), then=Value(True)), default=Value(False), output_field=BooleanField())
    return queryset.select_related("card", "county").annotate(overdue=late)


def with_steps(queryset):
    """The rows with their steps, oldest first, in one more query."""
    steps = ComplaintStep.objects.select_related("by").order_by("id")
    return queryset.prefetch_related(Prefetch("steps", queryset=steps))


def text_of(step):
    """What was written with a step, in the clear; "" where nothing was."""
    return unseal(step.text_sealed, place=TEXT_PLACE, row_id=step.pk) if step.text_sealed else ""


def contact_of(complaint):
    """How the complainant wished to be reached, in the clear; "" for an anonymous one."""
    sealed = complaint.contact_sealed
    return unseal(sealed, place=CONTACT_PLACE, row_id=complaint.pk) if sealed else ""


def access_digest(number, code):
    """What is kept of number and code together."""
    return digest(f"complaint {number} {code}")


def opened(number, code):
    """The complaint with that number and code, as typed; Missing for an unknown number and a wrong code alike."""
    number, code = as_written(number, NUMBER_SIGNS), as_written(code, CODE_SIGNS)
    row = Complaint.objects.filter(number=number).first()
    expected = bytes(row.access_digest) if row else bytes(32)
    if not hmac.compare_digest(expected, access_digest(number, code)) or row is None:
        raise Missing
    return row


def has_auditor(county):
    """Whether somebody reads the complaints about the county's own bureau."""
    return User.objects.filter(role=Role.AUDITOR, division=county, is_active=True).exists()


def counties():
    """The counties whose bureau reads complaints here, by code."""
    staffed = User.objects.filter(role=Role.COUNTY, is_active=True).values("division_id")
    return Division.objects.filter(code__in=staffed).order_by("code")


def readers_of(complaint):
    """The active users who answer it."""
    return User.objects.filter(role=complaint.handler, division_id=complaint.county_id, is_active=True)
