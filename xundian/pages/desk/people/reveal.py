"""The full identity number of one person, for those who need it: a reason first, then the number once."""

from datetime import timedelta

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from laborers.registry import actions
from laborers.registry.states import Ground
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid, TooOften
from xundian.pages.desk.people.person import found

LONGEST = 200


@never_cache
def reveal(request, pk):
    """Ask why; then show the number on the answer of this one form, which no browser keeps and no address holds."""
    row, context, status = found(request, pk), {}, 200
    if request.method == "POST":
        context, status = _opened(row, request)
    given = request.POST if status != 200 else {}
    context |= {"person": row, "grounds": Ground.choices, "given": given, "longest": LONGEST}
    return render(request, "desk/reveal.html", context | {"most": actions.REVEALS_AN_HOUR}, status=status)


def _opened(row, request):
    """(what the page shows, its status): the number in groups of 6, 8 and 4, or why there is none."""
    sent, at = request.POST, clock.now()
    try:
        ground = sent.get("ground", "")
        if ground not in Ground.values:
            raise Invalid(_("Choose what the number is needed for."), field="ground", code="required")
        number = actions.reveal_identity(
            laborer=row, by=request.user, ground=ground, reason=sent.get("reason", "")[:LONGEST], at=at
        )
    except TooOften as refusal:
        again = at + timedelta(seconds=refusal.wait, minutes=1)
        return {"failed": refusal.message, "again": again}, refusal.status
    except DomainError as refusal:
        return {"failed": refusal.message, "field": refusal.field}, refusal.status
    return {"number": [number[:6], number[6:14], number[14:]]}, 200
