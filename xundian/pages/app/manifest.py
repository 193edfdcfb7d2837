"""The web app manifest: what a phone needs to put the app on its home screen."""

from django.http import JsonResponse
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

COLOUR = "#0b5c8e"
ICONS = (
    ("icon.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("icon-maskable-512.png", "512x512", "image/png", "maskable"),
)


@require_safe
def manifest(request):
    """Name, colours and icons, in the language of the request."""
    told = {
        "id": "/",
        "name": _("Xundian · visits"),
        "short_name": _("Xundian"),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": COLOUR,
        "icons": [
            {"src": static(f"xundian/{name}"), "sizes": sizes, "type": kind, "purpose": purpose}
            for name, sizes, kind, purpose in ICONS
        ],
    }
    answer = JsonResponse(told, content_type="application/manifest+json")
    answer["Cache-Control"] = "no-cache"
    return answer
