"""News of the one side that was told to the other."""

from laborers.visits import actions as visits
from laborers.visits.states import NewsState, NewsWay
from xundian.sync.handlers.doing import Done
from xundian.sync.handlers.shapes import checked, needed, word

SHAPE = {"told": needed(word(NewsWay.values))}


def update(doing):
    """news/update: {told: how}; what was told already stays as it was told first."""
    news = doing.target("news", doing.op.entity_id)
    how = checked(doing.op.payload, SHAPE)["told"]
    if news.state != NewsState.TOLD:
        news = visits.tell_news(news=news, how=how, by=doing.by, on=doing.on)
    return Done(news.version)
