"""The service worker at the root of the site: the file of the app with its release written on top."""

import json

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from xundian.pages.app.files import release


@require_safe
def worker(request):
    """`/sw.js`: a phone asks for it anew each time, and takes a new release when one byte of it differs."""
    current = release()
    told = {
        "version": current.version,
        "files": [current.root + name for name in current.files] + current.borrowed,
        "languages": [language for language, _label in settings.LANGUAGES],
    }
    answer = HttpResponse(
        f"const RELEASE = {json.dumps(told)};\n{current.worker}", content_type="text/javascript; charset=utf-8"
    )
    answer["Cache-Control"] = "no-cache"
    answer["Service-Worker-Allowed"] = "/"
    return answer
