"""How days and moments are written on every page: one module for each language (FORMAT_MODULE_PATH), and `written`.

Inputs, exports, addresses and the interface stay ISO: they name their format themselves.
"""

import re
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def written(value):
    """A day, a moment, or a day as ISO text, as the pages write it in the reader's language; anything else as it is."""
    if isinstance(value, str) and DAY.fullmatch(value):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return value
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value) if timezone.is_aware(value) else value, "DATETIME_FORMAT")
    return date_format(value, "DATE_FORMAT") if isinstance(value, date) else value
