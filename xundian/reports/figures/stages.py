"""Where the cases stand (X2.2-1 to X2.2-7)."""

from django.utils.translation import gettext_lazy as _

from laborers.registry.models import Case
from laborers.registry.states import Stage
from xundian.reports.figures.shape import AS_IT_STANDS, Figure
from xundian.reports.rollups.kept import Base, Kept, by_cutoff

TOPIC = _("Stages of the transfer")
CASES = _("Cases of the registry: one for each episode of transfer, at most one open for a person.")


def _stage(stage):
    return Figure(
        code=f"stage_{stage.value}",
        label=stage.label,
        definition=_("Open cases that stand at this stage on the day of the report."),
        rows=Kept((Base.CASES,), lambda: Case.objects.filter(stage=stage), "opened_on", by_cutoff).rows,
        household="laborer__household__number", day="opened_on", topic=TOPIC, source=CASES, cutoff=AS_IT_STANDS,
        exclusions=_("Closed cases; people who are in no case."),
    )  # fmt: skip


STANDING = [_stage(stage) for stage in Stage if stage != Stage.CLOSED]
CATALOGUE = STANDING
