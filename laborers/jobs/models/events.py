"""Recruitment events with stands, visitors and signed intentions, and how many a year are owed (X2.2-5, X4)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.enterprises.models import Enterprise
from laborers.jobs.models.offers import Offer
from laborers.jobs.models.vacancies import Vacancy
from laborers.jobs.states import CALL_DAYS, EventForm, EventState, IntentionState
from laborers.registry.models import Laborer, village_key
from xundian.divisions.models import Division
from xundian.kit.records import Editable, audited

TOWNSHIP_DIGITS = 9


@audited()
class RecruitmentPolicy(Editable):
    """How many events a year are owed, and how many days a post, an employer or an office has; rows with a document."""

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=200)
    county_fairs = models.PositiveSmallIntegerField(_("large fairs of the county a year"))
    township_events = models.PositiveSmallIntegerField(_("events of every township a year"))
    recheck_days = models.PositiveSmallIntegerField(_("days until a vacancy is asked about again"))
    call_days = models.PositiveSmallIntegerField(_("days a post is kept for graduates"), default=CALL_DAYS)
    employer_days = models.PositiveSmallIntegerField(_("days an employer has to answer"), default=7)
    confirm_days = models.PositiveSmallIntegerField(_("days until a solved difficulty is asked about"), default=7)

    scope_paths = {"shared": "county_id"}

    class Meta(Editable.Meta):
        verbose_name = _("recruitment policy")
        verbose_name_plural = _("recruitment policies")
        constraints = [
            models.UniqueConstraint(fields=["county", "valid_from"], name="recruitment_policy_from_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="recruitment_policy_ends_after_beginning",
            ),
            models.CheckConstraint(condition=Q(recheck_days__gte=1), name="recruitment_policy_rechecks"),
            models.CheckConstraint(condition=Q(confirm_days__gte=1), name="recruitment_policy_asks_again"),
        ]

    def __str__(self):
        return self.document


@audited()
class RecruitmentEvent(Editable):
    """A fair of the county or of a township, alone or with others, within a campaign or outside of any (X2.2-5)."""

    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("held by"))
    # Codes of the townships that hold it together with the division.
    partners = ArrayField(
        models.CharField(max_length=TOWNSHIP_DIGITS), verbose_name=_("together with"), default=list, blank=True
    )
    form = models.CharField(_("form"), max_length=10, choices=EventForm)
    campaign = models.CharField(_("campaign"), max_length=30, blank=True)
    title = models.CharField(_("title"), max_length=80)
    place = models.CharField(_("place"), max_length=100)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    state = models.CharField(_("state"), max_length=10, choices=EventState, default=EventState.PLANNED)
    note = models.CharField(_("note"), max_length=300, blank=True)

    scope_paths = {"shared": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("recruitment event")
        verbose_name_plural = _("recruitment events")
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="event_ends_after_beginning"),
        ]
        indexes = [models.Index(fields=["division", "-starts_on"], name="event_by_division")]

    def __str__(self):
        return self.title

    @property
    def level(self) -> str:
        """Whether the county or a township holds it."""
        return "county" if len(self.division_id) < TOWNSHIP_DIGITS else "township"


@audited()
class EventStand(Editable):
    """An enterprise at an event, with the vacancies it brings."""

    event = models.ForeignKey(
        RecruitmentEvent, models.PROTECT, related_name="stands", verbose_name=pgettext_lazy("recruitment", "event")
    )
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="stands", verbose_name=_("enterprise"))
    vacancies = models.ManyToManyField(Vacancy, related_name="stands", verbose_name=_("vacancies"), blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    scope_paths = {"shared": "event__division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("stand")
        verbose_name_plural = _("stands")
        constraints = [models.UniqueConstraint(fields=["event", "enterprise"], name="stand_once_at_an_event")]

    def __str__(self):
        return f"{self.enterprise}"


@audited()
class EventVisitor(Editable):
    """A laborer who came to an event, or a count of people whose names nobody took."""

    event = models.ForeignKey(
        RecruitmentEvent, models.PROTECT, related_name="visitors", verbose_name=pgettext_lazy("recruitment", "event")
    )
    laborer = models.ForeignKey(
        Laborer, models.PROTECT, null=True, blank=True, related_name="events_visited", verbose_name=_("laborer")
    )
    # The village of the laborer; of a count the division of the event.
    division = village_key()
    people = models.PositiveIntegerField(_("people"), default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "division_id", "site": "laborer__household__site_id"}
    # It was that village's visitor, wherever the laborer lives now.
    moves_with = None

    class Meta(Editable.Meta):
        verbose_name = _("visitor of an event")
        verbose_name_plural = _("visitors of events")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "laborer"], condition=Q(laborer__isnull=False), name="visitor_once_at_an_event"
            ),
            models.CheckConstraint(
                condition=Q(laborer__isnull=True, people__gte=1) | Q(laborer__isnull=False, people=1),
                name="visitor_is_one_or_a_count",
            ),
        ]
        indexes = [models.Index(fields=["event", "division"], name="visitor_by_event")]

    def __str__(self):
        return f"{self.laborer or self.people}"


@audited()
class Intention(Editable):
    """A laborer's own signed wish for a post at an event; it binds nobody, and becomes an offer like any other."""

    event = models.ForeignKey(
        RecruitmentEvent, models.PROTECT, related_name="intentions", verbose_name=pgettext_lazy("recruitment", "event")
    )
    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="intentions", verbose_name=_("laborer"))
    division = village_key()
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="intentions", verbose_name=_("vacancy"))
    state = models.CharField(_("state"), max_length=10, choices=IntentionState, default=IntentionState.SIGNED)
    signed_on = models.DateField(_("signed on"))
    settled_on = models.DateField(_("settled on"), null=True, blank=True)
    offer = models.OneToOneField(
        Offer, models.PROTECT, null=True, blank=True, related_name="intention", verbose_name=_("offer")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "division_id", "site": "laborer__household__site_id"}
    moves_with = ("laborer", Q(state=IntentionState.SIGNED))

    class Meta(Editable.Meta):
        verbose_name = _("intention")
        verbose_name_plural = _("intentions")
        constraints = [
            models.UniqueConstraint(
                fields=["laborer", "vacancy"], condition=Q(state="signed"), name="one_open_intention_per_post"
            ),
            models.CheckConstraint(
                condition=Q(state="offered", offer__isnull=False) | ~Q(state="offered") & Q(offer__isnull=True),
                name="intention_offered_has_offer",
            ),
        ]
        indexes = [models.Index(fields=["event", "division"], name="intention_by_event")]

    def __str__(self):
        return f"{self.laborer} · {self.vacancy}"
