"""What people and households are found by; written by triggers of the database alone, so that COPY needs nothing.

A word is a kind (one letter) and a piece of text from some place to its end, so that a *beginning* of a word is a part
of the text: c name, y pinyin from each syllable on, s initials, t telephone, f its last four, i last four of the
identity number; of the household h number, e its last four, g village group, a address, T and F telephone; d village.
The functions that make them stand in the migration that made the tables, and nowhere else. Keys are plain: no row here
is ever reached from the record, shown, or kept in a history.
"""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Lookup

# In KB: what newest rows wait in before they are sorted in; each search reads through it.
PENDING = 1024


@models.UUIDField.register_lookup
@models.ForeignKey.register_lookup
class Among(Lookup):
    """`pk__among=[...]`: one of many keys, as one value and not as a thousand."""

    lookup_name = "among"
    prepare_rhs = False

    def get_db_prep_lookup(self, value, connection):
        """An array of UUIDs; a query may stand for it (ARRAY)."""
        return "%s::uuid[]", [[*value]]

    def as_sql(self, compiler, connection):
        """Answered from the key's own index."""
        left, values = self.process_lhs(compiler, connection)
        right, more = self.process_rhs(compiler, connection)
        return f"{left} = ANY({right})", [*values, *more]


@SearchVectorField.register_lookup
class Holds(Lookup):
    """`words__holds="'cma':* & 'f0021'"`: the words satisfy a query in PostgreSQL's notation, taken as it stands."""

    lookup_name = "holds"
    prepare_rhs = False

    def get_db_prep_lookup(self, value, connection):
        """As text, which SQL casts."""
        return "%s::tsquery", [value]

    def as_sql(self, compiler, connection):
        """Answered from the GIN index."""
        left, values = self.process_lhs(compiler, connection)
        right, more = self.process_rhs(compiler, connection)
        return f"{left} @@ {right}", [*values, *more]


class PersonWords(models.Model):
    """The words of one laborer, those of the household among them."""

    laborer_id = models.UUIDField(primary_key=True)
    household_id = models.UUIDField()
    words = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["words"], name="person_words", gin_pending_list_limit=PENDING)]

    def __str__(self):
        return str(self.laborer_id)


class HouseholdWords(models.Model):
    """The words of one household, without its people."""

    household_id = models.UUIDField(primary_key=True)
    words = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["words"], name="household_words", gin_pending_list_limit=PENDING)]

    def __str__(self):
        return str(self.household_id)
