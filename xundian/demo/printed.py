"""The figures of last month as the clock printed them, and two people whose work was told of only afterwards."""

from datetime import timedelta

from laborers import journeys
from xundian.demo.cast import COUNTY, TOWNSHIP
from xundian.demo.setting import moment
from xundian.demo.work import consent_of, looking
from xundian.divisions.models import Division
from xundian.reports.rules import Period
from xundian.reports.snapshots import actions

LATE = 2


def print_last_month(setting):
    """The snapshots of the month that ended last and of its year, and what came in late for them; {what: count}."""
    first = setting.on.replace(day=1)
    last = first - timedelta(days=1)
    county = Division.objects.get(pk=COUNTY)
    for month in (last.month, None):
        actions.take(
            county=county, period=Period(year=last.year, month=month, on=last), at=moment(first, 0, 40), by=None
        )
    people = looking(setting, TOWNSHIP)[-LATE:]
    for laborer in people:
        started = last - timedelta(days=3)
        journeys.place(
            laborer=laborer, consent=consent_of(setting, laborer, started - timedelta(days=2)),
            by=setting.users["township"], on=setting.on, started_on=started, employer_name="昆明官渡某快递站",
            occupation="logistics", destination="530111", organised_by="self", wage_fen=450_000,
        )  # fmt: skip
    return {"snapshots": 2, "late entries": len(people)}
