"""Who was placed (X2.1, X3.1)."""

from functools import partial

from django.utils.translation import gettext_lazy as _

from laborers.placements.models import Placement
from laborers.placements.queries import away
from laborers.registry.queries import supported_then
from xundian.reports.figures import dimensions
from xundian.reports.figures.shape import Figure, parts
from xundian.reports.rollups.kept import Base, Kept, up_to_cutoff

TOPIC = _("Placements")
SPELLS = _("Placements: spells of work that officers, offers or batches recorded, with the person's consent.")
CALLED_OFF = _("Departures that were called off; work that begins after the day of the report.")


def _began(spells=Placement.objects.all, *reads):
    """The spells of work that began in a period, up to its cut-off."""
    return Kept((Base.PLACEMENTS, *reads), spells, "started_on", up_to_cutoff).rows


placed = _began()


def _helped():
    """Spells of people whose household came first when the work began: registered poor, or counting as such."""
    return supported_then(Placement.objects.all(), "household_id", "started_on").filter(supported=True)


_spells = partial(
    Figure, person="laborer_id", day="started_on", topic=TOPIC, source=SPELLS, exclusions=CALLED_OFF,
)  # fmt: skip
PLACED = _spells(
    code="placements", label=_("Laborers placed"), rows=placed,
    definition=_("Different people whose work started in the period, up to the day of the report."),
)  # fmt: skip
HELPED = _spells(
    code="placements_supported", label=_("Registered poor laborers placed"), rows=_began(_helped, Base.CATEGORIES),
    definition=_(
        "Of the laborers placed, those whose household was registered poor, or counts as such, when the work began."
    ),
)  # fmt: skip
AWAY = _spells(
    code="away_placements", label=_("Placed away from the county"), rows=_began(lambda: away(Placement.objects.all())),
    definition=_("Of the laborers placed, those whose place of work lies outside the county."),
)  # fmt: skip
# Wuhua, Panlong, Guandu, Xishan, Chenggong and the Dianchi Resort, which has a number of the county's own (X3.1).
URBAN_DISTRICTS = ("530102", "530103", "530111", "530112", "530114", "530191")
URBAN = _spells(
    code="urban_placements", label=_("Placed in Kunming's main urban area"),
    rows=lambda period: placed(period).filter(destination__in=URBAN_DISTRICTS),
    definition=_(
        "Of the laborers placed, those whose place of work lies in Wuhua, Panlong, Guandu, Xishan or Chenggong "
        "District, or in the Dianchi Resort."
    ),
)  # fmt: skip
# Whoever was placed in two areas is one laborer placed, and one of each area.
CATALOGUE = [PLACED, *parts(PLACED, dimensions.AREA), HELPED, *parts(HELPED, dimensions.AREA), AWAY, URBAN]
