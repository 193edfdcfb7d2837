"""`manage.py demo`: an invented county to look around in, and the people who may sign in to it."""

from datetime import date, timedelta
from time import perf_counter

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from xundian.accounts.actions import open_postings
from xundian.demo import cast, county
from xundian.kit import clock
from xundian.kit.errors import DomainError

SIGN_INS = [
    f"demo sign-ins, all with the password {cast.DEMO_PASSWORD}:",
    *(f"  {each.username:<16} {each.place}" for each in cast.SIGN_INS),
]
PRODUCTION = (
    "The demo county is for looking around and is not made in production (XUNDIAN_MODE=production)."
    " `manage.py demo --remove` closes its sign-ins."
)


class Command(BaseCommand):
    help = "Fill an empty database with an invented county: a year of history, and a sign-in for every role."

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--users", action="store_true", help="only the sign-ins")
        what.add_argument("--once", action="store_true", help="do nothing when the county is there already")
        what.add_argument("--remove", action="store_true", help="close the sign-ins of the demo")
        parser.add_argument("--on", metavar="YYYY-MM-DD", help="the day the history ends, today by default")
        parser.add_argument("--seed", type=int, default=county.SEED, help="another number makes another county")
        parser.add_argument("--laborers", type=int, default=county.LABORERS, help="how many, at least 100")

    def handle(self, *args, users, once, remove, on, seed, laborers, **options):
        if remove:
            self.stdout.write(f"{cast.remove(clock.today())} demo accounts closed")
            return
        if settings.PRODUCTION:
            raise CommandError(PRODUCTION)
        if users:
            self.stdout.write(f"{cast.make_sign_ins(seed)} sign-ins made")
            open_postings(from_on=clock.today() - timedelta(days=cast.POSTED_DAYS))
            return
        if laborers < 100:
            raise CommandError(f"--laborers {laborers}: give 100 or more, or nobody is left for some of the stages.")
        self._load(once, on=self._day(on), seed=seed, laborers=laborers)

    def _load(self, once, **how):
        started = perf_counter()
        try:
            done = county.load(at=clock.now(), tell=self._tell, **how)
        except DomainError as error:
            if not once or error.code != "not_empty":  # a county that does not come about must be seen to fail
                told = [error.message, *(text for _field, _code, text in error.errors[:3])]
                raise CommandError(" ".join(map(str, told))) from None
            self._tell(f"{error.message} It is left out.")
            return
        if done:
            self._tell(f"{perf_counter() - started:5.1f} s  in all, up to {how['on']}")
        elif once:
            self._tell("the demo county is there already")
        else:
            raise CommandError(
                "The demo county is there already. Use another data folder (XUNDIAN_DATA) for a new one."
            )

    def _tell(self, text):
        self.stdout.write(text)
        self.stdout.flush()

    def _day(self, text):
        try:
            return date.fromisoformat(text) if text else clock.today()
        except ValueError:
            raise CommandError(f"--on {text!r} is not a day; write it as 2026-03-31.") from None
