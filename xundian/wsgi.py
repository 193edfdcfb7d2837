"""The web application for gunicorn; production refuses to serve while demo users exist."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xundian.settings")
application = get_wsgi_application()

from xundian.accounts.queries import refuse_demo_users_in_production  # noqa: E402

refuse_demo_users_in_production()
