"""Users, their postings, the stations of receiving cities, tokens of devices, and who read whose record."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from knox.models import AbstractAuthToken, AuthTokenManager

from xundian.accounts.roles import BOUNDS, Place, Role
from xundian.divisions.models import Division
from xundian.kit.ids import new_id
from xundian.kit.ranges import HashOfId, OnePoint, SpellDates
from xundian.kit.records import Editable, Record, audited


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

    def nearness(self, place):
        """How many digits of a place of work its closest prefix names; 0 where it looks after nobody."""
        return max((len(prefix) for prefix in self.destinations if place.startswith(prefix)), default=0)

    def looks_after(self, place):
        """Whether a place of work (six digits) lies in its cities; whose people, its county says."""
        return self.nearness(place) > 0


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

    @property
    def place(self):
        """Where the user sits, by name of the column; one of them is filled."""
        return {"division": self.division, "station": self.station, "site_id": self.site_id}

    def get_full_name(self):
        """The name as the person gave it; surname and given name are never split."""
        return self.name

    get_short_name = get_full_name


@audited()
class Posting(Editable):
    """Who was responsible for a place from when to when, both days included; an open end goes on.

    A `post` is the user's own office, one at a time; a `cover` is somebody of the office above who acts for a place
    that nobody has for a while. A cover widens nobody's view: whoever covers a place saw it before.
    """

    class Kind(models.TextChoices):
        POST = "post", _("Post")
        COVER = "cover", _("Cover")

    user = models.ForeignKey(User, models.PROTECT, related_name="postings", verbose_name=_("user"))
    kind = models.CharField(_("kind"), max_length=5, choices=Kind, default=Kind.POST)
    role = models.CharField(_("role"), max_length=10, choices=Role)
    division = models.ForeignKey(
        Division, models.PROTECT, null=True, blank=True, related_name="postings", verbose_name=_("division")
    )
    station = models.ForeignKey(
        Station, models.PROTECT, null=True, blank=True, related_name="postings", verbose_name=_("station")
    )
    site_id = models.UUIDField(_("site"), null=True, blank=True)
    # As of a user: whose office keeps the account.
    home = models.ForeignKey(Division, models.PROTECT, null=True, related_name="+", verbose_name=_("kept by"))
    from_on = models.DateField(_("from"))
    to_on = models.DateField(_("to"), null=True, blank=True)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "home_id"}

    class Meta(Editable.Meta):
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(division__isnull=False, station__isnull=True, site_id__isnull=True)
                | models.Q(division__isnull=True, station__isnull=False, site_id__isnull=True)
                | models.Q(division__isnull=True, station__isnull=True, site_id__isnull=False),
                name="posting_has_one_place",
            ),
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True) | models.Q(to_on__gte=models.F("from_on")),
                name="posting_ends_after_start",
            ),
            ExclusionConstraint(
                name="one_post_at_a_time",
                index_type="gist",
                expressions=[
                    (OnePoint(HashOfId(Cast("user_id", models.TextField()))), RangeOperators.OVERLAPS),
                    (SpellDates("from_on", "to_on"), RangeOperators.OVERLAPS),
                ],
                condition=models.Q(kind="post"),
            ),
        ]
        indexes = [
            models.Index(fields=["division", "from_on"], name="posting_by_division"),
            models.Index(fields=["home", "from_on"], name="posting_by_home"),
        ]

    def __str__(self):
        return f"{self.user} {self.from_on}"


class DeviceToken(AbstractAuthToken):
    """The token of one device: stored as a hash, with an end, revocable; Bearer in the Authorization header.

    With `scopes` it is a program's, made for a purpose: it may do what these say and its user may, and no more. What a
    `sandbox` token writes is undone with the answer.
    """

    objects = AuthTokenManager()
    # What the interface calls the token; the key column is a hash and stays inside.
    reference = models.UUIDField(default=new_id, unique=True, editable=False)
    device = models.CharField(_("device"), max_length=80, default="", blank=True)
    last_used_on = models.DateField(_("last used on"), null=True)
    scopes = ArrayField(models.CharField(max_length=20), null=True, blank=True, verbose_name=_("scopes"))
    sandbox = models.BooleanField(_("sandbox"), default=False)
    issued_by = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("made by")
    )
    # Another token took its place then; it holds until its end all the same.
    replaced_at = models.DateTimeField(_("replaced at"), null=True, blank=True)

    scope_paths = {"division": "user__home_id"}

    class Meta:
        verbose_name = _("device token")
        verbose_name_plural = _("device tokens")
        indexes = [models.Index(fields=["user", "-reference"], name="token_by_user")]
        swappable = "KNOX_TOKEN_MODEL"

    def __str__(self):
        # Knox would name it by its digest.
        return self.device


class CalendarAddress(Record):
    """The secret address of an officer's own calendar, one for a user; only a digest of the secret is kept.

    It opens what the user sees for as long as the account is active and sits in the same place.
    """

    user = models.OneToOneField(User, models.CASCADE, related_name="calendar", verbose_name=_("user"))
    digest = models.BinaryField(unique=True, editable=False)
    made_at = models.DateTimeField(_("made at"))
    last_read_on = models.DateField(_("last used on"), null=True, blank=True)

    scope_paths = {"division": "user__home_id"}

    class Meta:
        verbose_name = _("address of a calendar")
        verbose_name_plural = _("addresses of calendars")

    def __str__(self):
        return str(self.user_id)


class ReadLog(models.Model):
    """Who opened whose record: one line for a reader, record, day and way of reading, with how often (B7).

    Of a person's details, not of lists. It names the record by model and id and holds no value of it. Only counters
    grow (`accounts.actions.note_read`); lines go after `settings.READ_LOG_DAYS` by the sweep `prune-read-log`.
    """

    class How(models.TextChoices):
        PAGE = "page", _("on a page")
        REST = "rest", _("over the interface")
        REVEAL = "reveal", _("full identity number")
        EXPORT = "export", _("in an export")

    # Nobody asks for one line by its key, and an export writes a line for each person: a number is half a UUID.
    id = models.BigAutoField(primary_key=True)
    model = models.CharField(_("record"), max_length=60)
    record = models.UUIDField(_("record"))
    user = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False, verbose_name=_("by"))
    on = models.DateField(_("day"))
    how = models.CharField(_("way"), max_length=10, choices=How)
    times = models.PositiveIntegerField(_("times"), default=1)
    first_at = models.DateTimeField(_("first at"))
    last_at = models.DateTimeField(_("last at"))
    # What the caller said it was for, the latest word of the day (header Access-Purpose).
    purpose = models.CharField(_("purpose"), max_length=200, blank=True)

    scope_paths = {"division": "user__home_id"}

    class Meta:
        verbose_name = _("look at a person")
        verbose_name_plural = _("looks at people")
        constraints = [
            models.UniqueConstraint(fields=["record", "user", "on", "how", "model"], name="read_log_once_a_day"),
        ]
        indexes = [
            models.Index(fields=["on"], name="read_log_by_day"),
            models.Index(fields=["user", "on"], name="read_log_by_user"),
        ]

    def __str__(self):
        return f"{self.user_id} {self.on}"
