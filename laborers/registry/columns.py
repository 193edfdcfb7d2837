"""Who sees which column: one line for each field of a resource with the roles that see it, to be checked line by line.

REST answers, pages, ledgers and exports all ask here. The words of a code (`education_label`) go with the code. What no
line grants to a role it does not see, whatever its rights. DESIGN section 4: leaders see no identity number, no
telephone, no health; stations the contact and the work; auditors everything but identity numbers; the ethnic group
stands on the person's own form ("laborer") and in no list.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.accounts.roles import Role

WORK = "village township county site"
READ = f"{WORK} auditor"
ALL_BUT_STATION = f"{READ} leader"
EVERYONE = f"{ALL_BUT_STATION} station"

_PERSON = {
    # field              label                              roles that see it
    "household_number": (_("household number"),             ALL_BUT_STATION),
    "division_name":    (_("village"),                      ALL_BUT_STATION),
    "group_name":       (_("village group"),                ALL_BUT_STATION),
    "name":             (pgettext_lazy("person", "name"),   EVERYONE),
    "sex":              (_("sex"),                          ALL_BUT_STATION),
    "birth":            (_("birth date"),                   ALL_BUT_STATION),
    "age":              (_("age"),                          ALL_BUT_STATION),
    "identity_hint":    (_("identity number"),              WORK),
    "relation":         (_("relation to head"),             ALL_BUT_STATION),
    "education":        (_("education"),                    ALL_BUT_STATION),
    "health":           (_("health"),                       READ),
    "labour_skill":     (_("labour skill"),                 ALL_BUT_STATION),
    "phone":            (_("phone"),                        f"{READ} station"),
    "category":         (_("household category"),           ALL_BUT_STATION),
    "stage":            (_("stage"),                        EVERYONE),
    "direction":        (_("direction"),                    ALL_BUT_STATION),
    "left_on":          (_("left the registry on"),         ALL_BUT_STATION),
}  # fmt: skip

# resource: {field: (label, roles)}
COLUMNS = {
    # Lists and exports of people.
    "laborers": _PERSON,
    # One person: the own form.
    "laborer": _PERSON | {
        "left_reason":      (_("reason for leaving"),           ALL_BUT_STATION),
        "ethnic_group":     (_("ethnic group"),                 READ),
        "skills":           (_("skills"),                       EVERYONE),
    },
    "skills": {
        "occupation":       (_("occupation"),                   EVERYONE),
        "certificate":      (_("certificate number"),           f"{READ} station"),
        "level":            (pgettext_lazy("skill", "level"),   EVERYONE),
        "source":           (_("source"),                       EVERYONE),
        "obtained_on":      (_("obtained on"),                  EVERYONE),
    },
    "households": {
        "number":           (_("household number"),             ALL_BUT_STATION),
        "division_name":    (_("village"),                      ALL_BUT_STATION),
        "group_name":       (_("village group"),                ALL_BUT_STATION),
        "address":          (_("address"),                      READ),
        "phone":            (_("phone"),                        READ),
        "category":         (_("household category"),           ALL_BUT_STATION),
    },
    "dependants": {
        "household_number": (_("household number"),             READ),
        "name":             (pgettext_lazy("person", "name"),   READ),
        "birth":            (_("birth date"),                   READ),
        "kind":             (_("kind"),                         READ),
        "school_status":    (_("school"),                       READ),
        "note":             (_("note"),                         READ),
        "left_on":          (_("left the household on"),        READ),
        "left_reason":      (_("reason for leaving"),           READ),
    },
    "cases": {
        "laborer_name":     (_("laborer"),                      EVERYONE),
        "division_name":    (_("village"),                      ALL_BUT_STATION),
        "episode":          (_("episode"),                      EVERYONE),
        "stage":            (_("stage"),                        EVERYONE),
        "opened_on":        (pgettext_lazy("case", "opened on"), EVERYONE),
        "closed_on":        (pgettext_lazy("case", "closed on"), EVERYONE),
        "outcome":          (_("outcome"),                      EVERYONE),
    },
}  # fmt: skip

_SEEN = {
    resource: {role: [name for name, (_label, roles) in fields.items() if role.value in roles.split()] for role in Role}
    for resource, fields in COLUMNS.items()
}


def columns_for(role, resource):
    """The columns of a resource that a role sees, in order: [(name, label)]; KeyError for an unknown resource."""
    fields = COLUMNS[resource]
    return [(name, fields[name][0]) for name in _SEEN[resource][role]]


def sees(role, resource, field):
    """Whether the role sees that field, or the words of its code (`education_label`); KeyError for an unknown one."""
    name = field.removesuffix("_label")
    if name not in COLUMNS[resource]:
        raise KeyError(field)
    return name in _SEEN[resource][role]
