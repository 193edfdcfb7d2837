"""The menu of a signed-in user: only pages whose rule the role carries."""

from django.urls import reverse
from django.utils.translation import gettext as _

from xundian.accounts.roles import OFFICE_ROLES, carries


def menu(request):
    """Context processor: `menu` as a list of {address, label, here}."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    entries = [
        (reverse("home"), _("Today"), "visits.read"),
        (reverse("households"), _("Households"), "households.read"),
        (reverse("cockpit"), _("Cockpit"), "reports.read"),
        (reverse("inbox"), _("Messages"), "messages.read"),
    ]
    shown = [(address, label) for address, label, right in entries if carries(user.role, right)]
    if user.role in OFFICE_ROLES:
        shown.append((reverse("admin:index"), _("Back office")))
    return {"menu": [{"address": a, "label": label, "here": request.path == a} for a, label in shown]}
