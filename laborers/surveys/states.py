"""Words of the assessment."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Direction(models.TextChoices):
    """What the assessment proposes (X2.2-6)."""

    AWAY = "away", _("Transfer elsewhere")
    NEARBY = "nearby", _("Placement nearby")
    LOCAL_POST = "local_post", _("Post in the village")
    NOT_SEEKING = "not_seeking", _("Not seeking work")
