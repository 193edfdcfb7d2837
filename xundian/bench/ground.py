"""What every part stands on: a database with divisions, codes and officers, and the county once it is needed."""

from datetime import date

from django.core.management import call_command

from laborers.registry.models import Laborer
from laborers.surveys.models import SurveyRound
from laborers.visits import actions as visits
from xundian.accounts.models import User
from xundian.bench import county
from xundian.bench.sheet import YEAR
from xundian.demo.cast import COUNTY, make_officers, make_sign_ins
from xundian.kit import clock
from xundian.kit.sql import execute

SEED, QUICK_LABORERS = 1, 1500


def lay(bench):
    """Tables, divisions, codes, and an officer for every place."""
    call_command("migrate", interactive=False, verbosity=0)
    make_sign_ins(SEED)
    make_officers(SEED)
    bench.on = clock.today()
    bench.tell("the database is laid out")


def settle(bench):
    """The county with its history, unless it is there: planned up to the month before this one."""
    if Laborer.objects.exists():
        return
    round, _made = SurveyRound.objects.get_or_create(
        county_id=COUNTY, year=YEAR,
        defaults={"title": str(YEAR), "opens": date(YEAR, 1, 1), "closes": date(YEAR, 12, 31)},
    )  # fmt: skip
    rows = county.build(
        on=bench.on, at=clock.now(), by=User.objects.get(username="county").pk, round_id=round.pk,
        laborers=QUICK_LABORERS if bench.quick else county.LABORERS, tell=bench.tell,
    )  # fmt: skip
    last_month = bench.on.replace(day=1).toordinal() - 1
    visits.plan(on=date.fromordinal(last_month))
    execute("VACUUM ANALYZE laborers_visitplan")
    bench.tell(f"the county stands: {rows['laborers_laborer']:,} laborers, {rows['laborers_visit']:,} visits")
