"""The form that divides a target: over the places one level below and over persons; a workbook can fill it in.

Nothing is kept before the form is sent: a proposal in proportion to who wants it, and a workbook, only fill it in.
"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from xundian.kit.checking import Faults
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.ids import key_of
from xundian.pages.desk.form import WHOLE_DIGITS, refusals, together, version_of, whole_of
from xundian.pages.desk.targets.plan import Asked
from xundian.targets import actions, queries, rules
from xundian.targets.actions import Part
from xundian.targets.importing import MOST_BYTES, values_in

OWN = "own"


def divide(request):
    """The form (GET), what a workbook or a proposal fills in, and its sending (POST)."""
    asked = Asked(request)
    found, errors, given = asked.progress(), [], None
    if request.method == "POST" and request.POST.get("step") == "read":
        given, errors = _from_file(request, found)
    elif request.method == "POST":
        try:
            _save(request, asked, found)
        except DomainError as error:
            given, errors = request.POST, refusals(error)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect(f"{reverse('targets')}?{asked.address}")
    elif "propose" in request.GET:
        given = _proposed(found)
    return render(
        request, "desk/targets_divide.html", _shown(asked, found, given, errors), status=422 if errors else 200
    )


def _shown(asked, found, given, errors):
    lines = [
        (row, key, _typed(row, key, given)) for row, key in _keyed(found)
    ]  # fmt: skip
    values = [_counted(text) for _row, key, text in lines if key != OWN]
    own = next(text for _row, key, text in lines if key == OWN)
    held = {code for row in found.persons for code in row.target.places}
    return {
        "asked": asked, "found": found, "plan": found.plan, "address": asked.address, "lines": lines, "errors": errors,
        "wrong": dict(errors), "given": given or {}, "summed": sum(values),
        "difference": sum(values) - _counted(own), "filled": given is not None and not errors,
        "people": _people(asked, found), "free": [row for row in found.places if row.code not in held],
        "version": found.plan.version if found.plan else "", "frozen": found.plan and found.plan.state == "frozen",
    }  # fmt: skip


def _keyed(found):
    """[(row, the name of its field)], the whole first."""
    yield found.whole, OWN
    for row in found.places:
        yield row, f"v-{row.code}"
    for row in found.persons:
        yield row, f"p-{row.person.pk}"


def _typed(row, key, given):
    if given is not None and key in given:
        return str(given[key]).strip()
    return "" if row.value is None else str(row.value)


def _counted(text):
    """What a line adds to the sum that is shown; what is refused when it is saved adds nothing."""
    return int(text) if text.isdecimal() and len(text) <= WHOLE_DIGITS else 0


def _people(asked, found):
    """Who of the place could be given a target and has none."""
    have = [row.person.pk for row in found.persons]
    return queries.people(asked.division.code).exclude(pk__in=have)


def _proposed(found):
    """The whole divided over the places in proportion to who wants it, less what persons carry."""
    rest = max((found.whole.value or 0) - sum(row.value for row in found.persons), 0)
    parts = rules.split(rest, [row.eligible for row in found.places])
    return {f"v-{row.code}": part for row, part in zip(found.places, parts, strict=True)}


def _from_file(request, found):
    """(what the workbook fills in, refusals)."""
    file = request.FILES.get("file")
    try:
        if file is None:
            raise Invalid(_("Choose a file: a workbook (xlsx, xls) or a CSV text."), field="file", code="required")
        parts = [
            (key, row.name, row.person.username if row.person else row.code)
            for row, key in _keyed(found) if key != OWN
        ]  # fmt: skip
        read = values_in(file.read(MOST_BYTES + 1), parts)
    except DomainError as error:
        return None, refusals(error)
    return {key: "" if value is None else value for key, value in read.items()}, []


def _save(request, asked, found):
    sent, faults = request.POST, Faults()
    own = faults.check(whole_of, sent.get(OWN), OWN)
    parts = [
        _part(row, faults.check(whole_of, sent.get(key), key)) for row, key in _keyed(found)
        if key != OWN and key in sent
    ]  # fmt: skip
    if added := faults.check(_added, request, asked):
        parts.append(added)
    return together(
        faults,
        lambda: actions.divide(
            division=asked.division, indicator=asked.indicator, year=asked.year, own=own, parts=parts,
            expected_version=version_of(sent) if found.plan else None, by=request.user,
            reason=sent.get("reason", ""), document=sent.get("document", ""),
        ),
    )  # fmt: skip


def _part(row, value):
    if row.person:
        return Part(value, person=row.person, places=tuple(row.target.places))
    return Part(value, division=row.division)


def _added(request, asked):
    """The Part of a person who is given a target now; None when nobody was chosen."""
    sent = request.POST
    if not sent.get("person"):
        return None
    person = queries.people(asked.division.code).filter(pk=key_of(sent["person"])).first()
    if person is None:
        raise Invalid(_("Choose a person from the list."), field="person", code="person")
    value = whole_of(sent.get("value"), "value")
    if value is None:
        raise Invalid(_("Give a whole number, such as 20."), field="value", code="whole")
    return Part(value, person=person, places=tuple(code for code in sent.getlist("places") if code.isdecimal()))
