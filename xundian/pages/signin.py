"""Signing in and out, and choosing the language and the size of the text."""

from django.conf import settings
from django.contrib.auth import views
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST

from xundian.accounts import actions
from xundian.accounts.queries import demo_users
from xundian.pages.menu import SIZE_COOKIE, SIZES

# Of all demo sign-ins, on the page for everyone to read; `manage.py demo` makes none in production.
DEMO_PASSWORD = "xundian-demo"
YEAR_SECONDS = 365 * 86400


class SignIn(views.LoginView):
    """The form; outside production it names the demo sign-ins, when there are any."""

    template_name = "pages/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs):
        """The form's context, with `sign_ins` and `demo_password` (one query) where the demo is."""
        demo = {}
        if not settings.PRODUCTION:
            rows = demo_users().exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX).order_by("date_joined")
            demo = {"sign_ins": list(rows.only("username", "role")), "demo_password": DEMO_PASSWORD}
        return super().get_context_data(**demo, **kwargs)


sign_in = SignIn.as_view()
sign_out = views.LogoutView.as_view()


@require_POST
def choose_language(request):
    """Keep the language in a cookie, and for a signed-in user in the profile."""
    language = request.POST.get("language", "")
    response = HttpResponseRedirect(_back(request))
    if language in dict(settings.LANGUAGES) and check_for_language(language):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR_SECONDS, samesite="Lax")
        if request.user.is_authenticated:
            actions.choose_language(user=request.user, language=language)
    return response


@require_POST
def choose_size(request):
    """Keep the size of the text in a cookie of this device."""
    response = HttpResponseRedirect(_back(request))
    if request.POST.get("size") in dict(SIZES):
        response.set_cookie(SIZE_COOKIE, request.POST["size"], max_age=YEAR_SECONDS, samesite="Lax")
    return response


def _back(request):
    """The page the form stood on, when it is one of ours."""
    back = request.POST.get("next", "/")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return back if ours else "/"
