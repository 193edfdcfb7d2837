"""The fields of a household's survey form: their words, their choices, and what they start from (as last time)."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laborers.surveys.queries import PLACES
from xundian.codes.rules import destination_prefix
from xundian.kit.money import yuan

# field: (label, what kind of field it is, its code list)
ANSWERS = {
    "status": (_("What does the person do now?"), "chips", "transfer_status"),
    "unemployed_reason": (_("Why without work? (only if so)"), "chips", "unemployed_reason"),
    "place_province": (_("Place of work: province"), "select", PLACES),
    "place_county": (_("Place of work: city and county"), "text", "places"),
    "employer": (_("Employer"), "text", ""),
    "months": (_("Months of work this year (0 to 12)"), "number", ""),
    "wage": (_("Wage a month, in yuan"), "number", ""),
    "intention": (_("What does the person wish to do?"), "chips", "intention"),
    "training_wish": (_("Training wish"), "text", "occupations"),
    "expected_wage": (_("Expected wage a month, in yuan"), "number", ""),
    "care_duty": (_("Must care for the family"), "check", ""),
}
PERSON = {
    "name": (_("Name"), "text", ""),
    "identity": (_("Identity number"), "text", ""),
    "sex": (_("Sex (only without an identity number)"), "chips", "sex"),
    "birth": (_("Birth date (only without an identity number)"), "date", ""),
    "relation": (_("Relation to the head"), "select", "relation"),
    "phone": (_("Telephone"), "text", ""),
    "education": (_("Education"), "select", "education"),
    "health": (_("Health"), "chips", "health_field"),
    "labour_skill": (_("Class of labour"), "chips", "labour_skill"),
}
# Where errors and doubts about something the form has no field for stand.
SHOWN_AT = {"place": "place_county", "labour_skill": "status", "phone": "status"}
KNOWN_SEXES = ("1", "2")


class Words:
    """Choices of the form's lists in the language of the page; `lists` are surveys.queries.lists_on."""

    def __init__(self, lists):
        self.lists = lists
        self.places = dict(lists[PLACES].choices("zh-hans"))

    def choices(self, scheme):
        """[(value, words)] of a list; of the long list of education only its classes."""
        if scheme == PLACES:
            shown = dict(self.lists[PLACES].choices())
            return [(label, shown[code]) for code, label in self.places.items() if code.endswith("0000")]
        found = self.lists[scheme].choices()
        if scheme == "education":
            return [(code, label) for code, label in found if code.endswith("0")]
        return [(code, label) for code, label in found if scheme != "sex" or code in KNOWN_SEXES]

    def tails(self):
        """City and county of every place, as they follow the province; with the words of the page."""
        shown = dict(self.lists[PLACES].choices())
        return [(self._tail(code), shown[code]) for code in self.places if not code.endswith("0000")]

    def occupations(self):
        """The words that may be suggested for a training wish."""
        return [label for _code, label in self.lists["occupation"].choices()]

    def _tail(self, code):
        province = self.places.get(f"{code[:2]}0000", "")
        return self.places[code].removeprefix(province) or self.places[code]

    def start(self, response):
        """{field: text} a form starts from: what somebody answered last, or nothing."""
        if response is None:
            return {}
        province, tail = self._place(response)
        values = {
            "status": response.status, "unemployed_reason": response.unemployed_reason, "employer": response.employer,
            "months": response.months, "wage": _plain(response.wage_fen), "intention": response.intention,
            "training_wish": self.lists["occupation"].label(response.training_wish),
            "expected_wage": _plain(response.expected_wage_fen), "care_duty": "1" if response.care_duty else "",
            "place_province": province, "place_county": tail,
        }  # fmt: skip
        return {name: "" if value is None else str(value) for name, value in values.items()}

    def _place(self, response):
        """(province, the rest) of a place of work, from its text or else its code."""
        text = response.place_text or self.places.get(response.place, "")
        province = self.places.get(f"{destination_prefix(response.place)[:2]}0000", "") if response.place else ""
        if province and text.startswith(province):
            return province, text.removeprefix(province)
        return "", text

    def told(self, response):
        """{field: words} of what somebody answered last, for the hint beside each field."""
        start = self.start(response)
        shown = {name: text for name, text in start.items() if text}
        for name in ("status", "unemployed_reason", "intention"):
            if shown.get(name):
                shown[name] = self.lists[ANSWERS[name][2]].label(shown[name])
        if "care_duty" in shown:
            shown["care_duty"] = _now("yes")
        return shown

    def summary(self, response):
        """What somebody answered last, in one line."""
        told = self.told(response)
        place = self.lists[PLACES].label(response.place) if response.place else response.place_text
        months = _now("%(n)s months") % {"n": response.months} if response.months is not None else ""
        wage = _now("%(wage)s yuan a month") % {"wage": told["wage"]} if "wage" in told else ""
        return [part for part in (told.get("status"), place, response.employer, months, wage) if part]


def fields(table, prefix, person, given, words, wrong, told=None):
    """The fields of one person as the template shows them; `given`: what stands in them, `told`: as last time."""
    return [
        {
            "name": f"{prefix}{name}", "id": f"{person}.{name}", "label": label, "kind": kind,
            "list": scheme if kind == "text" else "", "value": given.get(f"{prefix}{name}", ""),
            "options": words.choices(scheme) if kind in ("chips", "select") else (),
            "error": wrong.get(f"{person}.{name}", ""), "told": (told or {}).get(name, ""),
        }
        for name, (label, kind, scheme) in table.items()
    ]  # fmt: skip


def anchor(field):
    """The element of the page that an error or doubt about `person.field` belongs to."""
    person, dot, name = field.partition(".")
    return f"{person}{dot}{SHOWN_AT.get(name, name)}" if name not in PERSON or not person.startswith("new-") else field


def _plain(fen):
    """Yuan as one writes it: 3800, 3800.50."""
    return None if fen is None else str(fen // 100) if fen % 100 == 0 else f"{yuan(fen):.2f}"
