"""Steps of a record as small forms on its page: who may take each, in which states, what it asks, what it does."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xundian.accounts.roles import carries
from xundian.kit.checking import Faults
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.bases.kinds import mu_of
from xundian.pages.desk.form import filled, named, refused


@dataclass(frozen=True)
class Step:
    """`fields(row, user)` are asked, `take(request, row)` does it; `open(row, user)` says whether it can be taken.

    `versioned`: the form carries the version it was filled in for, and `take` reads it by form.version_of.
    """

    name: str
    title: str
    right: str
    open: Callable
    fields: Callable
    take: Callable
    hint: str = ""
    photos: bool = False
    versioned: bool = False


def forms_of(kind, steps, row, user, tried="", given=None, errors=()):
    """The steps that the user may take now, each with its fields and the address `kind`-name; what was tried with what
    was given."""
    shown = []
    for step in steps.values():
        if carries(user.role, step.right) and step.open(row, user):
            mine = step.name == tried
            fields = [replace(each, label=str(each.label)) for each in step.fields(row, user)]
            fields = filled(fields, given if mine else {}, errors if mine else (), form=f"{step.name}-")
            address = reverse(f"{kind}-{step.name}", kwargs={"pk": row.pk})
            version = row.version if step.versioned else None
            shown.append({"step": step, "fields": fields, "tried": mine, "address": address, "version": version})
    return shown


def take(request, steps, name, row, show, then):
    """Take a step: to the page `then`, or the page again (`show`) with every refusal beside its field (422)."""
    if name not in steps:
        raise Http404
    try:
        steps[name].take(request, row)
    except DomainError as error:
        if steps[name].versioned:
            row = row.reread()
        return show(request, row, name, refused(error, steps[name].fields(row, request.user), request.POST), 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect(then, pk=row.pk)


def listed(name, errors, forms):
    """The refusals as the list above the forms links them: to the fields of the step that was tried, by their labels.

    `forms` as forms_of gives them.
    """
    fields = [field for each in forms if each["tried"] for field in each["fields"]]
    return [(f"{name}-{field}" if field else "", text) for field, text in named(errors, fields)]


def values_of(sent, **readers):
    """{name: value} of a form, each by its reader(text, field); everything that cannot be read is told at once."""
    faults = Faults()
    values = read(sent, faults, **readers)
    faults.tell()
    return values


def read(sent, faults, **readers):
    """The same with None for what cannot be read, which `faults` keep: for form.together."""
    return {name: faults.check(reader, sent.get(name, ""), name) for name, reader in readers.items()}


def words_of(text, field):
    """The words as they came."""
    return text or ""


def needed_mu(text, field):
    """An area in mu that must be given."""
    area = mu_of(text, field)
    if area is None:
        raise Invalid(field=field, code="required", message=_("This is required."))
    return area
