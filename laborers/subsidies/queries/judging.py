"""From facts to candidates: every kind of rule of X2.3 over the records of a county, or of one claimant."""

from collections import defaultdict

from laborers.enterprises.models import Enterprise
from laborers.subsidies import rules
from laborers.subsidies.queries import facts
from laborers.subsidies.queries.candidates import Candidate, Line
from laborers.subsidies.queries.policies import holds_on
from laborers.subsidies.queries.sources import asked
from laborers.subsidies.states import KIND_OF_CODE, Claimant, Evidence, Rule

MOST_REASONS = 3


# --- enterprises: an amount for each hire -----------------------------------------------------------------------------


def of_enterprises(table, enterprises):
    """Candidates of enterprises under the lines that pay for each hire; the better line of each hire, never both."""
    rows = table.by_rule(Rule.PER_HIRE)
    if not rows:
        return
    firms = {row.pk: row for row in enterprises.select_related("county").order_by("name", "pk")}
    hires = facts.hires(list(firms), min(row.valid_from for row in rows))
    for firm in firms.values():
        yield from _of_firm(firm, hires.get(firm.pk, ()), rows)


def introduced(county):
    """Enterprises that the county introduced."""
    return Enterprise.objects.filter(county=county, introduced_on__isnull=False)


def _of_firm(firm, hires, rows):
    chosen, refused = defaultdict(dict), defaultdict(list)
    for hire in hires:
        day = rules.day_of_hire(hire.contract_from, hire.started_on)
        valid = [row for row in rows if holds_on(row, day)]
        judged = [rules.judge_hire(hire, firm.introduced_on, row.terms, row.amount_fen) for row in valid]
        best = rules.best_of(judged)
        if best is None:
            for row, each in zip(valid, judged, strict=True):
                refused[row.pk] += [reason for reason in each.reasons if reason.holds is False]
            continue
        _keep_better(chosen, hire, valid[best.choice], _hire_line(firm, hire, best.judged, len(judged) > 1))
    for row in rows:
        yield _firm_candidate(firm, row, list(chosen[row.pk].values()), refused[row.pk])


def _keep_better(chosen, hire, row, line):
    """Of several spells of one person the better one counts: a hire is paid once."""
    for lines in chosen.values():
        former = lines.get(hire.laborer)
        if former and (former.fen, former.complete) >= (line.fen, line.complete):
            return
        lines.pop(hire.laborer, None)
    chosen[row.pk][hire.laborer] = line


def _hire_line(firm, hire, judged, several):
    reasons = [*judged.reasons, *([rules.Reason("better_line", True)] if several else [])]
    days = {name: getattr(hire, name) for name in ("started_on", "contract_from", "contract_to", "ended_on")}
    told = {name: day.isoformat() for name, day in days.items() if day}
    return Line(
        f"hire:{firm.pk}:{hire.laborer}", judged.amount_fen, judged.holds is True, hire.laborer, hire.placement,
        facts=told | {"reasons": rules.told(reasons)},
    )  # fmt: skip


def _firm_candidate(firm, row, lines, refused):
    sure = sum(line.complete for line in lines)
    reasons = [rules.Reason("hires", True, {"people": sure})] if sure else []
    if len(lines) > sure:
        reasons.append(rules.Reason("hires", None, {"people": len(lines) - sure}, Evidence.CONTRACTS.value))
    if not lines:
        reasons = list({each.code: each for each in refused}.values())[:MOST_REASONS]
    introduced_on = firm.introduced_on and firm.introduced_on.isoformat()
    return Candidate(
        row, Claimant.ENTERPRISE.value, str(firm.pk), firm.name, firm.county_id,
        holds=(True if sure else None) if lines else False, lines=lines, reasons=rules.told(reasons),
        facts={"introduced_on": introduced_on}, people=len(lines),
        known={Evidence.LICENCE.value} | ({Evidence.CONTRACTS.value} if sure else set()),
        wanted=[Evidence.CONTRACTS.value] if len(lines) > sure else [],
    )  # fmt: skip


# --- local businesses and places --------------------------------------------------------------------------------------


def of_undertakings(table, undertakings, on, proofs):
    """Candidates of local businesses and places under the lines meant for their kind; `proofs(subject)` are on file."""
    rows = [row for row in table.rows if row.code in KIND_OF_CODE and holds_on(row, on)]
    for undertaking, business in facts.businesses(undertakings):
        on_file = frozenset(proofs(f"{Claimant.UNDERTAKING.value}:{undertaking.pk}"))
        for row in rows:
            if KIND_OF_CODE[row.code] == undertaking.kind:
                yield _business_candidate(row, undertaking, business, _judged(row, business, on, on_file), on_file)


def _judged(row, business, on, on_file):
    kind, terms = KIND_OF_CODE[row.code].value, row.terms
    if row.rule == Rule.BANDS:
        return rules.judge_bands(business, kind, terms, on)
    if row.rule == Rule.RENT:
        return rules.judge_rent(business, kind, terms, row.amount_fen, on, on_file)
    if row.rule == Rule.LOAN:
        return rules.judge_loan(business, kind, terms, row.amount_fen, row.loan_fen, on, on_file)
    return rules.judge_recognised(business, kind, row.amount_fen, on, on_file)


# What a condition that holds shows by the records alone.
SHOWN = {
    "licensed": Evidence.LICENCE, "recognised": Evidence.RECOGNITION, "worked_away": Evidence.AWAY,
    "enough_hires": Evidence.CONTRACTS, "registered_poor": Evidence.REGISTERED_POOR, "band": Evidence.REGISTERED_POOR,
    "passed": Evidence.CERTIFICATE, "schooling": Evidence.ENROLMENT,
}  # fmt: skip


def _shown(judged):
    return {SHOWN[each.code].value for each in judged.reasons if each.holds and each.code in SHOWN}


def _business_candidate(row, undertaking, business, judged, on_file):
    line = Line(f"{row.code}:{undertaking.pk}", judged.amount_fen, judged.holds is True)
    told = {"people": list(judged.people), "licence": undertaking.licence, "opened_on": business.opened_on.isoformat()}
    return Candidate(
        row, Claimant.UNDERTAKING.value, str(undertaking.pk), undertaking.name, undertaking.division_id,
        holds=judged.holds, lines=[line] if judged.holds is not False else [], reasons=rules.told(judged.reasons),
        facts=told, people=len(judged.people), loan_fen=judged.loan_fen, known=_shown(judged), wanted=judged.proofs,
    )  # fmt: skip


# --- training and schooling -------------------------------------------------------------------------------------------


def of_trainees(table, county, on, **whom):
    """Candidates of trainees and of institutions under the rows of the named projects."""
    rows, found, refused = table.by_rule(Rule.PER_TRAINEE), {}, {}
    for trainee in asked(Rule.PER_TRAINEE, county, on, **whom) if rows else ():
        for row in rows:
            if trainee.ended_on is None or trainee.project != row.project or not holds_on(row, trainee.ended_on):
                continue
            judged = rules.judge_trainee(trainee, row.project, row.terms, row.amount_fen)
            if not judged.holds:
                refused[row.pk, _payee(row, trainee)[1]] = _training_candidate(row, trainee, judged)
            else:
                each = found.setdefault((row.pk, _payee(row, trainee)[1]), _training_candidate(row, trainee, judged))
                each.lines.append(_training_line(row, trainee, judged))
    for each in found.values():
        each.people = len({line.laborer for line in each.lines})
        each.reasons = [*rules.told([rules.Reason("trainees", True, {"people": each.people})]), *each.reasons]
    yield from found.values()
    yield from (each for key, each in refused.items() if key not in found)


def _payee(row, trainee):
    if row.claimant == Claimant.INSTITUTION:
        return row.claimant, trainee.institution, trainee.institution_name, trainee.institution_place
    return row.claimant, trainee.laborer, trainee.name, trainee.village


def _training_candidate(row, trainee, judged):
    return Candidate(
        row, *_payee(row, trainee), holds=judged.holds, reasons=rules.told(judged.reasons), known=_shown(judged),
        facts={"project": row.project},
    )  # fmt: skip


def _training_line(row, trainee, judged):
    return Line(
        f"{row.code}:{row.claimant}:{trainee.enrolment}", judged.amount_fen, True, trainee.laborer,
        enrolment=trainee.enrolment, facts={"ended_on": trainee.ended_on.isoformat()},
    )  # fmt: skip


def of_students(table, county, on, **whom):
    """Candidates of students, one for each school year that has begun."""
    rows = table.by_rule(Rule.PER_STUDENT)
    for student in asked(Rule.PER_STUDENT, county, on, **whom) if rows else ():
        for year, day in rules.school_years(student.enrolled_on, student.ended_on, on):
            for row in rows:
                judged = rules.judge_student(student, row.code, row.terms, row.amount_fen)
                if holds_on(row, day) and row.code == student.code:
                    yield _student_candidate(row, student, year, day, judged)


def _student_candidate(row, student, year, day, judged):
    line = Line(
        f"{row.code}:{student.laborer}:{year}", judged.amount_fen, True, student.laborer, enrolment=student.enrolment,
        facts={"day": day.isoformat()},
    )  # fmt: skip
    reasons = [*judged.reasons, rules.Reason("period", True, {"year": year})]
    return Candidate(
        row, Claimant.LABORER.value, student.laborer, student.name, student.village, period=year, holds=judged.holds,
        lines=[line] if judged.holds else [], reasons=rules.told(reasons),
        facts={"enrolled_on": student.enrolled_on.isoformat()}, people=1, known=_shown(judged),
    )  # fmt: skip
