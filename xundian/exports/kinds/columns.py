"""Columns of exports: where a value stands, who sees it, and how it is told in the asker's language."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from laborers.registry.columns import sees
from xundian.codes.queries import tables
from xundian.divisions.models import Division
from xundian.divisions.queries import below
from xundian.kit.money import yuan
from xundian.kit.sheets import AREA, DAY, MONEY, NUMBER, TEXT, Heading


class Labels(dict):
    """Words by code, each looked up once: a list asks for the same few again and again."""

    def __init__(self, find):
        super().__init__({"": "", None: ""})
        self._find = find

    def __missing__(self, code):
        """The word, remembered from now on."""
        self[code] = word = self._find(code)
        return word


class Words:
    """All that the columns of one export look up, read by two queries: code lists of the day, names of places."""

    def __init__(self, columns, *, on, county):
        self.on, self.county, self._kept = on, county, {}
        self._tables = tables({scheme for column in columns for scheme in column.schemes}, on)
        english = (get_language() or "").startswith("en")
        names = Division.objects.filter(below(county)).values_list("code", "name", "name_en")
        self._names = {code: (english and name_en) or name for code, name, name_en in names}

    def once(self, find):
        """What `find(county, on)` gives, asked when a cell first needs it, and once for all columns."""
        if find not in self._kept:
            self._kept[find] = find(self.county, self.on)
        return self._kept[find]

    def places(self, digits):
        """Names of divisions by the code of any division at or below them."""
        return Labels(lambda code: self._names.get(code[:digits], code[:digits]))

    def codes(self, schemes):
        """Labels of a code list; of several lists the first that knows a code words it."""
        return Labels(lambda code: self._label(schemes, code))

    def _label(self, schemes, code):
        found = (self._tables[scheme].label(code) for scheme in schemes)
        return next((label for label in found if label != code), code)


def as_it_is(words):
    """The value itself."""
    return None


@dataclass(frozen=True)
class Column:
    """One column: its `paths` in the rows, and `read(words)`, the function from their values to a cell (or None).

    `seen` names the line of registry.columns that says which roles see it; without one, all who may ask for the kind.
    """

    name: str
    label: str
    paths: tuple[str, ...]
    read: Callable = as_it_is
    form: str = TEXT
    width: int = 12
    seen: tuple[str, str] | None = None
    definition: str = ""
    schemes: tuple[str, ...] = ()
    total: bool = False

    def is_for(self, role):
        """Whether the role sees it."""
        return self.seen is None or sees(role, *self.seen)

    @property
    def heading(self):
        """As the sheet wants it; money is told in yuan."""
        label = capfirst(str(self.label))
        return Heading(f"{label} ({_('yuan')})" if self.form == MONEY else label, self.width, self.form)


def text(name, label, path, width=12, **options):
    """A column that is shown as it is written."""
    return Column(name, label, (path,), width=width, **options)


def day(name, label, path, **options):
    """A column of dates."""
    return Column(name, label, (path,), form=DAY, width=11, **options)


def number(name, label, path, width=8, **options):
    """A column of whole numbers."""
    return Column(name, label, (path,), form=NUMBER, width=width, **options)


def money(name, label, path, width=13, **options):
    """A column of fen, told in yuan."""
    return Column(name, label, (path,), lambda words: yuan, MONEY, width, **options)


def area(name, label, path, **options):
    """A column of land in mu."""
    return Column(name, label, (path,), form=AREA, width=11, **options)


def code(name, label, path, *schemes, width=12, **options):
    """A column of codes, told by their labels of the day."""

    def read(words):
        return words.codes(schemes).__getitem__

    return Column(name, label, (path,), read, width=width, schemes=schemes, **options)


def choice(name, label, path, choices, width=12, **options):
    """A column of our own fixed words: a TextChoices."""

    def read(words):
        labels = dict(choices.choices)
        return Labels(lambda value: str(labels.get(value, value))).__getitem__

    return Column(name, label, (path,), read, width=width, **options)


def flag(name, label, path, **options):
    """A column of yes and no; nothing where nobody knows."""

    def read(words):
        return {True: _("yes"), False: _("no"), None: ""}.__getitem__

    return Column(name, label, (path,), read, width=7, **options)


def employer(at=""):
    """Where somebody works, as Placement.employer says it; `at` leads to the placement."""

    def read(words):
        return lambda known, written: known or written or ""

    return Column("employer", gettext_lazy("employer"), (f"{at}enterprise__name", f"{at}employer_name"), read, width=24)


def place(name, label, path, digits, width=14, **options):
    """A column of names of divisions; `digits` of the code at the path name it."""

    def read(words):
        return words.places(digits).__getitem__

    return Column(name, label, (path,), read, width=width, **options)
