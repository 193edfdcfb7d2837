"""Publications, made through the room's action."""

from laborers.publications import actions
from tests.factories.jobs import MATCHED


def make_publication(village, vacancies, by=None, on=MATCHED, **values):
    """A poster of some posts on the board of one village, of the same day."""
    facts = {"form": "poster", "published_on": on}
    [row] = actions.publish(villages=[village], vacancies=vacancies, by=by, on=on, **(facts | values))
    return row
