"""The shell, the page without signal, and the app's files: public, the same for everybody, no personal data in them."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from xundian.pages.app.files import release

YEAR_SECONDS = 365 * 86400
# A release never changes below its version; what has no version is asked for anew each time.
KEPT = f"public, max-age={YEAR_SECONDS}, immutable"
ASKED = "no-cache"


@require_safe
def shell(request):
    """The frame of the app with the templates of all screens, in the language asked for (`?language=`)."""
    return _page(request, "shell")


@require_safe
def sheets(request, pk=None):
    """The frame again, with the script of the attendance sheets on top."""
    return _page(request, "sheets")


@require_safe
def offline(request):
    """What a page that needs a connection shows without one."""
    return _page(request, "offline")


@require_safe
def file(request, version, name):
    """One file of the app. An old version gets today's file, not to be kept: better than a page that cannot start."""
    current = release()
    if name not in current.files:
        raise Http404
    return _answer(request, current.files[name], KEPT if version == current.version else "no-store")


def _page(request, name):
    language = request.GET.get("language", "")
    if language not in dict(settings.LANGUAGES):
        language = get_language()
    pages = release().pages
    found = pages.get((name, language)) or pages[name, settings.LANGUAGE_CODE]
    answer = _answer(request, found, ASKED)
    patch_vary_headers(answer, ["Accept-Language", "Cookie"])
    return answer


def _answer(request, found, kept):
    squeezed = "gzip" in request.headers.get("Accept-Encoding", "")
    answer = HttpResponse(found.packed if squeezed else found.body, content_type=found.type)
    if squeezed:
        answer["Content-Encoding"] = "gzip"
    answer["Cache-Control"] = kept
    patch_vary_headers(answer, ["Accept-Encoding"])
    return answer
