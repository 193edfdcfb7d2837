"""What holds for every answer to a signed-in user: the own language, and that no browser keeps it."""

from django.utils import translation


class LanguageOfUser:
    """Activate the language the user chose in the profile, if any."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Pages only: REST callers choose by Accept-Language."""
        chosen = request.user.is_authenticated and request.user.language
        if chosen and not request.path.startswith("/api/"):
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        return self.get_response(request)


class KeptNowhere:
    """An answer to a signed-in user that is silent on caching is kept by no browser: after signing out, Back is empty.

    What names its own way stays: conditional answers (ETag), the app's shell and files, feeds, posts for everybody.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """The answer; the user is asked for afterwards, for the REST interface knows a token's user only then."""
        response = self.get_response(request)
        if request.user.is_authenticated and response.status_code != 304:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
