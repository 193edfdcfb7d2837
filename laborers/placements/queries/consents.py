"""Reads of consents: which hold on a day, and the texts that are read before one."""

from django.db.models import Q
from django.utils.translation import get_language

from laborers.placements.models import Consent
from laborers.placements.states import Purpose
from xundian.codes.models import Code
from xundian.codes.queries import holding

# The list of texts that are read out, and how the codes of each begin.
TEXTS = "consent_text"
PLACEMENT_TEXT = "placement_"
# The version that counts while the county keeps no text.
FIRST_TEXT = "1"


def consents_in_force(on):
    """Consents to placement that hold on a day."""
    held = Consent.objects.filter(purpose=Purpose.PLACEMENT, given_on__lte=on)
    return held.filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=on))


def consent_in_force(laborer, on):
    """The newest consent to placement of a laborer (or key) that holds on a day, or None."""
    return consents_in_force(on).filter(laborer=laborer).order_by("-given_on", "-pk").first()


def consent_texts():
    """Every text that is or was read before a consent, the newest of each kind first."""
    return Code.objects.filter(scheme=TEXTS).order_by("-valid_from", "position", "code")


def placement_text(on, language=""):
    """(version, words) of the text that is read before a consent to placement on a day."""
    rows = Code.objects.filter(holding(on), scheme=TEXTS, code__startswith=PLACEMENT_TEXT)
    newest = rows.order_by("-valid_from", "-position").first()
    return (newest.code, words_of(newest, language)) if newest else (FIRST_TEXT, "")


def text_of(version, language=""):
    """The words of a text by its version, in a language or in the one of the moment; empty when it was never listed."""
    row = Code.objects.filter(scheme=TEXTS, code=version).order_by("-valid_from").first()
    return words_of(row, language) if row else ""


def words_of(row, language=""):
    """The words of a text in English for English, else in Chinese."""
    return row.label_en if (language or get_language() or "").startswith("en") else row.label_zh
