"""Works of jobs and placements."""

from django.utils.translation import gettext_lazy as _

from xundian.pages.desk.batches import listing as departures
from xundian.pages.desk.enterprises import listing as firms
from xundian.pages.desk.offers import listing as offers
from xundian.pages.desk.vacancies import listing as vacancies
from xundian.pages.desk.works.kind import Work

WORKS: list[Work] = [
    Work(
        _("Jobs"), _("Offers"), _("Posts offered to people, the answers of both sides, and who is ready to depart."),
        "offers", "offers.read", offers.waiting,
    ),
    Work(
        _("Jobs"), _("Posters and loudspeaker"), _("Posts for the village board and the loudspeaker, ready to print."),
        "outputs", "publications.read",
    ),
    Work(
        _("Jobs"), _("Villages reached"), _("Which posts reached which village, in which form and when."),
        "villages-reached", "publications.read",
    ),
    Work(
        _("Jobs"), _("Enterprises"),
        _("Employers and intermediaries with contacts, agreements, inspections and what follow-up tells of them."),
        "enterprises", "enterprises.read", firms.waiting,
    ),
    Work(
        _("Jobs"), _("Inspections"), _("What is planned, which conditions are open, and what runs out."),
        "inspections", "enterprises.read",
    ),
    Work(
        _("Jobs"), _("Competitive selections"), _("How enterprises and intermediaries were chosen, point by point."),
        "selections", "selections.read",
    ),
    Work(
        _("Jobs"), _("Vacancies"), _("Posts of enterprises: what can be offered, why not, and what districts say."),
        "desk-vacancies", "vacancies.read", vacancies.waiting,
    ),
    Work(
        _("Jobs"), _("Public-welfare posts"), _("Who pays them, who holds them, and whose term ends soon."),
        "welfare-posts", "vacancies.read",
    ),
    Work(
        _("Jobs"), _("Recruitment events"), _("Fairs and campaigns: enterprises, who came, what was signed."),
        "desk-events", "events.read",
    ),
    Work(
        _("Jobs"), _("Matching"),
        _("The best posts for everybody of a place who looks for work, all together, with the reasons; and what if."),
        "match-runs", "matching.read",
    ),
    Work(
        _("Placement"), _("Batches"), _("People who leave together: roster, transport, departure and arrival."),
        "batches", "batches.read", departures.waiting,
    ),
    Work(
        _("Placement"), _("Placements"), _("Spells of work with contract, wages paid, end and what follows."),
        "placements", "placements.read",
    ),
    Work(
        _("Placement"), _("Retention"), _("Who is still at work after 1, 3, 6 and 12 months."),
        "retention", "placements.read",
    ),
    Work(
        _("Placement"), _("Months and income"), _("Months worked and what they brought in a year, by place."),
        "work-income", "placements.read",
    ),
]  # fmt: skip
