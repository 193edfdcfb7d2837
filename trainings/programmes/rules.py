"""What a programme may be: which kind teaches an occupation or a topic, and which rule of X2.3 pays for it."""

MOST_HOURS = 2000
# Certificates that have one of the eight levels (codes, skill_level).
WITH_LEVELS = ("skill_level", "qualification")


def programme_faults(facts, *, county_level, kinds_of_an_occupation, named_projects, rules_of_kind):
    """[(field, code)] of what is wrong with a programme; `facts` are its fields, codes as text, days as dates.

    `rules_of_kind` is {kind: the subsidy rules that may pay for it} (X2.3).
    """
    faults = _of_kind(facts, kinds_of_an_occupation) + _of_policy(facts, named_projects, rules_of_kind)
    if county_level != "county":
        faults.append(("county", "level"))
    if not 1 <= facts["hours"] <= MOST_HOURS:
        faults.append(("hours", "hours"))
    if facts["level"] and facts["certificate_kind"] not in WITH_LEVELS:
        faults.append(("level", "level_without_certificate"))
    if facts["active_to"] and facts["active_to"] < facts["active_from"]:
        faults.append(("active_to", "before_start"))
    return faults


def _of_kind(facts, kinds_of_an_occupation):
    if facts["kind"] == "guidance":
        missing = [] if facts["topic"] else [("topic", "topic_required")]
        return missing + ([("occupation", "guidance_teaches_no_occupation")] if facts["occupation"] else [])
    faults = [("topic", "topic_of_guidance_only")] if facts["topic"] else []
    if facts["kind"] in kinds_of_an_occupation and not facts["occupation"]:
        faults.append(("occupation", "occupation_required"))
    return faults


def _of_policy(facts, named_projects, rules_of_kind):
    rule = facts["subsidy_rule"]
    if not rule:
        return []
    if rule not in rules_of_kind.get(facts["kind"], ()):
        return [("subsidy_rule", "rule_of_another_kind")]
    # SKILL pays for the named projects alone (X2.3).
    return [("project", "project_not_named")] if rule == "SKILL" and facts["project"] not in named_projects else []
