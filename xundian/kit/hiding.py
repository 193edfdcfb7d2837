"""What a log line must not hold: the secret part of addresses that open something without signing in."""

import logging
import re

# The address, and the end that is no part of the secret.
SECRET_ADDRESSES = re.compile(
    r"(/calendar/|/share/(?:card|certificate|feedback|receipt)/)[^/\s?#'\"]{8,}?(?=\.ics|/|\?|\s|'|\"|$)"
)
HIDDEN = r"\1…"


class HideSecrets(logging.Filter):
    """A filter of a handler: lines are written with the secrets of addresses left out, whoever writes them."""

    def filter(self, record):
        """Always True; the record's text is changed where it holds such an address."""
        text = record.getMessage()
        hidden = SECRET_ADDRESSES.sub(HIDDEN, text)
        if hidden != text:
            record.msg, record.args = hidden, ()
        return True
