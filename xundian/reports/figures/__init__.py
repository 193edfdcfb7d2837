"""The catalogue of figures: each is one definition, a set of rows; its count and its names are the same rows."""

from xundian.reports.figures import (
    channels,
    difficulties,
    funnel,
    households,
    placements,
    resources,
    retention,
    stages,
    subsidies,
    trainings,
    transfer,
    visits,
)
from xundian.reports.figures.counting import SHOWN, counts, counts_of, many_counts, names, rows_of
from xundian.reports.figures.shape import Dimension, Figure, part_code, parts
from xundian.reports.figures.trainings import TRAINED, TRAINED_KINDS

__all__ = [
    "CATALOGUE", "FIGURES", "SHOWN", "TRAINED", "TRAINED_KINDS", "Dimension", "Figure", "counts", "counts_of",
    "many_counts", "names", "part_code", "parts", "rows_of",
]  # fmt: skip

TOPICS = (
    resources, stages, funnel, placements, transfer, retention, trainings, visits, difficulties, subsidies, channels,
    households,
)  # fmt: skip
CATALOGUE = [figure for topic in TOPICS for figure in topic.CATALOGUE]
FIGURES = {figure.code: figure for figure in CATALOGUE}
