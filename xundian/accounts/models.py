"""Users, the stations of receiving cities, and the tokens of signed-in devices."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from knox.models import AbstractAuthToken, AuthTokenManager

from xundian.accounts.roles import BOUNDS, Place, Role
from xundian.divisions.models import Division
from xundian.kit.ids import new_id
from xundian.kit.records import Editable, audited


@audited()
class Station(Editable):
    """A mobile labour workstation in receiving cities (X2.2-7): it sees people placed under its prefixes."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    city = models.CharField(_("city"), max_length=60)
    address = models.CharField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    destinations = ArrayField(models.CharField(max_length=6), verbose_name=_("destination prefixes"))

    scope_paths = {"division": "county_id"}

    class Meta(Editable.Meta):
        verbose_name = _("station")
        verbose_name_plural = _("stations")
        constraints = [
            models.CheckConstraint(condition=models.Q(destinations__len__gte=1), name="station_has_destinations")
        ]

    def __str__(self):
        return self.name


@audited(exclude=["password", "last_login"])
class User(AbstractUser):
    """One person with one role in one place. No superusers: rights come from the role table alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    first_name = last_name = None
    name = models.CharField(pgettext_lazy("person", "name"), max_length=50)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    role = models.CharField(_("role"), max_length=10, choices=Role)
    division = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="users", verbose_name=_("division")
    )
    station = models.ForeignKey(
        Station, models.PROTECT, null=True, blank=True, related_name="users", verbose_name=_("station")
    )
    # A site belongs to the room above; only its id is known here.
    site_id = models.UUIDField(_("site"), null=True, blank=True)
    # Whose office keeps the account: the own division, or for stations and sites the county that runs them.
    home = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("kept by")
    )
    language = models.CharField(
        _("language"), max_length=10, blank=True, choices=[("zh-hans", "简体中文"), ("en", "English")]
    )
    is_demo = models.BooleanField(_("demo sign-in"), default=False, editable=False)

    objects = UserManager()
    REQUIRED_FIELDS = ["name", "role"]
    scope_paths = {"division": "home_id"}

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(role__in=[r.value for r, b in BOUNDS.items() if b.place == Place.DIVISION])
                    & models.Q(division__isnull=False, station__isnull=True, site_id__isnull=True)
                )
                | models.Q(
                    role=Role.STATION.value,
                    station__isnull=False,
                    division__isnull=True,
                    site_id__isnull=True,
                )
                | models.Q(role=Role.SITE.value, site_id__isnull=False, division__isnull=True, station__isnull=True),
                name="user_place_fits_role",
            )
        ]

    def __str__(self):
        return self.name or self.username

    def get_full_name(self):
        """The name as the person gave it; surname and given name are never split."""
        return self.name

    get_short_name = get_full_name


class DeviceToken(AbstractAuthToken):
    """The token of one device: stored as a hash, with an end, revocable; Bearer in the Authorization header."""

    objects = AuthTokenManager()
    # What the interface calls the token; the key column is a hash and stays inside.
    reference = models.UUIDField(default=new_id, unique=True, editable=False)
    device = models.CharField(_("device"), max_length=80, default="", blank=True)
    last_used_on = models.DateField(_("last used on"), null=True)

    class Meta:
        verbose_name = _("device token")
        verbose_name_plural = _("device tokens")
        indexes = [models.Index(fields=["user", "-reference"], name="token_by_user")]
        swappable = "KNOX_TOKEN_MODEL"
