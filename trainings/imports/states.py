"""What only a class roster can be told about a row; each sentence says what to do."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "class_missing": _("The class has no name. Write it into the title above the header, or into a column 培训班名称."),
    "kind_missing": _("What kind of training it is cannot be seen. Add a column 培训类型. Use one of: %(words)s."),
    "occupation_unknown": _("This trade is not in the list of occupations. Use one of: %(words)s."),
    "occupation_missing": _("Skills are trained in a trade. Add it above the header, or in a column 培训工种."),
    "institution_missing": _("The institution is missing. Add it above the header, or in a column 培训机构."),
    "institution_unknown": _("The county has no training institution of this name. Register it, or correct the name."),
    "institution_twice": _("Several training institutions have this name. Rename one of them."),
    "days_missing": _("The days of the class are missing. Add them above the header, or in a column 培训时间."),
    "not_days": _("These are no days of a class. Write two, such as 2019.3.4-2019.3.20."),
    "days_turned": _("The last day lies before the first. Correct one of them."),
    "class_not_over": _("The class is not over (today is %(today)s). Only classes of the past come from workbooks."),
    "class_differs": _("Row %(first)s says something else about this class. Make both the same."),
    "class_on_record": _("This class was run here and is on record. Record results there; leave the row out."),
    "class_otherwise": _("This class is on record with another kind, trade, institution or last day. Make them agree."),
    "twice_in_class": _("This person stands in row %(first)s of the same class. Keep one of the two rows."),
    "not_registered": _(
        "Nobody with this number is registered in the place of this import. Register the person first, or correct it."
    ),
    "recorded_otherwise": _("This person is in this class already, with another result or certificate. Compare them."),
    "not_a_score": _("This is neither a score from 0 to 100 nor a word such as 合格 or 不合格."),
    "not_a_result": _("Write 合格, 不合格 or 中途退出."),
    "not_hours": _("Write the hours as a whole number up to 2000."),
    "not_passed": _("Only those who passed get a certificate. Correct the result, or leave the number out."),
    "certificate_own_kind": _("The county gives out numbers of this kind here, one by one. Leave it out."),
    "certificate_twice": _("This certificate number stands in row %(first)s already. Correct one of the two."),
    "certificate_taken": _("This certificate number belongs to another trainee. Compare it with the certificate."),
    "name_differs": _(
        "The registry has another name for this number. Compare both with the card; the registry's is used."
    ),
    "village_differs": _("The registry has this person in another village; the registry's is used."),
    "category_differs": _(
        "The registry says otherwise about the household on the first day of the class; figures follow the registry."
    ),
}
