"""Kinds of training, topics of guidance, the rules that pay for training, and what can be wrong with a programme.

Source: X2.2-4 (guidance for all, order-based training), X2.3 (SKILL, EDU-*), X3.1 (trained by kind), X4.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProgrammeKind(models.TextChoices):
    """Kinds by which trained people are counted (X3.1), and schooling, which X2.3 pays for by itself."""

    GUIDANCE = "guidance", _("Guidance training")
    SKILLS = "skills", _("Skills training")
    POVERTY_SKILLS = "poverty_skills", _("Targeted poverty-alleviation skills")
    ENTREPRENEURSHIP = "entrepreneurship", _("Entrepreneurship training")
    SCHOOLING = "schooling", _("Secondary vocational or technician schooling")


class Topic(models.TextChoices):
    """What guidance training tells those who go out to work (X2.2-4)."""

    ALL = "all", pgettext_lazy("guidance", "All topics")
    COMMON_SENSE = "common_sense", _("Common sense of working away")
    LAW = "law", pgettext_lazy("guidance", "Law")
    RIGHTS = "rights", _("Protection of rights")
    LANGUAGE = "language", _("Language and habits")


class SubsidyRule(models.TextChoices):
    """The rules of X2.3 that pay for training, by their code; what they pay is reckoned elsewhere."""

    SKILL = "SKILL", _("Training under a named project")
    EDU_LIVING = "EDU-LIVING", _("Living allowance of registered poor students")
    EDU_TUITION = "EDU-TUITION", _("Tuition subsidy of technician classes")


# Kinds that teach one of the county's occupations.
OF_AN_OCCUPATION = (ProgrammeKind.SKILLS, ProgrammeKind.POVERTY_SKILLS)

# The words of the code list training_kind, which classes had before programmes, and the kind each means.
KIND_OF_WORD = {
    "guidance": ProgrammeKind.GUIDANCE,
    "skills": ProgrammeKind.SKILLS,
    "targeted_skills": ProgrammeKind.POVERTY_SKILLS,
    "entrepreneurship": ProgrammeKind.ENTREPRENEURSHIP,
    "technician": ProgrammeKind.SCHOOLING,
}

# The six projects that X2.3 names under SKILL; every other row of the list training_programme is the county's own.
NAMED_PROJECTS = ("new_skilled_farmers", "dewdrop", "yunling_quality", "spark", "migrant_skills", "youth_leader")

# Which rule of X2.3 may pay for which kind; guidance is paid out of the work of transfer itself.
RULES_OF_KIND = {
    ProgrammeKind.SKILLS: (SubsidyRule.SKILL,),
    ProgrammeKind.POVERTY_SKILLS: (SubsidyRule.SKILL,),
    ProgrammeKind.ENTREPRENEURSHIP: (SubsidyRule.SKILL,),
    ProgrammeKind.SCHOOLING: (SubsidyRule.EDU_LIVING, SubsidyRule.EDU_TUITION),
}

# What is wrong with a programme as sent, with the remedy.
FAULTS = {
    "level": _("Programmes belong to a county."),
    "hours": _("Give the hours as a whole number from 1 to 2000."),
    "level_without_certificate": _("Only a skill level or qualification certificate has a level. Choose one of them."),
    "before_start": _("The last day lies before the first."),
    "topic_required": _("Choose what the guidance is about."),
    "topic_of_guidance_only": _("Only guidance training has a topic. Leave it empty."),
    "guidance_teaches_no_occupation": _("Guidance training teaches no occupation. Leave it empty."),
    "occupation_required": _("Choose the occupation that is taught, out of the county's list."),
    "rule_of_another_kind": _("This rule does not pay for this kind of training. Choose another one, or none."),
    "project_not_named": _("This rule pays for the six named projects only. Choose one of them, or no rule."),
    "unknown_code": _("This word is not in the list of codes. Choose one of the list."),
    "overlap": _("The county offers a programme of this name in these days. End it first, or choose another name."),
    "ended": _("This programme has ended. Register a new one."),
}
