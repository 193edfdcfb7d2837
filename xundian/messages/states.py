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
    "cooperation_ending": (
        _("Agreement ending"),
        _("A cooperation agreement ends within %(days)s days, on %(ends)s. Renew it, or let it end."),
    ),
    "inspection_ending": (
        _("Inspection running out"),
        _("The inspection of an enterprise holds for %(days)s more days at most, until %(ends)s. Inspect it again."),
    ),
    "base_insurance_ending": (
        _("Insurance of a base ending"),
        _("The insurance of a base ends within %(days)s days, on %(ends)s. Renew it in time."),
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
    "webhook_paused": (
        _("Webhook paused"),
        _("A webhook took nothing for three days, or its address is gone. It is paused until somebody resumes it."),
    ),
    "task_set": (_("Task for you"), _("A task was given to you. Finish it by %(due_on)s.")),
    "task_due": (_("Task due soon"), _("A task of yours is due on %(due_on)s.")),
    "task_late": (_("Task late"), _("A task of yours was due on %(due_on)s. Finish it, or say why it cannot be done.")),
    "figures_repaired": (
        _("Figures were put right"),
        _("Figures differed from counting in %(count)s places and were put right at night. Tell who runs the site."),
    ),
    "objection_received": (
        _("Objection received"),
        _("An objection to a published selection waits for a decision. The objection period ends on %(until)s."),
    ),
    "subsidy_notice_ended": (
        _("Public notice is over"),
        _("A public notice of subsidies ended on %(ended)s. Conclude it, so that its claims can be declared."),
    ),
    "subsidy_objection_received": (
        _("Objection received"),
        _("An objection to a subsidy on public notice waits for a decision. The notice runs until %(until)s."),
    ),
    "class_not_inspected": (_("Class not inspected"), _("A running class was not inspected on %(day)s.")),
    "class_place_free": (
        _("A place became free"),
        _("Somebody of your village moved up from a waiting list. The class begins on %(day)s; tell the person."),
    ),
    "channel_proposed": (
        _("Households without work"),
        _("Relocated households where someone could work and nobody does: %(count)s. Choose an employment channel."),
    ),
    "offer_expired": (_("Offer ended"), _("An offered post was not answered by %(answer_by)s and ended.")),
    "employer_due": (
        _("Employers to answer"),
        _("Accepted posts that an employer has still to confirm: %(count)s, the first by %(by)s."),
    ),
    "employer_declined": (
        _("Post not confirmed"),
        _("An employer did not confirm an accepted post. "
          "Tell the person: nothing else changes, another post is sought."),
    ),
    "employer_silent": (
        _("Post not confirmed"),
        _("An employer did not answer by %(answer_by)s. "
          "Tell the person: nothing else changes, another post is sought."),
    ),
    "welfare_term": (
        _("Public-welfare post ends"),
        _("The term of a public-welfare post ends in %(days)s days, on %(term_ends)s."),
    ),
    "vacancies_to_check": (
        _("Vacancies to ask about"),
        _("Vacancies about which the receiving district is to be asked: %(count)s. Record what it says."),
    ),
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

# The way of an outgoing message, by the topic of the outbox.
WAYS = {
    "notice": _("Inbox"), "webhook": _("Gateway for short messages"), "wecom": _("WeCom"),
    "wecom-robot": _("Group in WeCom"), "console": _("Console"),
}  # fmt: skip
