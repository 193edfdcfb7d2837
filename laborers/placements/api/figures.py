"""What is asked of the figures of placements, and how they are told: retention, months worked and income."""

from django.utils.translation import gettext as _
from rest_framework import serializers

from laborers.placements.queries import GROUPS
from xundian.accounts.scope import under
from xundian.kit.asked import PeriodAsked, YearAsked
from xundian.kit.errors import Invalid
from xundian.kit.money import YuanField

DIGITS = {"county": 6, "township": 9, "village": 12}


class RetentionAsked(PeriodAsked):
    """The period in which placements began (this year unless told), the place, and by what they are grouped."""

    group = serializers.ChoiceField(choices=sorted(GROUPS), default="none")


class IncomeAsked(YearAsked):
    """The year (this one unless told), the place, and the level of the lines."""

    level = serializers.ChoiceField(choices=list(DIGITS), default="township")


class RetentionSerializer(serializers.Serializer):
    """One group at one mark; shares in percent, empty while no placement is old enough."""

    key, months = serializers.CharField(), serializers.IntegerField()
    begun, old_enough = serializers.IntegerField(), serializers.IntegerField()
    there, at_work = serializers.IntegerField(), serializers.IntegerField()
    there_percent = serializers.FloatField(allow_null=True)
    at_work_percent = serializers.FloatField(allow_null=True)


class IncomeSerializer(serializers.Serializer):
    """One place in the year: person-months with an estimate or without a known wage are told apart; yuan."""

    place, people, months = serializers.CharField(), serializers.IntegerField(), serializers.IntegerField()
    income, away_income = YuanField(source="income_fen", max_digits=18), YuanField(source="away_fen", max_digits=18)
    months_estimated = serializers.IntegerField(source="guessed")
    months_unknown = serializers.IntegerField(source="unknown")


def asked(kind, request):
    """The query string by the serializer of a figure."""
    serializer = kind(data=request.query_params.dict())
    serializer.is_valid(raise_exception=True)
    return serializer.validated_data


def narrowed(placements, asked):
    """Placements of the division that was asked for, and below; Invalid for no division code."""
    code = asked.get("division", "")
    if code and not (code.isascii() and code.isdigit()):
        raise Invalid(_("This is not a division code."), field="division", code="bad_code")
    return placements.filter(under("division_id", code)) if code else placements
