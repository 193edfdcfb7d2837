"""The slip of a payment: by its code the recipient confirms that the money has come. No sign-in, no name (X2.3)."""

from django.shortcuts import render
from django.views.decorators.cache import never_cache

from laborers.subsidies.actions import payments
from laborers.subsidies.queries import payments as reads
from laborers.subsidies.rules.notices import shown_name
from laborers.subsidies.states import PAYMENT_FAULTS, Claimant, LineState
from xundian.accounts.signin import client_address
from xundian.kit import clock
from xundian.kit.errors import DomainError, Missing, TooOften
from xundian.kit.throttle import Limit, spend
from xundian.pages.selections.spoken import spoken, words_of
from xundian.pages.share import too_often

# A village may share one telephone; guessing one of 5·10¹⁷ codes takes longer.
FROM_ADDRESS = Limit("payment-slip-address", 60, 3600)


@never_cache
@spoken
def receipt(request, code=""):
    """Which payment the slip is about; sent, the receipt is noted. What came back says whom to ask."""
    context = {"code": code or request.POST.get("code", "")} | words_of(request)
    if not context["code"]:
        return render(request, "share/receipt.html", context)
    try:
        spend((FROM_ADDRESS, client_address(request)))
        line = _line(context["code"])
        if request.method == "POST" and "received" in request.POST:
            line = payments.confirm_by_slip(code=context["code"], on=clock.today())
    except TooOften as refusal:
        return too_often(request, refusal)
    except Missing as error:
        return render(request, "share/receipt.html", context | {"refused": error.message}, status=422)
    except DomainError:  # it came back meanwhile; the page says so
        line = _line(context["code"])
    person = line.claim.claimant == Claimant.LABORER
    context |= {"line": line, "payee": shown_name(person, line.payee), "state": line.state, "states": LineState}
    return render(request, "share/receipt.html", context)


def _line(code):
    line = reads.by_slip(code)
    if line is None:
        raise Missing(PAYMENT_FAULTS["slip"])
    return line
