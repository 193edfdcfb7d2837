"""Reads of public notices and of objections against them: what everybody may read, and who may decide (X2.3)."""

import hmac

from django.db.models import Count, Q, Sum

from laborers.subsidies.models import Claim, Notice, NoticeLine, Objection
from laborers.subsidies.states import ClaimState, NoticeState, ObjectionState
from xundian.kit.errors import Missing
from xundian.kit.readable import as_written
from xundian.kit.sealing import digest, unseal

TEXT_PLACE, CONTACT_PLACE, ANSWER_PLACE = (
    f"laborers_objection.{name}_sealed" for name in ("text", "contact", "answer")
)
NUMBER_SIGNS, CODE_SIGNS = 8, 10


def is_on_view(notice, on):
    """Whether anybody may read it on a day: running, and between its days. `on_view` asks the same of many."""
    return notice.state == NoticeState.RUNNING and notice.from_on <= on <= notice.to_on


def on_view(on):
    """Notices that anybody may read on a day, as `is_on_view` has it of one."""
    rows = Notice.objects.filter(state=NoticeState.RUNNING, from_on__lte=on, to_on__gte=on)
    return rows.select_related("policy", "county").order_by("-from_on", "-pk")


def listed(rows):
    """Notices with how many claims stand on each, how many objections came and how many are open."""
    open_ones = Q(objections__state=ObjectionState.OPEN)
    return rows.select_related("policy", "county", "published_by", "closed_by").annotate(
        lines_count=Count("lines", distinct=True), objections_count=Count("objections", distinct=True),
        objections_open=Count("objections", filter=open_ones, distinct=True),
    )  # fmt: skip


def lines_of(notice):
    """Its lines in the order in which they were published."""
    return NoticeLine.objects.filter(notice=notice).select_related("claim").order_by("pk")


def claims_to_notice(policy=None):
    """Checked claims that may be put on a notice, the longest waiting first; of one policy if given."""
    rows = Claim.objects.filter(state=ClaimState.CHECKED)
    return (rows.filter(policy=policy) if policy else rows).order_by("checked_on", "pk")


def ready(rows):
    """[{policy, policy__name, policy__code, policy__document, claims, sum_fen}] of checked claims, by line."""
    rows = rows.filter(state=ClaimState.CHECKED).order_by("policy__code", "policy")
    named = rows.values("policy", "policy__name", "policy__code", "policy__document")
    return named.annotate(claims=Count("pk"), sum_fen=Sum("amount_fen"))


def claims_on(notice):
    """The claims that stand on a notice."""
    return Claim.objects.filter(notice_lines__notice=notice).order_by("pk")


# --- objections -------------------------------------------------------------------------------------------------------


def concerned(objection, user):
    """Whether the objection concerns the user: who published the notice, or put together or checked a claim of it."""
    if objection.notice.published_by_id == user.pk:
        return True
    claims = Claim.objects.filter(notice_lines__notice=objection.notice_id)
    if objection.line_id:
        claims = claims.filter(notice_lines=objection.line_id)
    return claims.filter(Q(entered_by=user) | Q(submitted_by=user) | Q(checked_by=user)).exists()


def objections_of(notice):
    """Its objections, the open ones first."""
    rows = Objection.objects.filter(notice=notice).select_related("line", "decided_by")
    return rows.order_by("decided_on", "pk")


def open_against(notice):
    """Objections that hold a notice up: its own, and those of an earlier one about claims that stand here again.

    Who stops a notice and publishes its claims anew does not get round what was written meanwhile.
    """
    claims = claims_on(notice).order_by().values("pk")
    general = Notice.objects.filter(lines__claim__in=claims).values("pk")
    about = Q(notice=notice) | Q(line__claim__in=claims) | Q(line=None, notice__in=general)
    return Objection.objects.filter(about, state=ObjectionState.OPEN)


def text_of(objection):
    """What was written, in the clear."""
    return unseal(objection.text_sealed, place=TEXT_PLACE, row_id=objection.pk)


def contact_of(objection):
    """How to reach who objected, in the clear; "" where they did not say."""
    sealed = objection.contact_sealed
    return unseal(sealed, place=CONTACT_PLACE, row_id=objection.pk) if sealed else ""


def answer_of(objection):
    """The answer, in the clear; "" while there is none."""
    sealed = objection.answer_sealed
    return unseal(sealed, place=ANSWER_PLACE, row_id=objection.pk) if sealed else ""


def access_digest(number, code):
    """What is kept of number and code together."""
    return digest(f"subsidy objection {number} {code}")


def opened(number, code):
    """The objection with that number and code, as typed; Missing for an unknown number and a wrong code alike."""
    number, code = as_written(number, NUMBER_SIGNS), as_written(code, CODE_SIGNS)
    row = Objection.objects.select_related("notice__policy", "line").filter(number=number).first()
    expected = bytes(row.access_digest) if row else bytes(32)
    if not hmac.compare_digest(expected, access_digest(number, code)) or row is None:
        raise Missing
    return row
