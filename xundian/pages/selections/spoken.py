"""What the public pages of selection rounds share: the language of the address, and how often one address may ask."""

from functools import wraps

from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import get_language

from xundian.accounts.signin import client_address
from xundian.kit.errors import TooOften
from xundian.kit.throttle import Limit, spend
from xundian.pages.feeds import LANGUAGES, TAGS

# A whole conference may stand behind one address.
FROM_ADDRESS = Limit("selections-address", 3000, 3600)


def spoken(view):
    """A page for anybody: counted by address, in the language of the address, else that of the reader."""

    @wraps(view)
    def opened(request, *args, **kwargs):
        try:
            spend((FROM_ADDRESS, client_address(request)))
        except TooOften as refusal:
            return HttpResponse(str(refusal.message), status=429, headers={"Retry-After": str(refusal.wait)})
        short = short_of(request)
        with translation.override(LANGUAGES[short]):
            answer = view(request, *args, **kwargs)
        answer["Content-Language"] = TAGS[short]
        return answer

    return opened


def short_of(request):
    """zh or en."""
    asked = request.GET.get("lang", "")
    return asked if asked in LANGUAGES else "en" if get_language() == "en" else "zh"


def words_of(request):
    """What `share/base.html` needs of the language."""
    short = short_of(request)
    return {"short": short, "tag": TAGS[short], "query": "?lang=en" if short == "en" else ""}
