"""One employer of a day trip: who works there, what to ask first, and one form for several people."""

import uuid

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from laborers import journeys
from laborers.difficulties.states import Answer, Kind
from laborers.enterprises.models import Enterprise
from laborers.visits import rules, trips
from laborers.visits.models import EmployerVisit
from laborers.visits.states import Benefits, Lodging, Mode, Outcome, Pay, Rating, VisitKind
from xundian.accounts.scope import visible_to
from xundian.codes.queries import tables
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.ids import key_of
from xundian.pages.finding import day_of, needed_key
from xundian.pages.questions import asked
from xundian.pages.station.trips import address_of

KIND = VisitKind.FIELD_HALF_YEAR
# What may be answered for all at once. What could harm somebody is asked of each person alone, in the person's form.
FOR_ALL = ("work", "living", "hours", "paid_in_full", "paid_on_time", "contract", "insurance", "accommodation")
FINDINGS = (
    ("environment", Rating), ("accommodation", Lodging), ("pay", Pay), ("benefits", Benefits),
)  # fmt: skip
OUTCOMES = [each for each in Outcome if each in ("done", "refused", "unreachable")]


def employer(request):
    """The people of one employer (GET), and the form's sending (POST): a visit for everyone chosen, or nothing."""
    on, place = clock.today(), _employer(request)
    rows = trips.people_at(request.user, on, place)
    made = visible_to(request.user, EmployerVisit.objects.filter(corrected_by=None, destination=place.destination))
    if not rows and not made.filter(employer_name=place.name).exists():
        raise Http404
    given = request.POST if request.method == "POST" else None
    errors = []
    if given is not None:
        try:
            return _write(request, on, place, rows)
        except DomainError as error:
            errors = error.errors or [("", error.code, error.message)]
    context = _context(on, place, rows, given) | {
        "errors": [(field.replace("people.", "person-").split(".")[0], text) for field, _code, text in errors],
        "last": made.filter(employer_name=place.name).select_related("by").order_by("-visited_on", "-id").first(),
    }  # fmt: skip
    return render(request, "station/employer.html", context, status=422 if errors else 200)


def _employer(request):
    """The employer of the address; an enterprise goes by its own name."""
    sent = request.POST or request.GET
    key = key_of(sent.get("enterprise", ""))
    firm = visible_to(request.user, Enterprise.objects.filter(pk=key)).first() if key else None
    return trips.Employer(firm.name if firm else sent.get("name", ""), sent.get("place", ""), firm and firm.pk)


def _context(on, place, rows, given):
    words = tables(("destination", "occupation"), on)
    questions = [each for each in asked(rules.FINDINGS[KIND]) if each[0] in FOR_ALL]
    first = journeys.first_questions(rows)
    sent = given if given is not None else {}
    chosen = given.getlist("visit") if given is not None else []
    shown = [
        _person(number, row, questions, first[row.pk], sent, str(row.pk) in chosen)
        | {"occupation": words["occupation"].label(row.occupation) if row.occupation else ""}
        for number, row in enumerate(rows)
    ]
    return {
        "employer": place, "place": words["destination"].label(place.destination), "today": on, "given": sent,
        "address": address_of(place), "modes": Mode.choices, "kinds": Kind.choices,
        "questions": [(code, text, answers, sent.get(f"q_{code}", "")) for code, text, answers in questions],
        "outcomes": [(each.value, each.label) for each in OUTCOMES], "answers": Answer.choices,
        "findings": [(name, EmployerVisit._meta.get_field(name).verbose_name, words_of.choices, sent.get(name, ""))
                     for name, words_of in FINDINGS],
        "employer_id": sent.get("employer_id") or uuid.uuid4(), "late": any(row.late for row in rows),
        "waiting": [each for each in shown if each["row"].plan],
        "others": [each for each in shown if not each["row"].plan],
        "others_open": any(each["chosen"] for each in shown if not each["row"].plan),
    }  # fmt: skip


def _person(number, row, questions, first, sent, chosen):
    pk = str(row.pk)
    return {
        "number": number, "row": row, "chosen": chosen, "first": [
            {"difficulty": each, "field": f"asked_{each.pk}_{pk}", "given": sent.get(f"asked_{each.pk}_{pk}", "")}
            for each in first
        ],
        "id": sent.get(f"id_{pk}") or uuid.uuid4(), "outcome": sent.get(f"outcome_{pk}", "done"),
        "note": sent.get(f"note_{pk}", ""), "kind": sent.get(f"difficulty_{pk}", ""),
        "text": sent.get(f"text_{pk}", ""),
        "own": [(code, text, answers, f"q_{code}_{pk}", sent.get(f"q_{code}_{pk}", ""))
                for code, text, answers in questions],
    }  # fmt: skip


def _write(request, on, place, rows):
    sent = request.POST
    chosen = [row for row in rows if str(row.pk) in sent.getlist("visit")]
    written, told = journeys.log_employer_visit(
        enterprise=Enterprise.objects.get(pk=place.enterprise) if place.enterprise else None,
        employer_name=place.name, destination=place.destination, at=clock.now(),
        visited_on=day_of(sent.get("visited_on"), "visited_on"), by=request.user,
        mode=sent.get("mode", ""), late_reason=sent.get("late_reason", ""),
        findings={code: sent[f"q_{code}"] for code in FOR_ALL if sent.get(f"q_{code}")},
        people=[_content(row, sent) for row in chosen], employer=_found(sent),
    )  # fmt: skip
    if written:
        done = ngettext("%(n)s visit is saved.", "%(n)s visits are saved.", len(written)) % {"n": len(written)}
        messages.success(request, done, extra_tags="done")
    if told:
        messages.success(request, _("What you found of the employer is saved."), extra_tags="done")
    return redirect(address_of(place))


def _content(row, sent):
    """What differs for one person; the form's own id names the visit and its difficulty, however often it is sent."""
    pk = str(row.pk)
    key = needed_key(sent.get(f"id_{pk}"))
    outcome = sent.get(f"outcome_{pk}", Outcome.DONE.value)
    own = {code: sent[f"q_{code}_{pk}"] for code in FOR_ALL if sent.get(f"q_{code}_{pk}")}
    content = {"id": key, "placement": row, "plan": row.plan, "outcome": outcome, "note": sent.get(f"note_{pk}", "")}
    if sent.get(f"difficulty_{pk}"):
        trouble = {"id": uuid.uuid5(key, "difficulty"), "kind": sent[f"difficulty_{pk}"], "severity": "normal"}
        content["difficulties"] = [trouble | {"description": sent.get(f"text_{pk}", "")}]
        own["difficulties"] = "reported"
    end = f"_{pk}"
    content["asked"] = [
        {"difficulty": name.removeprefix("asked_").removesuffix(end), "answer": value, "note": ""}
        for name, value in sent.items()
        if name.startswith("asked_") and name.endswith(end) and value
    ]
    return content | {"findings": own}


def _found(sent):
    """What was found of the employer; None when nothing was written down."""
    found = {name: sent[name] for name, _words in FINDINGS if sent.get(name)}
    note, wish = sent.get("employer_note", ""), sent.get("next_visit_on")
    if not found and not note and not wish:
        return None
    next_on = day_of(wish, "next_visit_on") if wish else None
    return found | {"id": needed_key(sent.get("employer_id")), "note": note, "next_visit_on": next_on}
