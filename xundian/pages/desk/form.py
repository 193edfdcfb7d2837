"""Forms of the desk as a list of fields: what is asked, what was given, and what is wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from xundian.kit.errors import DomainError, Invalid, Stale
from xundian.kit.money import fen, yuan
from xundian.pages.finding import day_of

AMOUNT_DIGITS = 12
WHOLE_DIGITS = 6


@dataclass(frozen=True)
class Field:
    """One field of a form. `kind`: text, date, time, number, long, select, list (type to choose), tick."""

    name: str
    label: str
    kind: str = "text"
    choices: Iterable = ()
    hint: str = ""
    most: int = 200
    value: object = ""
    error: str = ""
    form: str = ""

    @property
    def key(self):
        """The id of the field on the page; forms on one page keep apart by their name."""
        return f"{self.form}{self.name}"

    @property
    def worded(self):
        """The value as a person reads it: of a choice its label."""
        shown = _even(_shown(self.value))
        return next((str(label) for value, label in self.choices if str(value) == shown), shown)


def filled(fields, given, errors=(), form=""):
    """The fields with what was given and with the refusals [(field, text)] that are about them."""
    wrong = dict(errors)
    return [
        replace(each, value=_shown(given.get(each.name, each.value)), error=wrong.get(each.name, ""), form=form)
        for each in fields
    ]


def refusals(error):
    """[(field, text)] of a refusal, as `desk/errors.html` lists them."""
    return [(field or "", text) for field, _code, text in error.errors or [("", "", error.message)]]


def refused(error, fields, sent):
    """The refusals of a form: of one that somebody else overtook, beside each field what stands there by now.

    `fields` hold what stands now; what was sent stays in the form, so that neither words are lost.
    """
    if not isinstance(error, Stale):
        return refusals(error)
    told = []
    for each in fields:
        words = each.worded
        if each.kind != "tick" and _even(sent.get(each.name, "")) not in (_even(_shown(each.value)), words):
            told.append((each.name, _("By now it says: %(words)s") % {"words": words or "–"}))
    message = _(
        "The record was changed by someone else in the meantime. Beside each field stands what it says by now, in it "
        "what you wrote. Saved again, yours replaces it."
    )
    return [("", message), *told]


def named(errors, fields):
    """The refusals with the label of each field before its words, for the list above a form."""
    labels = {each.name: str(each.label) for each in fields}
    return [(name, text if labels.get(name, "") in text else f"{labels[name]} · {text}") for name, text in errors]


def asked(request, template, fields, save, then, **shown):
    """The page of a form. What `save(POST)` keeps is a row whose page is named `then`; refused, the form comes back as
    it was sent (422), with every refusal beside its field. `shown`: what else the template reads."""
    errors = []
    if request.method == "POST":
        try:
            saved = save(request.POST)
        except DomainError as error:
            errors = refused(error, fields, request.POST)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect(then, pk=saved.pk)
    given = request.POST if errors else {}
    context = {"fields": filled(fields, given, errors), "errors": named(errors, fields)}
    return render(request, template, context | shown, status=422 if errors else 200)


def together(faults, write):
    """What `write` keeps. When something of the form was not readable (`faults`), nothing is kept, and Invalid tells
    that with all that `write`, which was given None for it, finds wrong besides."""
    with transaction.atomic():
        saved = faults.check(write)
        faults.tell()
    return saved


def day_or_nothing(text, field):
    """The day, or None when nothing was given; Invalid for anything else."""
    return day_of(text, field) if text else None


def fen_of(text, field):
    """Fen of an amount in yuan, or None when nothing was given; Invalid for what is no amount."""
    text = (text or "").strip().replace(",", "").replace("，", "")
    if not text:
        return None
    whole, _point, cents = text.partition(".")
    if not (whole.isascii() and whole.isdigit() and len(text) < AMOUNT_DIGITS and len(cents) <= 2) or (
        cents and not (cents.isascii() and cents.isdigit())
    ):
        raise Invalid(field=field, code="amount", message=_("Give the amount in yuan, for example 4500 or 4500.50."))
    return fen(text)


def whole_of(text, field):
    """A whole number, or None when nothing was given; Invalid for anything else."""
    text = (text or "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= WHOLE_DIGITS):
        raise Invalid(field=field, code="whole", message=_("Give a whole number, such as 20."))
    return int(text)


def version_of(sent):
    """The version that a form was filled in for; -1, which no row has, for anything else."""
    text = sent.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else -1


def yuan_text(amount_fen):
    """Fen as it is typed in a field, without needless zeros."""
    return "" if amount_fen is None else f"{yuan(amount_fen):.2f}".removesuffix(".00")


def _even(value):
    """Text with the line ends that every browser sends otherwise made even."""
    return str(value).replace("\r\n", "\n").strip()


def _shown(value):
    return value.isoformat() if hasattr(value, "isoformat") else "" if value is None else value
