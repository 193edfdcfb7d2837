"""What the visit form asks, and what was sent with it as the arguments of journeys.log_visit."""

import uuid

from laborers.difficulties.states import Answer, Kind
from laborers.visits import queries, rules
from laborers.visits.states import DependantChange, LaborerChange, Met, Mode, NewsWay, Outcome, VisitKind
from xundian.codes import queries as codes
from xundian.pages.app.forms import PLACES
from xundian.pages.finding import day_of, needed_key
from xundian.pages.questions import ANSWERS, QUESTIONS, WARNING_WORDS, asked, asked_of_each

CHANGE_FIELDS = ("place", "destination", "employer", "occupation", "wage_yuan", "since", "text")
FIELD = VisitKind.FIELD_HALF_YEAR


def words(home, kind, laborer, on):
    """The lists of choices for a visit of a kind to a household, as the template shows them."""
    known = rules.FINDINGS[kind]
    questions = asked(known)
    members = [laborer] if laborer else _by_age(home.laborers)
    others = list(home.dependants.filter(left_on=None).order_by("birth", "name"))
    pupils = [each for each in others if each.kind == "child" and rules.of_school_age(each.birth, on)]
    text, read = queries.consent_text(queries.VISIT_TEXT, on)
    return {
        "members": members,
        "changing": [("laborer", each, _kinds(LaborerChange), True) for each in members]
        + ([] if laborer else [("dependant", each, _kinds(DependantChange), False) for each in others]),
        "schooling": asked_of_each({"schooling": known["schooling"]}, [], pupils) if "schooling" in known else [],
        "questions": [row for row in questions if row[0] not in rules.SENSITIVE],
        "sensitive": [row for row in questions if row[0] in rules.SENSITIVE],
        "numbers": [(code, QUESTIONS[code]) for code in known if isinstance(known[code], str)],
        "secret_numbers": rules.SENSITIVE,
        "consent_version": text, "consent_words": read, "met": Met.choices, "ways": NewsWay.choices,
        "answers": Answer.choices, "kinds": Kind.choices, "modes": Mode.choices, "places": PLACES,
        "destinations": codes.choices("destination", on), "occupations": codes.choices("occupation", on),
    }  # fmt: skip


def outcomes(user, corrects):
    """(code, label) of the outcomes on offer: taking back only what the user entered."""
    own = corrects is not None and corrects.by_id == user.pk
    return [each for each in Outcome.choices if own or each[0] != Outcome.WITHDRAWN]


def given_by(visit):
    """A visit as the form would have sent it, so that it can be put right."""
    sent = {name: getattr(visit, name) for name in ("outcome", "mode", "note", "late_reason")}
    code, _colon, name = visit.met.partition(":")
    known = code in Met.values
    sent |= {"met": code if known else Met.OTHER.value, "met_name": name if known else visit.met} if visit.met else {}
    sent["visited_on"] = visit.visited_on.isoformat()
    sent["agreed"] = "1" if visit.consent else ""
    for code, answer in visit.findings.items():
        if isinstance(answer, dict):
            sent |= {f"p_{code}_{person}": each for person, each in answer.items()}
        else:
            sent[f"q_{code}"] = answer
    return sent


def content(sent, home, kind, lists, first):
    """The arguments of journeys.log_visit that the form carries; Invalid for a day that is none."""
    met = sent.get("met", "")
    if met == Met.OTHER and sent.get("met_name", "").strip():
        met = f"{rules.OTHER}{sent['met_name'].strip()}"
    found = _findings(sent, kind, lists)
    difficulties = _difficulties(sent, found)
    if "difficulties" in rules.FINDINGS[kind]:
        found["difficulties"] = "reported" if difficulties else "none"
    return {
        "id": needed_key(sent.get("id")), "household": home, "kind": kind, "outcome": sent.get("outcome", ""),
        "mode": sent.get("mode", ""), "visited_on": day_of(sent.get("visited_on"), "visited_on"), "met": met,
        "note": sent.get("note", ""), "late_reason": sent.get("late_reason", ""), "findings": found,
        "consent": lists["consent_version"] if sent.get("agreed") else "", "difficulties": difficulties,
        "changes": _changes(sent, lists), "news": _news(sent, kind),
        "asked": [
            {"difficulty": row.pk, "answer": sent[f"a_{row.pk}"], "note": sent.get(f"n_{row.pk}", "")}
            for row in first.difficulties if sent.get(f"a_{row.pk}")
        ],
        "told": [{"news": row.pk, "how": sent[f"t_{row.pk}"]} for row in first.news if sent.get(f"t_{row.pk}")],
    }  # fmt: skip


def doubts(sent, found):
    """[(question, words, what was decided)] of the answers to look at again; all decided when the form may be kept."""
    return [
        (question, WARNING_WORDS[question], sent.get(f"w_{question}", "")) for question, _kind in rules.warnings(found)
    ]  # fmt: skip


def _findings(sent, kind, lists):
    """Only answered questions; "no change" for the whole household stands for every member."""
    known = rules.FINDINGS[kind]
    found = {code: sent[f"q_{code}"].strip() for code in known if sent.get(f"q_{code}", "").strip()}
    if "members" in known:
        people = {name: {} for name in ("laborer", "dependant")}
        for sort, person, _kinds_of, _work in lists["changing"]:
            told = sent.get(f"c_{person.pk}") or ("no_change" if sent.get("no_change") else "")
            if told:
                people[sort][str(person.pk)] = "no_change" if told == "no_change" else "changed"
        found |= {code: people[sort] for code, sort in (("members", "laborer"), ("dependants", "dependant"))
                  if people[sort]}  # fmt: skip
    pupils = {name.removeprefix("p_schooling_"): told for name, told in sent.items()
              if name.startswith("p_schooling_") and told}  # fmt: skip
    return found | ({"schooling": pupils} if pupils and "schooling" in known else {})


def _changes(sent, lists):
    """A change for every person of whom something was told; the form's own id names it, so that it comes once."""
    key, told = needed_key(sent.get("id")), []
    for sort, person, _kinds_of, _work in lists["changing"]:
        kind = sent.get(f"c_{person.pk}", "")
        if kind and kind != "no_change":
            detail = {name: sent.get(f"c_{person.pk}_{name}", "").strip() for name in CHANGE_FIELDS}
            detail = {name: value for name, value in detail.items() if value}
            told.append({"id": uuid.uuid5(key, str(person.pk)), sort: person.pk, "kind": kind, "detail": detail})
    return told


def _difficulties(sent, found):
    """The one described, and what was handed on of the answers to look at again, each kind once."""
    key, rows = needed_key(sent.get("id")), []
    if sent.get("difficulty"):
        described = {"kind": sent["difficulty"], "description": sent.get("difficulty_text", "")}
        rows.append(described | {"id": uuid.uuid5(key, "difficulty")})
    for question, kind in rules.warnings(found):
        if sent.get(f"w_{question}") == "hand_on" and kind not in {row["kind"] for row in rows}:
            rows.append({"id": uuid.uuid5(key, question), "kind": kind, "description": str(WARNING_WORDS[question])})
    return rows


def _news(sent, kind):
    text = sent.get("news", "").strip()
    if not text:
        return []
    row = {"id": uuid.uuid5(needed_key(sent.get("id")), "news"), "text": text}
    return [row if kind == FIELD else row | {"laborer": sent.get("news_for", "")}]


def _kinds(choices):
    return [("no_change", ANSWERS["no_change"]), *choices.choices]


def _by_age(people):
    rows = people.filter(left_on=None)
    return sorted(rows, key=lambda person: (person.relation != queries.HEAD_OF_HOUSEHOLD, person.birth))
