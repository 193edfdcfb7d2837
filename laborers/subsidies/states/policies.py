"""What the policy of X2.3 pays: its lines by code, the kind of rule of each, who claims, and the proof asked for."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PolicyCode(models.TextChoices):
    """The lines of the table in X2.3, under its own codes."""

    SKILL = "SKILL", _("Training under a named project")
    EDU_LIVING = "EDU-LIVING", _("Living allowance of registered poor students")
    EDU_TUITION = "EDU-TUITION", _("Tuition subsidy of technician classes")
    LOAN_ENTREPRENEUR = "LOAN-ENTREPRENEUR", _("Loan of an entrepreneur")
    LOAN_SMALL_ENTERPRISE = "LOAN-SMALL-ENTERPRISE", _("Loan of a labour-intensive small enterprise")
    MICRO_100K = "MICRO-100K", _("“Two 100,000” micro enterprise")
    HIRE_NEW = "HIRE-NEW", _("Hire in the year an enterprise was introduced")
    HIRE_OLDER = "HIRE-OLDER", _("Hire of an older worker")
    DEMO_VILLAGE = "DEMO-VILLAGE", _("Entrepreneurship demonstration village")
    DEMO_PARK = "DEMO-PARK", _("Farmers' incubator base or entrepreneurship park")
    EMPLOY_POOR = "EMPLOY-POOR", _("Work for local registered poor")
    RENT_RETURNEE = "RENT-RETURNEE", _("Rent of a returning migrant's business")


class Rule(models.TextChoices):
    """How a line reckons: each kind is one pure function in `rules`, with its own terms."""

    PER_TRAINEE = "per_trainee", _("An amount for each trainee who completed a class")
    PER_STUDENT = "per_student", _("An amount for each student and school year")
    LOAN = "loan", _("A loan up to a ceiling, perhaps with a grant")
    PER_HIRE = "per_hire", _("An amount for each hire, once")
    BANDS = "bands", _("An amount by the number of hires, once")
    RECOGNISED = "recognised", _("An amount for a recognised place, once")
    RENT = "rent", _("An amount for a stable business with local hires, once")


class Claimant(models.TextChoices):
    """Who claims, and to whom the money goes."""

    LABORER = "laborer", pgettext_lazy("claimant", "A person")
    INSTITUTION = "institution", pgettext_lazy("claimant", "A training institution")
    ENTERPRISE = "enterprise", pgettext_lazy("claimant", "An enterprise")
    UNDERTAKING = "undertaking", pgettext_lazy("claimant", "A local business or place")


class UndertakingKind(models.TextChoices):
    """What a local business or place is, in the words of X2.3."""

    RETURNEE = "returnee", _("Business of a returning migrant")
    ENTREPRENEUR = "entrepreneur", _("Entrepreneur")
    SMALL_ENTERPRISE = "small_enterprise", _("Labour-intensive small enterprise")
    MICRO = "micro", _("“Two 100,000” micro enterprise")
    PRODUCT = "product", _("“One product per village / per park” business")
    VILLAGE = "village", _("Agricultural entrepreneurship demonstration village")
    PARK = "park", _("Farmers' incubator base or entrepreneurship park")


class Evidence(models.TextChoices):
    """What must be seen before a claim is handed in; a policy lists those it asks for."""

    IDENTITY = "identity", pgettext_lazy("proof", "Identity card")
    BANK = "bank", pgettext_lazy("proof", "Account of the recipient")
    LICENCE = "licence", pgettext_lazy("proof", "Business licence")
    CONTRACTS = "contracts", pgettext_lazy("proof", "Labour contracts")
    PAYROLL = "payroll", pgettext_lazy("proof", "Pay sheets")
    REGISTERED_POOR = "registered_poor", pgettext_lazy("proof", "Registered poor household")
    RECOGNITION = "recognition", pgettext_lazy("proof", "Document of recognition")
    LEASE = "lease", pgettext_lazy("proof", "Lease and receipts of rent")
    AWAY = "away", pgettext_lazy("proof", "Work away from home before the return")
    LOAN_TERMS = "loan_terms", pgettext_lazy("proof", "Terms of the guaranteed loan are met")
    GUARANTEE = "guarantee", pgettext_lazy("proof", "Guarantee of the loan")
    CERTIFICATE = "certificate", pgettext_lazy("proof", "Certificate of the class")
    ENROLMENT = "enrolment", pgettext_lazy("proof", "School's confirmation of enrolment")


class Local(models.TextChoices):
    """What counts as a local hire: a home in the same county, township or village as the business."""

    COUNTY = "county", _("The same county")
    TOWNSHIP = "township", _("The same township")
    VILLAGE = "village", _("The same village")


class EntitlementState(models.TextChoices):
    """What became of somebody who is likely entitled."""

    OPEN = "open", pgettext_lazy("entitlement", "Not applied yet")
    APPLIED = "applied", pgettext_lazy("entitlement", "Applied")
    OVER = "over", pgettext_lazy("entitlement", "No longer entitled")


# Which kind of rule a line of the table is reckoned by.
RULE_OF = {
    PolicyCode.SKILL: Rule.PER_TRAINEE,
    PolicyCode.EDU_LIVING: Rule.PER_STUDENT,
    PolicyCode.EDU_TUITION: Rule.PER_STUDENT,
    PolicyCode.LOAN_ENTREPRENEUR: Rule.LOAN,
    PolicyCode.LOAN_SMALL_ENTERPRISE: Rule.LOAN,
    PolicyCode.MICRO_100K: Rule.LOAN,
    PolicyCode.HIRE_NEW: Rule.PER_HIRE,
    PolicyCode.HIRE_OLDER: Rule.PER_HIRE,
    PolicyCode.DEMO_VILLAGE: Rule.RECOGNISED,
    PolicyCode.DEMO_PARK: Rule.RECOGNISED,
    PolicyCode.EMPLOY_POOR: Rule.BANDS,
    PolicyCode.RENT_RETURNEE: Rule.RENT,
}
# Who claims under it; training is paid to the trainee or to the training body, as the policy of each project says.
CLAIMANT_OF = {
    Rule.PER_TRAINEE: (Claimant.LABORER, Claimant.INSTITUTION),
    Rule.PER_STUDENT: (Claimant.LABORER,),
    Rule.LOAN: (Claimant.UNDERTAKING,),
    Rule.PER_HIRE: (Claimant.ENTERPRISE,),
    Rule.BANDS: (Claimant.UNDERTAKING,),
    Rule.RECOGNISED: (Claimant.UNDERTAKING,),
    Rule.RENT: (Claimant.UNDERTAKING,),
}
# Which undertakings a line is meant for.
KIND_OF_CODE = {
    PolicyCode.LOAN_ENTREPRENEUR: UndertakingKind.ENTREPRENEUR,
    PolicyCode.LOAN_SMALL_ENTERPRISE: UndertakingKind.SMALL_ENTERPRISE,
    PolicyCode.MICRO_100K: UndertakingKind.MICRO,
    PolicyCode.DEMO_VILLAGE: UndertakingKind.VILLAGE,
    PolicyCode.DEMO_PARK: UndertakingKind.PARK,
    PolicyCode.EMPLOY_POOR: UndertakingKind.PRODUCT,
    PolicyCode.RENT_RETURNEE: UndertakingKind.RETURNEE,
}
