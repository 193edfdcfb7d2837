"""What the pages of subsidies share: the doors between them, claimants, policies to choose from."""

from django.urls import reverse
from django.utils.translation import gettext as _

from laborers.subsidies.models import Policy
from laborers.subsidies.states import Claimant, PolicyCode
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to

READ, ENTER, CHECK, DECIDE, DECLARE, PAY, HEAR, POLICY = (
    f"subsidies.{name}" for name in ("read", "enter", "check", "decide", "declare", "pay", "hear", "policy")
)
PAGE = 50


def doors(request):
    """[(address, label, whether it is this page)] of the pages of subsidies that the user may open."""
    known = [
        ("entitled", _("Likely entitled"), READ), ("subsidy-claims", _("Claims"), READ),
        ("subsidy-notices", _("Public notices"), HEAR), ("subsidy-declarations", _("Declarations to finance"), HEAR),
        ("payment-batches", _("Payment batches"), HEAR), ("undertakings", _("Local businesses"), READ),
        ("subsidy-policies", _("Policies"), READ),
    ]  # fmt: skip
    found = [(reverse(name), label) for name, label, right in known if carries(request.user.role, right)]
    return [(address, label, request.path == address) for address, label in found]


def subject_of(row):
    """Who claims: the row, or the key of an institution, as the actions want it."""
    column = {
        Claimant.LABORER: "laborer", Claimant.ENTERPRISE: "enterprise", Claimant.UNDERTAKING: "undertaking",
        Claimant.INSTITUTION: "institution_id",
    }[row.claimant]  # fmt: skip
    return getattr(row, column)


def code_choices():
    """Lines of the policy, after an empty one."""
    return [("", _("All")), *PolicyCode.choices]


def policies_of(user):
    """Policy rows that the user may read, by line and day."""
    return visible_to(user, Policy.objects.order_by("code", "project", "claimant", "-valid_from"))
