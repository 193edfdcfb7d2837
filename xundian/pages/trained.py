"""Open pages of trainees: what a certificate's QR leads to, and the slip of satisfaction. No sign-in."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from trainings.classes import actions, queries
from trainings.classes.models import ASPECTS, Feedback
from trainings.classes.rules import read_slip, shown_name, shown_slip
from xundian.accounts.signin import client_address
from xundian.codes.queries import tables
from xundian.kit.errors import DomainError, Invalid, TooOften
from xundian.kit.throttle import Limit, spend
from xundian.pages.share import too_often

# A class of fifty may answer from one network; guessing a code of ten letters takes longer.
FROM_ADDRESS = Limit("class-feedback-address", 60, 3600)


def certificate(request, token):
    """Whether the certificate counts, and for what; of the name only the family name, for any passer-by may scan it."""
    found = queries.certificate_by_token(token)
    if found is None:
        raise Http404
    words = tables(("certificate_kind", "skill_level", "occupation"), found.issued_on)
    context = {
        "found": found, "words": words, "row": found.enrolment.training_class,
        "person": shown_name(found.enrolment.laborer.name),
    }  # fmt: skip
    return render(request, "pages/certificate.html", context)


@never_cache
def feedback(request, code=""):
    """The slip: four marks and a word, once. Neither a name nor a time is kept."""
    context = {"code": shown_slip(read_slip(code)) if code else "", "aspects": _aspects(), "marks": MARKS}
    context |= {"given": {}, "wrong": {}}
    if request.method != "POST":
        return render(request, "pages/feedback.html", context)
    try:
        spend((FROM_ADDRESS, client_address(request)))
        actions.give_feedback(
            code=request.POST.get("code", ""), marks=_marks(request.POST),
            words=request.POST.get("words", "").strip()[:300],
        )  # fmt: skip
    except TooOften as refusal:
        return too_often(request, refusal)
    except DomainError as error:
        errors = error.errors or [("", error.code, error.message)]
        context |= {
            "errors": [(field or "", text) for field, _code, text in errors], "given": request.POST,
            "wrong": {field: text for field, _code, text in errors if field}, "code": request.POST.get("code", ""),
        }  # fmt: skip
        return render(request, "pages/feedback.html", context, status=422)
    return render(request, "pages/feedback.html", {"done": True})


MARKS = range(5, 0, -1)


def _aspects():
    return [(name, Feedback._meta.get_field(name).verbose_name) for name in ASPECTS]


def _marks(sent):
    marks = {name: sent.get(name, "") for name in ASPECTS}
    missing = {
        name: ("mark", _("Choose a mark from 1 to 5."))
        for name, said in marks.items()
        if said not in "12345" or not said
    }
    if missing:
        raise Invalid(fields=missing)
    return {name: int(said) for name, said in marks.items()}
