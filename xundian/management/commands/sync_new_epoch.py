"""`manage.py sync_new_epoch`: to be run after every restore, copy or jump back in time, before the doors open."""

from django.core.management.base import BaseCommand

from xundian.sync.actions.feed import new_epoch


class Command(BaseCommand):
    help = (
        "Begin another epoch of the sync: run it after every restore and before anybody signs in. Phones take a"
        " snapshot and send the work of the last seven days again; nothing is done twice."
    )

    def handle(self, **options):
        self.stdout.write(f"epoch {new_epoch()}")
