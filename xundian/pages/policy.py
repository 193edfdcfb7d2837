"""Where the content security policy must be wider than that of our own pages, and by what: the one place."""

from csp.constants import SELF, UNSAFE_EVAL, UNSAFE_INLINE

# Borrowed pages bring their own style; the back office's menus evaluate what stands in their markup (Alpine).
WIDER = {
    "/admin/": {"style-src": [UNSAFE_INLINE], "script-src": [SELF, UNSAFE_EVAL]},
    "/api/v1/docs/": {"style-src": [UNSAFE_INLINE]},
}


class PolicyOfPlace:
    """Widen the policy of an answer by what its address needs; stands right after csp.middleware.CSPMiddleware."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Tell the policy's own middleware what to add."""
        response = self.get_response(request)
        for beginning, directives in WIDER.items():
            if request.path.startswith(beginning):
                response._csp_update = directives
        return response
