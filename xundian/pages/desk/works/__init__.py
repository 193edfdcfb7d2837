"""The works of the desk, one line each: where it stands, what it is for, who may open it, and what waits in it."""

from xundian.pages.desk.works import (
    coordination,
    figures,
    followup,
    office,
    registry,
    relocation,
    subsidies,
    trainings,
    work,
)

SHELVES = (registry, work, trainings, subsidies, relocation, followup, figures, coordination, office)
WORKS = [work for shelf in SHELVES for work in shelf.WORKS]
