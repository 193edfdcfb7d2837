"""Words of publications: how posts are brought to a village (X2.2-2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Form(models.TextChoices):
    """How the posts reach the people of a village."""

    POSTER = "poster", _("Poster on the village board")
    LOUDSPEAKER = "loudspeaker", _("Village loudspeaker")
    PLATFORM = "platform", _("Weather-information platform")
