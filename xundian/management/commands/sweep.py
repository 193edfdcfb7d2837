"""`manage.py sweep NAME [--on DATE]`: run one piece of clock work now; `sweep --list` names them."""

from datetime import date, timedelta

from django.core.management.base import BaseCommand, CommandError, no_translations

from xundian.kit import clock, sweeps
from xundian.kit.errors import DomainError

# A slip in the year would plan decades of visits.
FURTHEST = timedelta(days=366)


class Command(BaseCommand):
    help = "Run one sweep now, for today or for another day; it may run as often as you like."

    def add_arguments(self, parser):
        parser.add_argument("name", nargs="?", help="which sweep; --list names them")
        parser.add_argument("--on", metavar="YYYY-MM-DD", help="the day it sweeps for, today by default")
        parser.add_argument("--list", action="store_true", help="name the sweeps and when they run")

    @no_translations
    def handle(self, *args, name, on, list, **options):
        known = sweeps.load()
        if list:
            self._list(known)
        elif name not in known:
            raise CommandError(f"{self._asked(name)} Sweeps: {', '.join(sorted(known))}.")
        else:
            self._run(name, self._day(on))

    def _list(self, known):
        width = max(map(len, known), default=0)
        for each in sorted(known.values(), key=lambda sweep: sweep.name):
            what = (each.run.__doc__ or "").strip().splitlines() or [""]
            self.stdout.write(f"{each.name:{width}}  every {each.interval}  {what[0]}")

    def _asked(self, name):
        return f"There is no sweep {name!r}." if name else "Name a sweep."

    def _day(self, text):
        try:
            day = date.fromisoformat(text) if text else clock.today()
        except ValueError:
            raise CommandError(f"--on {text!r} is not a day; write it as 2026-03-31.") from None
        if day - clock.today() > FURTHEST:
            raise CommandError(f"--on {day} lies more than a year ahead; visits would be planned up to that day.")
        return day

    def _run(self, name, on):
        try:
            counts = sweeps.run_sweep(name, on=on, at=clock.now())
        except DomainError as error:
            raise CommandError(f"{name}: {error.message}") from None
        if counts is None:
            self.stdout.write(f"{name}: another process is at it just now, nothing done.")
            return
        told = ", ".join(f"{key} {value}" for key, value in counts.items()) or "done"
        self.stdout.write(f"{name} for {on}: {told}")
