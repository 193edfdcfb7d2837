"""What every page shows: the menu of a signed-in user, only pages whose rule the role carries; the size of the text."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xundian.accounts.roles import OFFICE_ROLES, Role, carries
from xundian.pages.desk.works import WORKS

# The class of <html> (none is the standard) and what the button is called.
SIZES = [
    ("standard", gettext_lazy("Standard text")),
    ("large", gettext_lazy("Large text")),
    ("largest", gettext_lazy("Largest text")),
]
SIZE_COOKIE = "size"


def menu(request):
    """Context processor: `menu` as a list of {address, label, here}; `size` and `sizes` of the text."""
    return sizes(request) | {"menu": _entries(request)}


def sizes(request):
    """The chosen size, standard unless the cookie knows better, and all there are."""
    chosen = request.COOKIES.get(SIZE_COOKIE, "")
    return {"size": chosen if chosen in dict(SIZES) else SIZES[0][0], "sizes": SIZES}


def _entries(request):
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    entries = [
        (reverse("home"), _("Today"), "visits.read"),
        (reverse("trips"), _("Trips"), "trips.read"),
        (reverse("trip-people"), _("People"), "trips.read"),
        (reverse("trip-sheet"), _("Day sheet"), "trips.read"),
        (reverse("households"), _("Households"), "households.read"),
        (reverse("survey"), _("Survey"), "surveys.record"),
        (reverse("difficulties"), _("Difficulties"), "difficulties.read"),
        (reverse("classes"), _("Classes"), "attendance.mark"),
        (reverse("cockpit"), _("Cockpit"), "reports.read"),
        (reverse("inbox"), _("Messages"), "messages.read"),
    ]
    shown = [(address, label) for address, label, right in entries if carries(user.role, right)]
    if carries(user.role, "trips.read"):
        # The trips are the first page of a station.
        shown = shown[1:]
    if carries(user.role, "channels.answer"):
        shown.insert(-1, (reverse("channel-offers"), _("Channels")))
    if user.role == Role.VILLAGE:
        # The board of the village hangs where the officer sits.
        shown.insert(-1, (reverse("outputs"), _("Posters")))
    if any(carries(user.role, work.right) for work in WORKS):
        shown.append((reverse("desk"), _("Desk")))
    if user.role in OFFICE_ROLES:
        shown.append((reverse("admin:index"), _("Back office")))
    return [{"address": a, "label": label, "here": request.path == a} for a, label in shown]
