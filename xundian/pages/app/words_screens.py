"""The words that the scripts of the work screens say; labels of codes come from their own lists."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.difficulties.states import DifficultyState, Kind, Level, Severity, StepKind
from laborers.registry.states import DependantKind, SchoolStatus
from laborers.visits.states import Mode, Outcome, VisitKind
from xundian.pages.app.forms import MET

WORDS = {
    "age": (_("{n} year"), _("{n} years")),
    "sex.1": _("male"), "sex.2": _("female"),
    "family": _("the family"),
    "none": _("None"),
    "saved": _("Saved on the phone, waiting to be sent"),
    "group.none": _("No group"), "household.moved": _("moved to a resettlement site"),
    "mark.phone": _("Saved on the phone"), "mark.sent": _("Sent"), "mark.needs": _("Needs you"),
    # --- today
    "today.title": _("Today"),
    "today.month": _("Visits this month {done}/{due} households"),
    "today.half": _("Half-yearly field visits {done}/{due}"),
    "today.half_until": _("Half-yearly field visits {done}/{due} · the next by {day}"),
    "today.all": _("All {n}"), "today.overdue": _("First: overdue {n}"),
    "today.group": (_("{group} ({n} household)"), _("{group} ({n} households)")),
    "today.away": (_("{n} person away"), _("{n} people away")),
    "today.trouble": (_("{kind}: {n} case"), _("{kind}: {n} cases")),
    "today.empty": _("No household has to be visited today"), "today.none_overdue": _("Nothing is overdue."),
    "today.next": _("The next visit may be made from {day}."),
    "today.done": (_("Visited today: {n} household"), _("Visited today: {n} households")),
    "today.later": (_("No hurry: {n} household"), _("No hurry: {n} households")),
    "plan.late": (_("{n} day overdue"), _("{n} days overdue")),
    "plan.month": _("this month"), "plan.until": _("until {day}"), "plan.window": _("any day from {from} to {to}"),
    # --- households
    "household.of": _("{name}’s household"),
    "household.people": (_("{n} person"), _("{n} people")),
    "household.pending": _("The change is saved on the phone and not sent yet."),
    "household.needs": _("A change of this household needs you: see Mine."),
    "households.back": _("All households"),
    "households.count": (_("{n} household found"), _("{n} households found")),
    "households.none": _("No household found. Try a part of the name, the initials, or the group."),
    "person.now": _("{work}, since {day}"), "person.last": _("Last time: {day} {work}"), "person.at_home": _("At home"),
    "edit.none": _("Nothing was changed."),
    # --- visits
    "visit.short.household_monthly": _("monthly visit"), "visit.short.field_half_year": _("field visit"),
    "visit.short.care_yearly": _("care visit"), "visit.short.settling_in": _("move-in support"),
    "visit.last": _("last {day} · {mode} · {met}"), "visit.never": _("never visited"),
    "visit.late": _("{late}. It still counts; say why it is late."),
    "visit.unplanned": _("Monthly visit that is not due"),
    "visit.unchanged": _("No change in the whole family"), "visit.rest_unchanged": _("No change with the others"),
    "visit.all_same": (_("{n} person: as last time"), _("{n} people: as last time")),
    "visit.some_same": (
        _("{n} person as last time, the others changed"), _("{n} people as last time, the others changed"),
    ),
    "visit.saved": _("Saved on the phone, waiting to be sent"),
    "visit.attempt_saved": _("The attempt is saved; the visit stays to be made"),
    "visit.excused": _("Saved: no visit is needed"),
    "visit.next": _("Next: {name}"), "visit.back_today": _("Back to today"), "visit.undo": _("Undo (10 minutes)"),
    "visit.undone": _("Taken back. The answers are here again."),
    "visit.undone_sent": _("Taken back; the office is told when it is sent."),
    "visit.undo_late": _("Ten minutes have passed. Record the visit once more with what is right."),
    "met.asked": _("Who was met?"), "met.called": _("Who was spoken to?"),
    "first.asked": _("{kind} ({name}): how does it stand?"), "first.since": _("since {day}"),
    "first.told_family": _("News from {name} for the family"), "first.told_migrant": _("News from home for {name}"),
    "news.to": _("A message from the family to {name}"), "news.home": _("A message from {name} to the family"),
    "trouble.asked": _("What happened? (optional)"), "trouble.asked_any": _("Any difficulty?"),
    "visit.photos": (_("{n} photo"), _("{n} photos")),
    "photo.n": _("Photo {n}"), "photo.drop": _("Remove photo {n}"),
    "draft.kept": _("Kept as a draft; open the visit again to go on"),
    # --- the field visit
    "field.title": _("Field visit · {name}"), "field.parts": _("All parts"),
    "field.empty": _("Not filled in"), "field.check": _("To be checked"), "field.done": _("Filled in"),
    "doubt.is": _("Please check: {kind}"),
    # --- what is missing
    "form.missing": (_("{n} item missing"), _("{n} items missing")),
    "form.mode": _("Say how you spoke."), "form.met": _("Say who was met."),
    "form.person": _("Answer for this person."),
    "form.text": _("Say it in a few words."), "form.place": _("Say where the work is."),
    "form.day": _("Choose the day."),
    "form.wage": _("Write the wage in figures, for example 5500."),
    "form.number": _("Write a number, for example 2.5."),
    "form.why": _("Choose a reason."),
    "form.consent": _("Tick that the migrant agrees, or leave these questions unanswered."),
    "form.signed": _("Read it to the migrant and tick that it is right."),
    "form.activity": _("Say what was done."), "form.doubt": _("Say whether this is so."),
    "form.kind": _("Choose what it is about."), "form.level": _("Choose who takes it over."),
    "form.phone": _("A phone number has digits only."),
    "entry.in_future": _("The day of the visit lies in the future."),
    "entry.month_closed": _("The month of this visit is closed. Ask the township to open it, then save."),
    "entry.required": _("The window has passed. Say why it is entered late."),
    # --- difficulties
    "difficulties.open": _("To do {n}"), "difficulties.confirm": _("To confirm {n}"), "difficulties.all": _("All {n}"),
    "difficulties.none": _("No difficulty is on record."), "difficulties.none_here": _("Nothing here."),
    "difficulties.back": _("All difficulties"),
    "difficulty.late": (_("{n} day late"), _("{n} days late")), "difficulty.today": _("due today"),
    "difficulty.left": (_("{n} day left"), _("{n} days left")),
    "difficulty.unsent": _("to be assigned when sent"), "difficulty.call": _("Call {name}"),
    "fact.household": _("Household"), "fact.who": _("Person concerned"), "fact.employer": _("Employer"),
    "fact.severity": _("Urgency"), "fact.what": _("What happened"), "fact.reported": _("First reported"),
    "fact.owner": _("In whose hands"), "fact.due": _("To be solved by"), "fact.result": _("Result"),
    "do.progress": _("Write down progress"), "do.resolve": _("It is solved"), "do.hand_over": _("Hand over"),
    "do.confirm": _("The family confirms it"), "do.reopen": _("It is not solved: open again"),
    "ask.progress": _("What was done?"), "ask.resolve": _("What is the result, and who says so?"),
    "ask.hand_over": _("What should they do?"), "ask.confirm": _("Who confirmed it, and how?"),
    "ask.reopen": _("What is still wrong?"),
    "step.resolve": _("Resolved"), "step.confirm": _("Confirmed"), "step.reopen": _("Reopened"),
    "step.hand_over": _("Handed over"),
    # --- attendance sheets of classes
    "sheet.today": _("Today"), "sheet.none": _("No sheet yet"), "sheet.said": _("{n} of {of} there"),
    "sheet.there": pgettext_lazy("attendance", "There"), "sheet.not_there": pgettext_lazy("attendance", "Not there"),
    # --- one laborer's thread
    "timeline.months": (_("Worked {n} month in {year}"), _("Worked {n} months in {year}")),
    "timeline.spell": _("{from} to {to}"), "timeline.now": _("now"), "timeline.unknown": _("Employer not known"),
    "timeline.home": (_("At home {n} month"), _("At home {n} months")),
}  # fmt: skip

LABELS = {
    "difficulty": Kind, "severity": Severity, "level": Level, "state": DifficultyState, "step": StepKind,
    "dependant": DependantKind, "school": SchoolStatus, "mode": Mode, "outcome": Outcome, "visit": VisitKind,
}  # fmt: skip
for _name, _choices in LABELS.items():
    for _choice in _choices:
        WORDS.setdefault(f"{_name}.{_choice.value}", _choice.label)
WORDS |= {f"met.{code}": words for code, words in MET.items()}
