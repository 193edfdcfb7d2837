"""Households, the categories they had, the people they look after, and what happened in them."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.registry.models.places import village_key
from laborers.registry.states import Change, DependantKind, SchoolStatus
from xundian.kit.feed import fed
from xundian.kit.records import APPEND_ONLY, Editable, Record, audited


@fed("household", area="division_id", spot="site_id")
@audited()
class Household(Editable):
    """A household of the registry; the laborers and dependants in it may change, the number stays (X2.2-1)."""

    number = models.CharField(_("household number"), max_length=30)
    division = village_key()
    group_name = models.CharField(_("village group"), max_length=40, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    # Newest category by code list; its history is in HouseholdCategory.
    category = models.CharField(_("household category"), max_length=30, default="ordinary")
    # A relocated household lives at a site; the site itself belongs to a room above.
    site_id = models.UUIDField(_("resettlement site"), null=True, blank=True)
    # Since when nobody lives in it: its people joined another household.
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    scope_paths = {
        "division": "division_id",
        "site": "site_id",
        "destination": "laborers__placements__destination",
    }
    scope_only = {"destination": {"laborers__placements__ended_on": None}}

    class Meta(Editable.Meta):
        verbose_name = _("household")
        verbose_name_plural = _("households")
        constraints = [
            models.UniqueConstraint(Left("division", 6), "number", name="household_number_once_per_county"),
        ]
        indexes = [
            models.Index(fields=["division", "id"], name="household_by_division"),
            models.Index(fields=["site_id"], condition=models.Q(site_id__isnull=False), name="household_by_site"),
        ]

    def __str__(self):
        return self.number


class HouseholdCategory(Record):
    """One period in which a household was registered poor, monitored, and so on; names of categories are dated."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="categories")
    category = models.CharField(_("category"), max_length=30)
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("to"), null=True, blank=True)
    basis = models.CharField(_("basis document"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("household category")
        verbose_name_plural = _("household categories")
        constraints = [
            models.UniqueConstraint(
                fields=["household"], condition=models.Q(valid_to__isnull=True), name="one_current_category"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="category_ends_after_start",
            ),
        ]

    def __str__(self):
        return self.category


@fed("dependant", home="household")
@audited()
class Dependant(Editable):
    """Someone the household looks after: a child, an elder, another (W2.4-4: school enrolment of each child)."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="dependants")
    name = models.CharField(pgettext_lazy("person", "name"), max_length=50)
    birth = models.DateField(_("birth date"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=DependantKind)
    school_status = models.CharField(_("school"), max_length=15, choices=SchoolStatus, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    left_on = models.DateField(_("left the household on"), null=True, blank=True)
    left_reason = models.CharField(_("reason for leaving"), max_length=30, blank=True, default="", db_default="")
    # Who comes of working age is registered, and remains the same person.
    laborer = models.OneToOneField(
        "laborers.Laborer",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="was_dependant",
        verbose_name=_("laborer"),
    )

    scope_paths = {"division": "household__division_id", "site": "household__site_id"}

    class Meta(Editable.Meta):
        verbose_name = _("dependant")
        verbose_name_plural = _("dependants")

    def __str__(self):
        return self.name


class HouseholdEvent(Record):
    """Something that happened in a household; append-only: a mistake is put right by another event (kind corrected)."""

    household = models.ForeignKey(
        Household, models.PROTECT, related_name="events", db_index=False, verbose_name=_("household")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=Change)
    on = models.DateField(_("day"))
    laborer = models.ForeignKey(
        "laborers.Laborer", models.PROTECT, null=True, blank=True, related_name="household_events",
        verbose_name=_("laborer"),
    )  # fmt: skip
    dependant = models.ForeignKey(
        Dependant, models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("dependant")
    )
    # The household that the people came from or went to.
    other = models.ForeignKey(
        Household, models.PROTECT, null=True, blank=True, related_name="other_events",
        verbose_name=_("other household"),
    )  # fmt: skip
    # Codes and ids only, so that the line can be shown in either language.
    detail = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "household__division_id", "site": "household__site_id"}

    class Meta:
        verbose_name = _("change in a household")
        verbose_name_plural = _("changes in households")
        constraints = [models.CheckConstraint(condition=models.Q(kind__in=Change.values), name="change_known")]
        indexes = [models.Index(fields=["household", "on", "id"], name="event_by_household")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return self.get_kind_display()
