"""The signed-in user's own language, before cookie and Accept-Language."""

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
