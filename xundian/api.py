"""Index of the office's REST resources, room by room."""

from xundian.accounts import api as accounts
from xundian.messages import api as messages
from xundian.reports import api as reports

ROUTES = [*accounts.ROUTES, *messages.ROUTES, *reports.ROUTES]
