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
                _("The step from “%(here)s” to “%(there)s” is not allowed.")
                % {"here": self._word(here), "there": self._word(there)}
            )

    def _word(self, state):
        """The state's word for people; the state itself where the table is of bare words."""
        known = {str(each): each for each in self.states}
        return getattr(known.get(str(state)), "label", state)

    @property
    def states(self):
        """Every state the table names, for the database's own check."""
        return sorted(set(self) | {there for targets in self.values() for there in targets})
