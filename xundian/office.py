"""How the back office looks: django-unfold's settings. What it shows is worked out in pages/office.py."""

from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

# The primary colour of the pages, #0b5c8e, as a scale; white on 600 has a contrast of 7 to 1.
PRIMARY = {
    "50": "#eef6fb", "100": "#d6eaf5", "200": "#aed5ec", "300": "#7bbadd", "400": "#4599c8", "500": "#1f7bb0",
    "600": "#0b5c8e", "700": "#094c76", "800": "#0a405f", "900": "#0c3650", "950": "#082337",
}  # fmt: skip

UNFOLD = {
    "SITE_TITLE": _("Xundian"),
    "SITE_HEADER": _("Xundian"),
    "SITE_SUBHEADER": _("Back office"),
    "SITE_URL": "/",
    "SITE_ICON": lambda request: static("xundian/icon.svg"),
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": lambda request: static("xundian/icon.svg")}],
    "SHOW_HISTORY": "xundian.pages.office.may_read_history",
    "SHOW_VIEW_ON_SITE": False,
    "SHOW_LANGUAGES": True,
    "SHOW_BACK_BUTTON": True,
    # High contrast, as on every page: sunlight matters more than dark rooms.
    "THEME": "light",
    "BORDER_RADIUS": "4px",
    "COLORS": {"primary": PRIMARY},
    "STYLES": [lambda request: static("xundian/office.css")],
    "SCRIPTS": [lambda request: static("xundian/office.js")],
    "GLOBAL_CALLBACK": "xundian.pages.office.everywhere",
    "DASHBOARD_CALLBACK": "xundian.pages.office.start",
    "LANGUAGES": {"action": reverse_lazy("language")},
    "SIDEBAR": {"show_search": True, "command_search": False, "navigation": "xundian.pages.office.sidebar"},
}
