"""Selection rounds of training institutions, made through the room's actions."""

from datetime import date, timedelta
from itertools import count

from tests.factories.trainings import make_institution
from tests.factories.visits import noon
from trainings.institutions import actions

CONFERENCE = date(2026, 3, 3)
PUBLISHED, OBJECTIONS_UNTIL = date(2026, 3, 4), date(2026, 3, 11)
FINAL = OBJECTIONS_UNTIL + timedelta(days=1)
HELD = (date(2026, 3, 15), date(2027, 3, 14))
_serial = count(1)


def make_round(county, by=None, schools=3, members=0, **values):
    """A round being prepared, with qualified institutions; members by name when there are any."""
    values = {
        "title": "2026年度职业培训机构评选", "conference_on": CONFERENCE, "venue": "县人社局三楼会议室", "seats": 2,
        "most_choices": 2, "electorate": "members" if members else "present",
    } | values  # fmt: skip
    institutions = values.pop("institutions", None) or [
        make_institution(county, by=by, name=f"{values['title']}{name}校") for name in "甲乙丙丁戊己"[:schools]
    ]
    row = actions.prepare_round(county=county, by=by, institutions=institutions, **values)
    if members:
        names = [(f"代表{number}", f"单位{number}") for number in range(1, members + 1)]
        actions.enter_electors(round=row, members=names, by=by)
    return row


def make_open(county, by=None, slips=5, **values):
    """(a round with its vote open, the codes of its slips)."""
    row = make_round(county, by=by, **values)
    codes = actions.issue_slips(round=row, number=slips, by=by)
    return actions.open_voting(round=row, by=by, on=row.conference_on), codes


def make_counted(county, ballots=([1], [1], [1, 2], [2], []), by=None, **values):
    """A counted round in which these ballots (numbers named) were cast."""
    row, codes = make_open(county, by=by, slips=len(ballots), **values)
    for code, choices in zip(codes, ballots, strict=True):
        actions.cast(round=row, code=code, choices=choices, blank=not choices)
    return actions.close_voting(round=row, tellers="杨正才、李春梅", by=by, on=row.conference_on)


def make_published(county, by=None, on=PUBLISHED, **values):
    """A round whose result is published for objections."""
    return actions.publish_round(round=make_counted(county, by=by, **values), by=by, on=on)


def make_final(county, by=None, held=HELD, **values):
    """A round with its final list."""
    row = make_published(county, by=by, **values)
    return actions.finish_round(round=row, valid_from=held[0], valid_to=held[1], by=by, on=FINAL)


def make_objection(row, by=None, on=PUBLISHED, about="vote", at=None, **values):
    """An objection to a published round."""
    values = {"text": "投票时有人走动", "key": f"objection form {next(_serial):06d}"} | values
    return actions.file_objection(round=row, about=about, on=on, at=at or noon(on), by=by, **values)
