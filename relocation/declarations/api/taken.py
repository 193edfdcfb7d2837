"""What the steps of a declaration take."""

from rest_framework import serializers

from relocation.declarations import queries
from relocation.declarations.states import Condition, Finding, Ground
from xundian.kit.errors import Missing
from xundian.kit.serializers import StrictSerializer


class DeclarationChanges(StrictSerializer):
    """What may be put right before it is decided; `claims` are all conditions claimed from now on."""

    persons = serializers.IntegerField(required=False)
    site = serializers.UUIDField(required=False, allow_null=True)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)
    claims = serializers.DictField(
        child=serializers.CharField(max_length=500), required=False, help_text="Code of a condition: what shows it."
    )


class NewDeclaration(DeclarationChanges):
    """What declaring takes; without `persons`, as many as the registry counts."""

    id = serializers.UUIDField(required=False)
    household = serializers.UUIDField()
    claims = serializers.DictField(child=serializers.CharField(max_length=500))
    declared_on = serializers.DateField(required=False)


class StepWords(StrictSerializer):
    """Words that go with a step, if any."""

    words = serializers.CharField(source="words_said", max_length=500, required=False, allow_blank=True)


class ConditionLook(StrictSerializer):
    """One look at a condition; photos (SHA-256) only where one likes."""

    condition = serializers.ChoiceField(choices=Condition.choices)
    finding = serializers.ChoiceField(choices=Finding.choices)
    found = serializers.CharField(max_length=500)
    checked_on = serializers.DateField()
    party = serializers.CharField(max_length=200, required=False, allow_blank=True)
    photos = serializers.ListField(child=serializers.CharField(max_length=64), required=False)


class DeclarationConfirming(StepWords):
    """For which site, and how many persons were found; left out, as declared."""

    site = serializers.UUIDField(required=False, allow_null=True)
    persons = serializers.IntegerField(required=False)


class DeclarationRefusal(StrictSerializer):
    """Why, by ground and in words to the household."""

    ground = serializers.ChoiceField(choices=Ground.choices)
    words = serializers.CharField(source="words_said", max_length=1000)


class NewAppeal(StrictSerializer):
    """What the household says, and when it came."""

    id = serializers.UUIDField(required=False)
    words = serializers.CharField(source="words_said", max_length=1000)
    filed_on = serializers.DateField(required=False)


def site_of(user, pk):
    """The site with that key in the user's county; Missing otherwise."""
    site = queries.sites_for(user).filter(pk=pk).first()
    if site is None:
        raise Missing
    return site
