"""Which step may follow which: a dict from each state to the set of states that may come next."""

from django.utils.translation import gettext as _

from xundian.kit.errors import MoveRefused


class Moves(dict):
    """The moves table of one record; a state without an entry is final."""

    def allows(self, here, there):
        """Whether the step is in the table."""
        return there in self.get(here, ())

    def check(self, here, there):
        """Raise MoveRefused unless the step is in the table."""
        if not self.allows(here, there):
            raise MoveRefused(
                _("The step from “%(here)s” to “%(there)s” is not allowed.") % {"here": here, "there": there}
            )

    @property
    def states(self):
        """Every state the table names, for the database's own check."""
        return sorted(set(self) | {there for targets in self.values() for there in targets})
