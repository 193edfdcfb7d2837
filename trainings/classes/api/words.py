"""What the doors of classes share: labels of codes, what an input names, and whose class it is."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from laborers.placements.models import Consent
from laborers.registry.models import Laborer
from trainings.classes.models import TrainingClass
from trainings.demand.models import TrainingOrder
from trainings.institutions.models import Institution
from trainings.programmes.models import Programme
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.scope import owned_by
from xundian.codes.queries import tables
from xundian.divisions.models import Division
from xundian.kit.clock import today
from xundian.kit.errors import Forbidden

NAMED = {"institution": Institution, "division": Division, "programme": Programme, "order": TrainingOrder}
JOINING = {"laborer": Laborer, "consent": Consent, "training_class": TrainingClass}
LABORER = OpenApiParameter("laborer", OpenApiTypes.UUID, required=True)
LISTS = ["training_kind", "occupation", "certificate_kind", "skill_level"]


class LabelledViewSet(ScopedViewSet):
    """Gives serializers the labels of codes, read when the first one is needed."""

    page_order = None

    def get_serializer_context(self):
        """The usual context and `labels`, the lists of today."""
        labels = SimpleLazyObject(lambda: tables(LISTS, today()))
        return super().get_serializer_context() | {"labels": labels}


def check_own(user, training_class_id):
    """Forbidden unless the user's own place runs the class."""
    if not owned_by(user, TrainingClass.objects.filter(pk=training_class_id)).exists():
        raise Forbidden(_("This class belongs to another place."))
