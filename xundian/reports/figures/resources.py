"""Labour resources of the area: who is there, and what they told the last survey (X2.2-1)."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from laborers.registry.models import Laborer
from laborers.registry.queries import present, supported_then
from laborers.surveys.models import SurveyResponse
from xundian.reports.figures import dimensions
from xundian.reports.figures.shape import AS_IT_STANDS, Figure, parts

TOPIC = _("Labour resources")
_answer = partial(
    Figure, day="surveyed_on", topic=TOPIC, household="laborer__household__number", cutoff=AS_IT_STANDS,
    source=_("The newest answer of each person to a survey of labour resources."),
    exclusions=_("People who left the registry; older answers; people nobody asked yet."),
)  # fmt: skip
AWAY = ("in_province", "out_province")


def _answers(period, **wanted):
    return SurveyResponse.objects.filter(
        is_profile=True, laborer__left_on=None, surveyed_on__lte=period.on, **wanted
    )  # fmt: skip


def _supported(rows):
    return supported_then(rows, "laborer__household", "surveyed_on").filter(supported=True)


REGISTERED = Figure(
    code="laborers", label=_("Laborers registered"), name="name", rows=lambda period: present(Laborer.objects.all()),
    topic=TOPIC, source=_("The registry of laborers."), cutoff=AS_IT_STANDS,
    definition=_("People in the registry of labour resources, each once."),
    exclusions=_("People who died, moved away or otherwise left the registry, and records merged into another."),
)  # fmt: skip
ASKED = _answer(
    code="surveyed", label=_("Asked in a survey"), rows=_answers,
    definition=_("Of the registered, those with an answer to a survey on record."),
)  # fmt: skip
WILLING = _answer(
    code="willing_away", label=_("Want to work outside"), rows=lambda period: _answers(period, intention__in=AWAY),
    definition=_("Of those asked, whoever wants to work in another county or province."),
)  # fmt: skip
NEARBY = _answer(
    code="willing_nearby", label=_("Want to work in the county"),
    rows=lambda period: _answers(period, intention="in_county"),
    definition=_("Of those asked, whoever wants to work inside the county."),
)  # fmt: skip
HELPED_AWAY = _answer(
    code="willing_away_supported", label=_("Registered poor who want to work outside"),
    rows=lambda period: _supported(_answers(period, intention__in=AWAY)),
    definition=_(
        "Of those who want to work in another county or province, those whose household was registered poor, or "
        "counted as such, on the day of the answer."
    ),
)  # fmt: skip
HELPED_NEARBY = _answer(
    code="willing_nearby_supported", label=_("Registered poor who want to work in the county"),
    rows=lambda period: _supported(_answers(period, intention="in_county")),
    definition=_(
        "Of those who want to work inside the county, those whose household was registered poor, or counted as such, "
        "on the day of the answer."
    ),
)  # fmt: skip
LEARNERS = _answer(
    code="want_training", label=_("Want training"),
    rows=lambda period: _answers(period).exclude(training_wish=""),
    definition=_("Of those asked, whoever named a training that they wish for."),
)  # fmt: skip
DIVISIONS = (dimensions.schooling(""), dimensions.ages(""), dimensions.sexes(""))
PARTS = {dimension.code: parts(REGISTERED, dimension) for dimension in DIVISIONS}
CATALOGUE = [
    REGISTERED, ASKED, WILLING, NEARBY, LEARNERS, HELPED_AWAY, HELPED_NEARBY,
    *(part for divided in PARTS.values() for part in divided),
]  # fmt: skip
