"""The words that the app's scripts say: key → text, or (one, many); placeholders in braces. Screens bring their own."""

from django.utils.translation import gettext_lazy as _

from xundian.pages.app import words_screens
from xundian.sync.states import Code

WORDS = {
    "strip.sent": _("✓ All sent · {time}"),
    "strip.never": _("not yet"),
    "strip.unsent": (_("↑ {n} entry to send · tap to send"), _("↑ {n} entries to send · tap to send")),
    "strip.photos": (_("↑ {n} photograph to send · tap to send"), _("↑ {n} photographs to send · tap to send")),
    "strip.sending": _("Sending {done}/{total}"),
    "strip.fetching": _("Fetching the list · {done}"),
    "strip.offline": _("○ No network, you can go on writing"),
    "strip.offline_unsent": (
        _("○ No network, you can go on writing · {n} entry to send"),
        _("○ No network, you can go on writing · {n} entries to send"),
    ),
    "strip.needs": (_("! {n} entry needs you"), _("! {n} entries need you")),
    "strip.blocked": _("! Your sign-in has expired; the data are still on the phone"),
    "strip.revoked": _("! This phone was closed by the county bureau; the data are still on it"),
    "strip.old": _("! The app is too old; open it once with a network"),
    "lock.wrong": _("This PIN is not right."),
    "lock.wait": (_("This PIN is not right. Wait {n} second."), _("This PIN is not right. Wait {n} seconds.")),
    "lock.digits": _("The PIN has 4 to 8 digits."),
    "lock.differs": _("The two PINs are not the same."),
    "cancel": _("Cancel"),
    "mine.unsent": (_("{n} entry to send"), _("{n} entries to send")),
    "mine.photos": (_("{n} photograph to send"), _("{n} photographs to send")),
    "mine.exported": (_("{n} entry is in the file"), _("{n} entries are in the file")),
    "mine.export_first": _("Take it out as a file first"),
    "install": _("Put the app on the home screen"),
    "install.why": _("From the home screen it opens at once, and no data is cleared when space runs out."),
    "needs.title": (_("{n} entry needs you"), _("{n} entries need you")),
    "needs.choose": _("{field}: choose one of the two"),
    "needs.empty": _("(empty)"),
    "out.title": _("Not everything has been sent"),
    "out.text": (
        _("{n} entry, photograph or draft is only on this phone."),
        _("{n} entries, photographs or drafts are only on this phone."),
    ),
    "out.send": _("Send first"),
    "out.export": _("Take out a file first"),
    "out.left": (
        _("{n} entry could not be sent; you are still signed in"),
        _("{n} could not be sent; you are still signed in"),
    ),
    "op.waiting": _("On the phone"),
    "op.unsure": _("Being sent"),
    "op.applied": _("Sent"),
    "op.conflict": _("Changed on both sides"),
    "op.invalid": _("Needs a correction"),
    "op.returned": _("Returned"),
    "op.parked": _("With the office"),
    "op.delete": _("Delete for good"),
    "op.delete_title": _("Delete this entry?"),
    "op.delete_text": _("“{what}” has not been sent. Deleted, nobody can bring it back."),
    "op.delete_tried": _("“{what}” may already be at the server. Here it cannot be brought back."),
    "op.entity.visit": _("Visit"),
    "op.entity.withdrawn": _("Visit taken back"),
    "op.entity.difficulty": _("Difficulty"),
    "op.entity.difficulty_step": _("Step of a difficulty"),
    "op.entity.household": _("Household"),
    "op.entity.laborer": _("Laborer"),
    "op.entity.dependant": _("Dependant"),
    "op.entity.visit_plan": _("Visit left out"),
    "op.entity.news": _("News told"),
    "op.entity.attendance": _("Attendance"),
    "op.entity.photo": _("Photo added"),
    "field.phone": _("Phone"),
    "field.address": _("Address"),
    "field.group_name": _("Village group"),
    "field.school_status": _("School"),
    "field.note": _("Note"),
    "field.description": _("What happened"),
    "log.ok": _("sent {sent}, fetched {got}"),
    "log.offline": _("no network"),
    "log.failed": _("not finished, comes again by itself"),
    "log.blocked": _("sign-in has expired"),
    "form.error": _("Error: "),
    "form.problems": (_("{n} answer needs a change"), _("{n} answers need a change")),
} | {f"code.{code.value}": code.label for code in Code} | {
    # To the officer's own face.
    "code.out_of_scope": _("It does not belong to your place, or no longer. The township decides."),
}  # fmt: skip


def book():
    """All words in the language that is active, ready for JSON."""
    return {key: _plain(words) for key, words in sorted((WORDS | words_screens.WORDS).items())}


def _plain(words):
    return [str(each) for each in words] if isinstance(words, tuple) else str(words)
