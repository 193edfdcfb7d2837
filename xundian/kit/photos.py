"""Photos as records name them: by the SHA-256 of their bytes, a few at most, and never asked for."""

from django.utils.translation import gettext as _

from xundian.kit.errors import Invalid

MOST_PHOTOS = 8
HEX = frozenset("0123456789abcdef")


def checked(photos):
    """The names as a list; Invalid (photos) for more than MOST_PHOTOS, or for what is no SHA-256 in hex."""
    if len(photos) > MOST_PHOTOS:
        raise Invalid(_("At most %(n)s photos.") % {"n": MOST_PHOTOS}, field="photos", code="too_many")
    if any(len(each) != 64 or set(each) - HEX for each in photos):
        raise Invalid(_("A photo is named by its SHA-256 in 64 hex digits."), field="photos", code="unknown")
    return list(photos)
