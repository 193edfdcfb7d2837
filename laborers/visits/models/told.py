"""What visits are told: changes to be settled in the register, and news between the family and the migrant (X2.2-7)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.registry.models import Dependant, Household, Laborer, village_key
from laborers.visits.models.visits import Visit
from laborers.visits.states import ChangeState, DependantChange, Direction, LaborerChange, NewsState, NewsWay
from xundian.kit.feed import fed
from xundian.kit.records import Editable, audited


@audited()
class ReportedChange(Editable):
    """What changed with one person, as a visit was told; it enters the register only when somebody settles it."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="changes", verbose_name=_("visit"))
    household = models.ForeignKey(
        Household, models.PROTECT, related_name="reported_changes", verbose_name=_("household")
    )
    laborer = models.ForeignKey(
        Laborer, models.PROTECT, null=True, blank=True, related_name="reported_changes", verbose_name=_("laborer")
    )
    dependant = models.ForeignKey(
        Dependant, models.PROTECT, null=True, blank=True, related_name="reported_changes",
        verbose_name=_("dependant"),
    )  # fmt: skip
    division = village_key()
    kind = models.CharField(_("kind"), max_length=15)
    # As told: rules.change_problems says what each kind may hold.
    detail = models.JSONField(_("what was told"), default=dict)
    state = models.CharField(_("state"), max_length=10, choices=ChangeState, default=ChangeState.OPEN)
    settled_on = models.DateField(_("settled on"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("settled by"),
    )  # fmt: skip
    note = models.CharField(_("note"), max_length=200, blank=True)

    scope_paths = {"division": "division_id", "site": "household__site_id"}
    moves_with = ("laborer", models.Q(state=ChangeState.OPEN))

    class Meta(Editable.Meta):
        verbose_name = _("reported change")
        verbose_name_plural = _("reported changes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(laborer__isnull=False, dependant__isnull=True, kind__in=LaborerChange.values)
                | models.Q(laborer__isnull=True, dependant__isnull=False, kind__in=DependantChange.values),
                name="change_of_one_person",
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", settled_on__isnull=True, settled_by__isnull=True)
                | ~models.Q(state="open") & models.Q(settled_on__isnull=False, settled_by__isnull=False),
                name="change_settled_by_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="dismissed") | ~models.Q(note=""), name="change_set_aside_with_a_note"
            ),
        ]
        indexes = [
            models.Index(fields=["division", "id"], condition=models.Q(state="open"), name="change_open_by_division"),
        ]

    def __str__(self):
        return str(self.kind_label)

    @property
    def person(self):
        """The laborer or dependant it is about."""
        return self.laborer or self.dependant

    @property
    def kind_label(self):
        """Words for the kind."""
        return (LaborerChange if self.laborer_id else DependantChange)(self.kind).label


@fed("news", area="division_id", home="household")
@audited()
class News(Editable):
    """How the one side is doing, to be told to the other at the next visit, with the migrant's consent."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="news", verbose_name=_("household"))
    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="news", verbose_name=_("laborer"))
    division = village_key()
    # Where the migrant works, so that the station there sees what is to be told; empty at home.
    destination = models.CharField(_("place"), max_length=6, db_collation="C", blank=True)
    direction = models.CharField(pgettext_lazy("news", "direction"), max_length=10, choices=Direction)
    text = models.CharField(_("text"), max_length=300)
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="news", verbose_name=_("visit"))
    # Whether who told it agreed that it goes on; the migrant's own consent is asked besides.
    agreed = models.BooleanField(_("may be passed on"), default=True)
    state = models.CharField(_("state"), max_length=10, choices=NewsState, default=NewsState.WITHHELD)
    told_on = models.DateField(_("told on"), null=True, blank=True)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("told by")
    )
    how = models.CharField(_("how"), max_length=10, choices=NewsWay, blank=True)
    told_at_visit = models.ForeignKey(
        Visit, models.PROTECT, null=True, blank=True, related_name="told_news", verbose_name=_("told at")
    )

    scope_paths = {"division": "division_id", "destination": "destination", "site": "household__site_id"}
    moves_with = ("laborer", ~models.Q(state=NewsState.TOLD))

    class Meta(Editable.Meta):
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="told", told_on__isnull=False, told_by__isnull=False) & ~models.Q(how="")
                | ~models.Q(state="told") & models.Q(told_on__isnull=True, told_by__isnull=True, how=""),
                name="news_told_by_somebody",
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="news_says_something"),
        ]
        indexes = [
            models.Index(fields=["division", "id"], name="news_by_division"),
            models.Index(fields=["household"], condition=~models.Q(state="told"), name="news_open_by_household"),
        ]

    def __str__(self):
        # Never the text: until the migrant agrees it is nobody's to read.
        return f"{self.laborer} · {self.get_direction_display()}"
