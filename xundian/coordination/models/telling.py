"""Publicity and mobilisation, model cases and experience notes, symposiums and suggestions (X2.2-2, 2.2-9, 2.2-10)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.coordination.models.keys import place_key, writer_key
from xundian.coordination.models.meetings import Task
from xundian.coordination.states import ActivityForm, NameShown, StoryKind, StoryState, SuggestionState
from xundian.kit.keeping import KEPT
from xundian.kit.records import BUMP, Editable, audited


@audited()
class Activity(Editable):
    """How many people were told of working away or of a policy, where, when and in which form (X2.2-2)."""

    division = place_key()
    form = models.CharField(_("form"), max_length=12, choices=ActivityForm)
    title = models.CharField(_("title"), max_length=100)
    held_on = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=100, blank=True)
    reach = models.PositiveIntegerField(_("people reached"))
    note = models.CharField(_("note"), max_length=500, blank=True)
    taken_back_on = models.DateField(_("taken back on"), null=True, blank=True)
    by = writer_key()

    scope_paths = {"division": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("publicity activity")
        verbose_name_plural = _("publicity activities")
        constraints = [models.CheckConstraint(condition=Q(form__in=ActivityForm.values), name="activity_form")]
        indexes = [models.Index(fields=["division", "held_on"], name="activity_by_place")]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return f"{self.title} {self.held_on}"


@audited()
class Story(Editable):
    """A model case or an experience note. About a person only with that person's recorded consent.

    The database itself refuses a published story of a person who has not consented or has withdrawn it.
    """

    division = place_key()
    kind = models.CharField(_("kind"), max_length=12, choices=StoryKind)
    title = models.CharField(_("title"), max_length=100)
    text = models.TextField(_("text"))
    laborer = models.ForeignKey(
        "laborers.Laborer", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("laborer")
    )
    name_shown = models.CharField(
        _("name shown"), max_length=8, choices=NameShown, blank=True, help_text=_("As the person agreed.")
    )
    consented_on = models.DateField(_("consented on"), null=True, blank=True)
    consent_witness = models.CharField(_("witness"), max_length=50, blank=True)
    consent_withdrawn_on = models.DateField(_("consent withdrawn on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=StoryState, default=StoryState.DRAFT)
    published_on = models.DateField(pgettext_lazy("story", "published on"), null=True, blank=True)
    by = writer_key()

    scope_paths = {"division": "division_id"}
    # A story stays where it was told, wherever the person lives by then.
    moves_with = None

    class Meta(Editable.Meta):
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=StoryKind.values), name="story_kind"),
            models.CheckConstraint(condition=Q(state__in=StoryState.values), name="story_state"),
            models.CheckConstraint(
                condition=Q(kind=StoryKind.EXPERIENCE) | Q(laborer__isnull=False), name="case_person"
            ),
            models.CheckConstraint(
                condition=Q(consented_on=None, consent_withdrawn_on=None)
                | (Q(laborer__isnull=False) & ~Q(name_shown="") & ~Q(consent_witness="")),
                name="story_consent_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(consent_withdrawn_on=None) | Q(consent_withdrawn_on__gte=F("consented_on")),
                name="story_consent_order",
            ),
            models.CheckConstraint(
                condition=~Q(state=StoryState.PUBLISHED)
                | (
                    Q(published_on__isnull=False)
                    & (Q(laborer=None) | Q(consented_on__isnull=False, consent_withdrawn_on=None))
                ),
                name="story_published_with_consent",
            ),
        ]
        indexes = [models.Index(fields=["division", "state"], name="story_by_place")]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return self.title


@audited()
class Symposium(Editable):
    """People who came back sit together with the office and say what would help (X2.2-9)."""

    division = place_key()
    title = models.CharField(_("title"), max_length=100)
    held_on = models.DateField(_("day"))
    place = models.CharField(_("place"), max_length=100, blank=True)
    people = models.PositiveSmallIntegerField(_("people attending"))
    summary = models.TextField(_("summary"), blank=True)
    by = writer_key()

    scope_paths = {"division": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("returnee symposium")
        verbose_name_plural = _("returnee symposiums")
        indexes = [models.Index(fields=["division", "held_on"], name="symposium_by_place")]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return f"{self.title} {self.held_on}"


@audited()
class Suggestion(Editable):
    """What somebody suggested at a symposium, and what became of it; the person is named only where wished."""

    symposium = models.ForeignKey(
        Symposium, models.PROTECT, related_name="suggestions", verbose_name=_("returnee symposium")
    )
    division = place_key()
    text = models.CharField(_("suggestion"), max_length=500)
    said_by = models.CharField(_("said by"), max_length=50, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=SuggestionState, default=SuggestionState.OPEN)
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    task = models.OneToOneField(
        Task, models.PROTECT, null=True, blank=True, related_name="suggestion", verbose_name=_("task")
    )

    scope_paths = {"division": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SuggestionState.values), name="suggestion_state"),
            models.CheckConstraint(
                condition=Q(state=SuggestionState.OPEN, answered_on=None)
                | (~Q(state=SuggestionState.OPEN) & Q(answered_on__isnull=False) & ~Q(answer="")),
                name="suggestion_answered",
            ),
            models.CheckConstraint(
                condition=Q(task=None) | Q(state=SuggestionState.TAKEN_UP), name="suggestion_task_is_taken_up"
            ),
        ]
        indexes = [models.Index(fields=["division", "state"], name="suggestion_by_place")]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return self.text
