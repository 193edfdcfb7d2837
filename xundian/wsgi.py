"""The web application for gunicorn; production refuses to serve while demo users exist."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xundian.settings")
application = get_wsgi_application()

from xundian.accounts.queries import refuse_demo_users_in_production  # noqa: E402
from xundian.kit.gate import Gate  # noqa: E402

# What phones ask for in thousands when all come back at once, and how many of a process's threads work for them: one
# always remains for people at desks.
OF_PHONES = tuple(f"/api/v1/sync/{name}" for name in ("push", "deposit", "changes", "snapshot", "verify"))
PHONES_AT_ONCE = 3

refuse_demo_users_in_production()
application = Gate(application, paths=OF_PHONES, most=PHONES_AT_ONCE)
