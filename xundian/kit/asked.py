"""What is asked of a figure: of which year or period, and of which place."""

from django.utils.translation import gettext as _
from rest_framework import serializers

from xundian.kit import clock
from xundian.kit.errors import Invalid
from xundian.kit.serializers import StrictSerializer


class YearAsked(StrictSerializer):
    """The year (this one unless told) and the place."""

    year = serializers.IntegerField(min_value=2000, max_value=2100, required=False)
    division = serializers.CharField(required=False, max_length=12)

    def validate(self, attrs):
        """This year unless told."""
        return {"year": clock.today().year} | attrs


class PeriodAsked(StrictSerializer):
    """The period (this year unless told) and the place."""

    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)
    division = serializers.CharField(required=False, max_length=12)

    def validate(self, attrs):
        """This year up to today; the first day before the last."""
        today = clock.today()
        found = {"since": today.replace(month=1, day=1), "until": today} | attrs
        if found["until"] < found["since"]:
            raise Invalid(_("The last day is before the first. Correct one of them."), field="until", code="days")
        return found
