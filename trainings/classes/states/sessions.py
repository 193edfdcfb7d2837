"""Where a class is taught, and where its records come from (X4: taken to people's homes where needed)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class VenueKind(models.TextChoices):
    """Where a class is taught."""

    INSTITUTION = "institution", _("At the institution")
    VILLAGE = "village", _("In the village")
    HOME = "home", _("In people's homes")


class Source(models.TextChoices):
    """How a record came here."""

    TYPED = "typed", pgettext_lazy("source", "Written here")
    IMPORT = "import", pgettext_lazy("source", "From a workbook")
