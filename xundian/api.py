"""Index of the office's REST resources, room by room."""

from xundian.accounts import api as accounts
from xundian.codes import api as codes
from xundian.divisions import api as divisions
from xundian.exports import api as exports
from xundian.messages import api as messages
from xundian.reports import api as reports

ROUTES = [*divisions.ROUTES, *codes.ROUTES, *accounts.ROUTES, *messages.ROUTES, *reports.ROUTES, *exports.ROUTES]
