"""Enterprises with what follow-up tells of them: the read crosses rooms, so that it lies above them."""

from datetime import timedelta

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers import journeys
from laborers.enterprises import api as enterprises
from xundian.kit import clock

YEAR = timedelta(days=365)
COUNTS = ("employer_visits", "people_visits", "at_employer", "of_people", "difficulties", "confidential")


class FollowUpCount(serializers.Serializer):
    """How often something was found; `open` counts what is not solved yet."""

    code, label = serializers.CharField(), serializers.CharField()
    count, open = serializers.IntegerField(), serializers.IntegerField()


class FollowUpCounts(serializers.Serializer):
    """Counts of a year: findings of visits to the enterprise, bad answers of its people, and their difficulties."""

    since = serializers.DateField()
    employer_visits, people_visits = serializers.IntegerField(), serializers.IntegerField()
    at_employer, of_people = FollowUpCount(many=True), FollowUpCount(many=True)
    difficulties = FollowUpCount(many=True)
    confidential = serializers.IntegerField()


class EnterpriseProblems(enterprises.EnterpriseViewSet):
    """Employers and intermediaries the county works with (X2.2-3), with what follow-up tells of them."""

    rights = enterprises.EnterpriseViewSet.rights | {"problems": "employers.read"}

    @extend_schema(responses=FollowUpCounts)
    @action(detail=True)
    def problems(self, request, pk=None):
        """Problems of the last year, as counts and kinds: no names, of confidential difficulties their number alone."""
        since = clock.today() - YEAR
        found = journeys.problems_of(self.get_object(), request.user, since)
        self.answered_with = None
        body = {"since": since} | {name: getattr(found, name) for name in COUNTS}
        return Response(FollowUpCounts(body).data)
