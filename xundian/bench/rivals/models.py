"""The table that import-export fills: the form's columns as a Django model usually has them, plain and unsealed."""

from django.db import models

from xundian.demo.workbook import COLUMNS
from xundian.divisions.models import Division

FIELDS = (
    "serial", "township", "village", "group", "household", "head", "name", "relation", "sex", "identity", "ethnic",
    "education", "health", "labour_skill", "phone", "category", "status", "reason", "place", "employer", "months",
    "wage", "intention", "training_wish", "expected_wage", "care_duty", "surveyed_on", "surveyor",
)  # fmt: skip
HEADERS = dict(zip(FIELDS, COLUMNS, strict=True))


class Person(models.Model):
    """One row of the form."""

    division = models.ForeignKey(Division, models.PROTECT, null=True, related_name="+")
    identity = models.CharField(max_length=18, unique=True)
    household = models.CharField(max_length=30, db_index=True)
    months = models.PositiveSmallIntegerField(null=True)
    wage = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    expected_wage = models.DecimalField(max_digits=9, decimal_places=2, null=True)
    surveyed_on = models.DateField()

    def __str__(self):
        return self.identity


for _name in FIELDS:
    if not any(_field.name == _name for _field in Person._meta.local_fields):
        Person.add_to_class(_name, models.CharField(max_length=100, blank=True))
