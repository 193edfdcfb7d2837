"""App label trainings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrainingsConfig(AppConfig):
    """The package trainings as a Django app."""

    name = "trainings"
    verbose_name = _("Trainings")

    def ready(self):
        """Give class rosters to the room of imports, and facts of training to that of subsidies; both lie below."""
        from laborers.imports.kinds import register
        from laborers.imports.states import ImportKind
        from laborers.subsidies.queries import sources
        from laborers.subsidies.states import Rule
        from trainings.imports.kind import ROSTERS
        from trainings.subsidies import queries

        register(ImportKind.CLASS_ROSTER, ROSTERS)
        sources.register(Rule.PER_TRAINEE, queries.trainees)
        sources.register(Rule.PER_STUDENT, queries.students)
        sources.register(sources.INSTITUTION, queries.institution_of)
