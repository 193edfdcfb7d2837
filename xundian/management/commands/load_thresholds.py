"""`manage.py load_thresholds`: the poverty thresholds and published figures that come with the program."""

from django.core.management.base import BaseCommand, no_translations

from laborers.economy import actions


class Command(BaseCommand):
    help = "Load poverty thresholds and published figures of the counties that are known here; what is set stays."

    @no_translations
    def handle(self, *args, **options):
        written = actions.load_shipped(by=None)
        self.stdout.write(f"{written['thresholds']} thresholds, {written['published']} published figures loaded")
