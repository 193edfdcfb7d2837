"""Publications: which posts reached which village, in which form, when and by whom (X2.2-2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from laborers.jobs.models import Vacancy
from laborers.publications.states import Form
from laborers.registry.models import village_key
from xundian.kit.records import Editable, Record, audited


@audited()
class Publication(Editable):
    """Posts brought to one village in one form on one day; what was a mistake is taken back, never deleted."""

    division = village_key()
    form = models.CharField(_("form"), max_length=12, choices=Form)
    published_on = models.DateField(_("published on"))
    vacancies = models.ManyToManyField(
        Vacancy, through="PublishedVacancy", related_name="publications", verbose_name=_("vacancies")
    )
    # What the loudspeaker read, as the village had put it.
    text = models.TextField(_("text"), blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    taken_back_on = models.DateField(_("taken back on"), null=True, blank=True)

    scope_paths = {"division": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [
            models.CheckConstraint(condition=Q(form__in=Form.values), name="publication_form"),
            models.CheckConstraint(condition=Q(form="loudspeaker") | Q(text=""), name="publication_text_is_read"),
        ]
        indexes = [models.Index(fields=["division", "published_on"], name="publication_by_village")]

    def __str__(self):
        return f"{self.form} {self.published_on}"


class PublishedVacancy(Record):
    """One vacancy of a publication, in its place in the list."""

    publication = models.ForeignKey(Publication, models.CASCADE, related_name="posts")
    vacancy = models.ForeignKey(Vacancy, models.PROTECT, related_name="published", verbose_name=_("vacancy"))
    place = models.PositiveSmallIntegerField(_("place in the list"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "vacancy"], name="vacancy_published_once")]
        ordering = ["place"]
