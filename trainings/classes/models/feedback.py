"""What trainees think of their class, without a name (X4: trainee satisfaction is asked).

A slip is a code on paper, one for each trainee, drawn unseen: the database keeps only its digest and never learns who
drew it. When it is used it is gone, in the same transaction that keeps the answers, and neither carries a time.
"""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from trainings.classes.models.classes import TrainingClass

ASPECTS = ("teaching", "content", "venue", "overall")


def _mark(label):
    return models.PositiveSmallIntegerField(label)


class FeedbackSlip(models.Model):
    """A code that was printed and not used yet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="slips")
    digest = models.CharField(max_length=64, unique=True, editable=False)

    scope_paths = {"shared": "training_class__division_id"}

    class Meta:
        verbose_name = _("feedback slip")
        verbose_name_plural = _("feedback slips")

    def __str__(self):
        return str(self.pk)


class Feedback(models.Model):
    """The marks of one trainee, 1 (bad) to 5 (very good), and a word; nobody knows whose."""

    # Random, unlike other keys: they follow the time, and the time would tell who wrote.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="feedback")
    teaching = _mark(pgettext_lazy("feedback", "teaching"))
    content = _mark(pgettext_lazy("feedback", "use for work"))
    venue = _mark(pgettext_lazy("feedback", "place and times"))
    overall = _mark(pgettext_lazy("feedback", "all in all"))
    words = models.CharField(_("in own words"), max_length=300, blank=True)

    scope_paths = {"shared": "training_class__division_id"}

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        constraints = [
            models.CheckConstraint(condition=Q(**{f"{each}__gte": 1, f"{each}__lte": 5}), name=f"feedback_{each}")
            for each in ASPECTS
        ]

    def __str__(self):
        return str(self.pk)
