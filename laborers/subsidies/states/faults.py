"""What can be wrong with a public notice, an objection, a declaration or a payment, each with its remedy (X2.3)."""

from django.utils.translation import gettext_lazy as _

NOTICE_FAULTS = {
    "no_claims": _("Choose at least one claim that was checked."),
    "not_checked": _("Claim %(number)s was not checked, or is on a notice already. Take it out of the list."),
    "other_policy": _("Claim %(number)s belongs to another policy. Make a notice for each policy."),
    "past": _("A notice begins today or later."),
    "too_far": _("A notice begins within 30 days."),
    "too_short": _("This policy asks for at least %(n)s days of public notice. Choose a later last day."),
    "too_long": _("A notice runs for at most 60 days. Choose an earlier last day."),
    "running": _("The notice still runs. It is concluded after its last day, %(day)s."),
    "objections_open": _("Objections that are not decided: %(n)s. Somebody without a hand in the claims decides them."),
}

OBJECTION_FAULTS = {
    "key": _("Open the form again and send it once more."),
    "closed": _("Objections can be made while the notice runs, and it runs no more."),
    "line": _("Choose a line of the notice, or that it is about the notice as a whole."),
    "already_sent": _("This form was sent already. Open a new one to write something else."),
    "concerned": _("You had a hand in what the objection is about. Somebody else decides it."),
}

PAYMENT_FAULTS = {
    "none_to_declare": _("Choose at least one claim whose public notice has passed."),
    "not_passed": _("Claim %(number)s has no public notice that has passed. Take it out of the list."),
    "number_used": _("Claims were declared under this number on another day. Give another number."),
    "own_step": _("You had a hand in claim %(number)s before. Somebody else takes this step."),
    "other_county": _("Claims of one county go together. Take those of the other county out of the list."),
    "none_to_pay": _("Choose at least one claim that was declared, or whose payment came back."),
    "not_declared": _("Claim %(number)s is not declared, or is in another batch already. Take it out of the list."),
    "same_hand": _(
        "Who prepared, approved and paid a batch are three different people. Somebody else takes this step."
    ),
    "in_batch": _(
        "The claim stands in payment batch %(number)s. Withdraw that batch first; its other claims go into another one."
    ),
    "future": _("This day has not come yet."),
    "too_early": _("This day lies before the step before it, %(day)s."),
    "not_paid": _("Nothing was paid under this line, or it was received or came back already."),
    "slip": _("No payment belongs to this code. Look at the slip again, or ask the village officer."),
}
