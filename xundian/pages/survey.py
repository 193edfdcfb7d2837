"""The survey on a phone: who is left in the village, a household's form that works without script, what it came to."""

import uuid

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laborers.registry.models import Laborer
from laborers.surveys import actions, queries
from laborers.surveys.models import SurveyForm, SurveyRound
from laborers.surveys.rules.doubts import HEAD
from laborers.surveys.states import EntryOutcome
from xundian.accounts.actions import note_reads
from xundian.accounts.roles import carries
from xundian.accounts.scope import covers, visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import Invalid
from xundian.pages.finding import day_of, household_of, needed_key
from xundian.pages.households import head_first
from xundian.pages.survey_fields import ANSWERS, PERSON, Words, anchor, fields

LAST, ANSWER, SKIP = "last", "answer", "skip"
MOST_NEWCOMERS = 9
MODES = {
    LAST: gettext_lazy("Everything as last time"),
    ANSWER: gettext_lazy("Enter answers"),
    SKIP: gettext_lazy("Not asked today"),
}


def survey(request):
    """How far the round is in the user's place, and in a village the households with somebody left, by group."""
    user, on = request.user, clock.today()
    code = request.GET.get("place") or user.division_id
    place = Division.objects.filter(code=code).first()
    if place is None or not covers(user, code):
        raise Http404
    round = _round(request, code, on)
    context = {"place": place, "round": round, "own": code == user.division_id, "may": _may(user)}
    if round:
        lines = queries.progress(round, code, on)
        village = bool(lines) and lines[0].level == "household"
        context |= {"total": queries.total_of(lines), "lines": [] if village else lines, "village": village}
        context["percent"] = round_percent(context["total"])
        context["groups"] = queries.households_left(lines) if village else []
    return render(request, "pages/survey.html", context)


def household_survey(request, pk):
    """The form of one household (GET) and its sending (POST)."""
    home = household_of(request, pk)
    rounds = list(visible_to(request.user, SurveyRound.objects.filter(county=home.division_id[:6])).order_by("-year"))
    if not rounds:
        return render(request, "pages/survey_form.html", {"household": home, "rounds": rounds})
    page = _Page(request, home, rounds)
    people = [each.pk for each in page.people]
    note_reads(user=request.user, model=Laborer._meta.label, records=people, how="page", at=clock.now())
    if request.method != "POST":
        return page.show()
    if "more" in request.POST:
        return page.show(more=1)
    try:
        form, _created = actions.enter_household(**page.content())
    except actions.Doubtful as doubtful:
        return page.show(doubts=doubtful.doubts, status=422)
    except Invalid as refusal:
        return page.show(errors=refusal.errors, status=422)
    return redirect("household-surveyed", pk=home.pk, form=form.pk)


def household_surveyed(request, pk, form):
    """What a form came to for each person, and the household that comes next."""
    home, on = household_of(request, pk), clock.today()
    found = visible_to(request.user, SurveyForm.objects.filter(household=home).select_related("round")).filter(pk=form)
    row = found.first()
    if row is None:
        raise Http404
    results = [each | {"label": EntryOutcome(each["outcome"]).label} for each in row.results]
    following = queries.next_household(row.round, home, on)
    context = {"household": home, "form": row, "results": results, "next": following, "head": _head(following)}
    return render(request, "pages/surveyed.html", context)


def round_percent(total):
    """How much of a round is done, in whole percent, never 100 before the last person."""
    return total.surveyed * 100 // total.expected if total.expected else 0


class _Page:
    """One household's form: what it shows, and what was sent."""

    def __init__(self, request, home, rounds):
        self.request, self.home, self.rounds, self.on = request, home, rounds, clock.today()
        self.people = head_first(home.laborers.filter(left_on=None))
        self.words = Words(queries.lists_on(self.on))
        self.last = queries.last_answers([each.pk for each in self.people])
        self.sent = request.POST
        asked = self.sent.get("round") or request.GET.get("round")
        self.round = next((each for each in rounds if str(each.pk) == asked), None) or _of_today(rounds, self.on)
        count = self.sent.get("newcomers", "")
        self.newcomers = min(int(count), MOST_NEWCOMERS) if count.isdecimal() and len(count) < 4 else 1

    def show(self, errors=(), doubts=(), more=0, status=200):
        """The page; with errors and doubts everything that was sent stands in it again."""
        wrong = {anchor(field): text for field, _code, text in errors}
        self.newcomers = min(self.newcomers + more, MOST_NEWCOMERS)
        context = {
            "household": self.home, "rounds": self.rounds, "round": self.round, "today": self.on, "modes": MODES,
            "id": self.sent.get("id") or uuid.uuid4(), "given": self.sent, "wrong": wrong,
            "errors": [(anchor(field), self._name(field), text) for field, _code, text in errors],
            "doubts": [self._doubt(each) for each in doubts], "people": self._members(wrong),
            "added": [self._newcomer(at, wrong) for at in range(self.newcomers)], "count": self.newcomers,
            "adding": more or self._added(), "tails": self.words.tails(), "occupations": self.words.occupations(),
            "can_add": self.newcomers < MOST_NEWCOMERS, "head": _head(self.home), "size": len(self.people),
        }  # fmt: skip
        return render(self.request, "pages/survey_form.html", context, status=status)

    def content(self):
        """What surveys.actions.enter_household takes; Invalid for a day that is none."""
        stated = {}
        for name, note in self.sent.items():
            if name.startswith("true:"):
                stated[tuple(name.removeprefix("true:").split(":", 2))] = note
        return {
            "id": needed_key(self.sent.get("id")), "household": self.home, "round": self.round, "by": self.request.user,
            "on": day_of(self.sent.get("surveyed_on"), "surveyed_on"), "today": self.on, "members": self._asked(),
            "stated": stated,
            "newcomers": [
                actions.Newcomer(person=self._told(f"n_{at}_", PERSON), answers=self._told(f"n_{at}_", ANSWERS))
                for at in self._added()
            ],
            "surveyor": self.sent.get("surveyor", "")[:50],
        }  # fmt: skip

    def _asked(self):
        """Members who were asked: chosen so, or written about without a choice."""
        found = []
        for person in self.people:
            prefix = f"m_{person.pk}_"
            mode, told = self.sent.get(f"{prefix}mode", ""), self._told(prefix, ANSWERS)
            if mode == LAST:
                found.append(actions.Member(laborer=person, as_last=True))
            elif mode == ANSWER or (mode != SKIP and self._differs(person, told)):
                found.append(actions.Member(laborer=person, answers=told))
        return found

    def _differs(self, person, told):
        start = self.words.start(self.last.get(person.pk))
        return any(told[name].strip() != start.get(name, "") for name in ANSWERS)

    def _told(self, prefix, table):
        return {name: self.sent.get(f"{prefix}{name}", "") for name in table}

    def _added(self):
        """Numbers of the newcomers of whom anything is written."""
        return [at for at in range(self.newcomers) if any(self._told(f"n_{at}_", PERSON).values())]

    def _members(self, wrong):
        rows = []
        for person in self.people:
            prefix, last = f"m_{person.pk}_", self.last.get(person.pk)
            start = {f"{prefix}{name}": text for name, text in self.words.start(last).items()}
            mode = self.sent.get(f"{prefix}mode", "")
            if not mode and self.sent and self._differs(person, self._told(prefix, ANSWERS)):
                mode = ANSWER
            told = self.words.told(last) if last else {}
            rows.append({
                "person": person, "last": last, "mode": mode, "prefix": prefix,
                "in_round": last is not None and last.round_id == self.round.pk,
                "summary": self.words.summary(last) if last else [], "error": wrong.get(f"{person.pk}.as_last", ""),
                "fields": fields(ANSWERS, prefix, str(person.pk), self.sent or start, self.words, wrong, told),
            })  # fmt: skip
        return rows

    def _newcomer(self, at, wrong):
        prefix, key = f"n_{at}_", f"new-{at}"
        own = fields(PERSON, prefix, key, self.sent, self.words, wrong)
        return {"number": at + 1, "fields": own + fields(ANSWERS, prefix, key, self.sent, self.words, wrong)}

    def _doubt(self, doubt):
        name = "true:{person}:{field}:{code}".format(**doubt)
        field = anchor(f"{doubt['person']}.{doubt['field']}")
        return doubt | {"input": name, "anchor": field, "note": self.sent.get(name, "")}

    def _name(self, field):
        """Whom an error is about."""
        person = field.partition(".")[0]
        if person.startswith("new-"):
            return self.sent.get(f"n_{person.removeprefix('new-')}_name") or _("Somebody missing")
        return next((each.name for each in self.people if str(each.pk) == person), "")


def _may(user):
    return carries(user.role, "surveys.record")


def _round(request, code, on):
    """The round that is asked for by year, else the one of the day."""
    year = request.GET.get("year", "")
    if year.isdecimal():
        found = visible_to(request.user, SurveyRound.objects.filter(county=code[:6], year=int(year[:4]))).first()
        if found is None:
            raise Http404
        return found
    return queries.round_on(code[:6], on)


def _of_today(rounds, on):
    return next((each for each in rounds if each.opens <= on <= each.closes), rounds[0])


def _head(home):
    """The name of the head of a household, or its number."""
    if home is None:
        return ""
    name = home.laborers.filter(relation__in=HEAD, left_on=None).values_list("name", flat=True).first()
    return name or home.number
