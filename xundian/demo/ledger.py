"""Spells of work of the elder months, written as rows: consents, placements, cards, lines on the timelines."""

import secrets
from collections import Counter
from datetime import timedelta

from laborers.placements.models import Consent, ContractCard, Placement, RosterLine
from laborers.placements.rules import area_of_work, card_number
from laborers.placements.states import Purpose, RosterState
from laborers.registry.models import Case, CaseEvent
from laborers.registry.states import EventKind, Stage
from xundian.demo.cast import COUNTY
from xundian.kit.ids import new_id
from xundian.kit.sql import execute

TEXT = "2025-1"
CARD_SHARE = 0.88
MOVE = """
UPDATE laborers_case c SET stage = n.stage, closed_on = n.closed_on, outcome = n.outcome
FROM unnest(%(ids)s::uuid[], %(stages)s::text[], %(closed)s::date[], %(outcomes)s::text[])
    AS n(id, stage, closed_on, outcome)
WHERE c.id = n.id
"""


class Ledger:
    """Collects the rows of spells and writes each table once."""

    def __init__(self, setting):
        self.setting, self.rng = setting, setting.rng
        self.stages = dict(Case.objects.values_list("pk", "stage"))
        self.consents, self.placements, self.cards, self.events, self.closed = [], [], [], [], {}
        self.lines = []

    def write(self, spells, open_until):
        """Record spells; what ended after the day `open_until` is left open here, to be ended by its own step."""
        for spell in sorted(spells, key=lambda each: (each.start, each.person.identity)):
            self._enter(spell, spell.end if spell.end and spell.end < open_until else None)
        self._issue_cards(spells)
        for model, rows in (
            (Consent, self.consents), (Placement, self.placements), (ContractCard, self.cards),
            (RosterLine, self.lines),
            (CaseEvent, sorted(self.events, key=lambda each: each.on)),
        ):  # fmt: skip
            model.objects.bulk_create(rows, batch_size=1000)
        execute(MOVE, self._moves())
        return len(self.placements)

    def _enter(self, spell, end):
        person, by = spell.person, self.setting.officers[spell.person.household.village]
        given = spell.start - timedelta(days=self.rng.randint(1, 6))
        consent = Consent(
            id=new_id(), laborer_id=person.laborer_id, division_id=person.household.village, purpose=Purpose.PLACEMENT,
            text_version=TEXT, given_on=given, by=by,
        )  # fmt: skip
        spell.placement_id = new_id()
        placement = Placement(
            id=spell.placement_id, laborer_id=person.laborer_id, case_id=person.case_id,
            household_id=person.household.id, division_id=person.household.village, consent=consent,
            **work_of(self.setting, spell), area=area_of_work(COUNTY, spell.place), destination=spell.place,
            started_on=spell.start, ended_on=end, end_reason=spell.reason if end else "",
        )  # fmt: skip
        self.consents.append(consent)
        self.placements.append(placement)
        if placement.batch_id:
            self.lines.append(
                RosterLine(
                    batch_id=placement.batch_id,
                    laborer_id=person.laborer_id,
                    division_id=placement.division_id,
                    consent=consent,
                    placement=placement,
                    contract_from=placement.contract_from,
                    contract_to=placement.contract_to,
                    wage_fen=placement.wage_fen,
                    # Work that ended since can no longer begin with its batch: the list says who left.
                    state=RosterState.DEPARTED,
                    settled_on=spell.start,
                )
            )
        self._note(spell, EventKind.CONSENTED, given, purpose="placement", consent=str(consent.pk))
        self._move(spell, Stage.PLACED, spell.start)
        detail = {"placement": str(placement.pk), "destination": spell.place, "organised_by": spell.way}
        self._note(spell, EventKind.STARTED, spell.start, **detail)
        if end:
            self._note(spell, EventKind.ENDED, end, placement=str(placement.pk), reason=spell.reason)
            self._leave(spell, end)

    def _leave(self, spell, end):
        if spell.after == Stage.MATCHING:
            self._move(spell, Stage.MATCHING, end, reason=spell.reason)
            return
        self._move(spell, Stage.CLOSED, end, reason=spell.reason, outcome=spell.after)
        self.closed[spell.person.case_id] = (end, spell.after)

    def _move(self, spell, to, on, **detail):
        case = spell.person.case_id
        self._note(spell, EventKind.STAGE, on, from_stage=self.stages[case], to_stage=to, **detail)
        self.stages[case] = to

    def _note(self, spell, kind, on, from_stage="", to_stage="", **detail):
        by = self.setting.officers[spell.person.household.village]
        self.events.append(
            CaseEvent(
                case_id=spell.person.case_id,
                kind=kind,
                on=on,
                by=by,
                detail=detail,
                from_stage=from_stage,
                to_stage=to_stage,
            )
        )

    def _moves(self):
        ids = sorted({each.case_id for each in self.placements})
        ends = [self.closed.get(each, (None, "")) for each in ids]
        return {
            "ids": ids, "stages": [str(self.stages[each]) for each in ids],
            "closed": [day for day, _outcome in ends], "outcomes": [outcome for _day, outcome in ends],
        }  # fmt: skip

    def _issue_cards(self, spells):
        """Numbers without gaps, in the order of the days of issue."""
        given = []
        for spell in spells:
            if spell.away and self.rng.random() < CARD_SHARE:
                given.append((spell.start + timedelta(days=self.rng.randint(0, 9)), spell))
        serials = Counter()
        for day, spell in sorted(given, key=lambda each: (each[0], each[1].person.identity)):
            ended = spell.end if spell.end and spell.end < self.setting.days.recent_from else None
            serials[day.year] += 1
            number = card_number(COUNTY, day.year, serials[day.year])
            self.cards.append(
                ContractCard(
                    placement_id=spell.placement_id,
                    division_id=spell.person.household.village,
                    number=number,
                    token=secrets.token_urlsafe(32),
                    issued_on=day,
                    revoked_on=ended and max(day, ended),
                )
            )
            self._note(spell, EventKind.CARD, day, number=number)


def work_of(setting, spell):
    """What a placement says of the work itself, as keyword arguments."""
    firm = spell.firm and setting.firms[spell.firm.name]
    return {
        "enterprise": firm, "employer_name": "" if firm else spell.employer, "occupation": spell.occupation,
        "organised_by": spell.way, "batch_id": spell.departure and spell.departure.id, "wage_fen": spell.wage * 100,
        "contract_from": spell.start if spell.contract_to else None, "contract_to": spell.contract_to,
    }  # fmt: skip
