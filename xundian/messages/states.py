"""What each kind of message says, in words; the values come from whoever posts it: counts, days, ids, never names."""

from django.utils.translation import gettext_lazy as _

# kind: (title, text); %(name)s stands for an entry of `values`.
TEXTS = {
    "digest": (_("Today's work"), _("Visits due: %(due)s. Overdue: %(overdue)s.")),
    "overdue_township": (_("Visits overdue"), _("Visits in the township overdue by more than 7 days: %(count)s.")),
    "overdue_county": (_("Visits overdue"), _("Visits in the county overdue by more than 30 days: %(count)s.")),
    "field_reminder": (_("Field visit due"), _("A field visit is due within %(days)s days, by %(window_to)s.")),
    "contract_ending": (
        _("Contract ending"),
        _("A labour contract ends within %(days)s days, on %(contract_to)s."),
    ),
    "difficulty_escalated": (
        _("Difficulty past due"),
        _("A difficulty was not solved in time and is now with your office. Solve it by %(due_on)s."),
    ),
    "difficulty_assigned": (
        _("Difficulty handed over"),
        _("A difficulty was handed over to you or your office. Solve it by %(due_on)s."),
    ),
    "difficulty_unconfirmed": (
        _("Not confirmed yet"),
        _("A difficulty is held for solved and nobody has confirmed it. Ask the laborer or the family."),
    ),
    "complaint_received": (_("Complaint received"), _("A complaint waits on the desk. Answer it by %(due_on)s.")),
    "complaint_line": (_("Complaint continued"), _("Something was added to a complaint. Answer it by %(due_on)s.")),
    "news_waiting": (
        _("News to pass on"),
        _("A visit brought news to pass on: %(count)s. Tell it at your next visit, or telephone."),
    ),
    "class_not_inspected": (_("Class not inspected"), _("A running class was not inspected on %(day)s.")),
    "channel_proposed": (
        _("Households without work"),
        _("Relocated households where someone could work and nobody does: %(count)s. Choose an employment channel."),
    ),
    "offer_expired": (_("Offer ended"), _("An offered post was not answered by %(answer_by)s and ended.")),
    "transfer_decided": (
        _("Report decided"),
        _("A report that somebody lives in your place now was decided on %(day)s."),
    ),
    "transfer_moved": (_("Somebody moved"), _("Somebody of the village was moved to another village on %(day)s.")),
    "post_handed": (
        _("Handover"),
        _("You look after a place from %(day)s on. Difficulties handed over to you: %(difficulties)s."),
    ),
    "orphans": (
        _("Work without an officer"),
        _("Places without an officer: %(places)s. Difficulties whose owner has left: %(difficulties)s."),
    ),
    "import_done": (_("Import finished"), _("An import has finished. Rows: %(rows)s, with errors: %(errors)s.")),
    "parked": (
        _("Entries to decide"), _("Phones sent entries on %(day)s that wait for a decision."),
    ),
    "parked_settled": (_("Entry taken over"), _("Your entry of %(day)s was taken over by the office.")),
    "parked_settled_aside": (_("Entry put aside"), _("Your entry of %(day)s was put aside; the note says why.")),
}  # fmt: skip
OTHER = _("Message")
