"""REST resource `selection-rounds`: everything of a round but the casting of ballots."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins
from rest_framework.decorators import action
from rest_framework.response import Response

from trainings.institutions import actions, queries
from trainings.institutions.api import shapes
from trainings.institutions.models import Elector, Institution, RoundCandidate, SelectionRound
from xundian.accounts.access import ScopedViewSet
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import Missing

STEPS = [
    "create", "partial_update", "stand", "withdraw", "members", "remove_member", "slips", "give_slip", "open", "close",
    "cancel", "publish", "finish", "repeat",
]  # fmt: skip


class RoundViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Rounds in which training institutions are chosen by a secret vote (X4); ballots are cast on the voting page."""

    queryset = SelectionRound.objects.select_related("conducted_by")
    serializer_class = shapes.SelectionRoundSerializer
    filterset_fields = ["county", "state"]
    page_order = ("-conference_on", "-id")
    never_kept = ("slips",)
    rights = dict.fromkeys(["list", "retrieve", "ballots"], "rounds.read") | dict.fromkeys(STEPS, "institutions.edit")

    @extend_schema(responses=shapes.SelectionRoundInFull)
    def retrieve(self, request, pk=None):
        """A round with candidates, members and turnout."""
        return self._shown(self.get_object())

    @extend_schema(request=shapes.NewSelectionRound, responses={201: shapes.SelectionRoundInFull})
    def create(self, request):
        """Prepare a round."""
        values = self.read(shapes.NewSelectionRound)
        values["county"] = self.find(Division, values["county"])
        values["institutions"] = [self.find(Institution, pk) for pk in values["institutions"]]
        return self._shown(actions.prepare_round(**values, by=request.user), 201)

    @extend_schema(request=shapes.RoundTerms, responses=shapes.SelectionRoundInFull)
    def partial_update(self, request, pk=None):
        """Change its terms while it is prepared; send If-Match."""
        row = actions.edit_round(
            round=self.get_object(), changes=self.read(shapes.RoundTerms, partial=True), by=request.user,
            expected_version=self.expected_version(),
        )  # fmt: skip
        return self._shown(row)

    @extend_schema(request=shapes.RoundStand, responses=shapes.SelectionRoundInFull)
    @action(detail=True, methods=["post"])
    def stand(self, request, pk=None):
        """One more institution stands."""
        row, firm = self.get_object(), self.find(Institution, self.read(shapes.RoundStand)["institution"])
        actions.add_candidate(round=row, institution=firm, by=request.user)
        return self._shown(row)

    @extend_schema(request=shapes.RoundStand, responses=shapes.SelectionRoundInFull)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """An institution stands no more."""
        row = self.get_object()
        key = self.read(shapes.RoundStand)["institution"]
        actions.remove_candidate(candidate=_own(RoundCandidate, row, institution=key), by=request.user)
        return self._shown(row)

    @extend_schema(request=shapes.NewMembers, responses=shapes.SelectionRoundInFull)
    @action(detail=True, methods=["post"])
    def members(self, request, pk=None):
        """Enter members of the conference."""
        row, members = self.get_object(), self.read(shapes.NewMembers)["members"]
        actions.enter_electors(round=row, members=[(m["name"], m["office"]) for m in members], by=request.user)
        return self._shown(row)

    @extend_schema(request=shapes.RoundMemberKey, responses=shapes.SelectionRoundInFull)
    @action(detail=True, methods=["post"], url_path="remove-member")
    def remove_member(self, request, pk=None):
        """Somebody is no member."""
        row = self.get_object()
        actions.remove_elector(
            elector=_own(Elector, row, pk=self.read(shapes.RoundMemberKey)["member"]), by=request.user
        )
        return self._shown(row)

    @extend_schema(request=shapes.RoundMemberKey, responses=shapes.SelectionRoundInFull)
    @action(detail=True, methods=["post"], url_path="give-slip")
    def give_slip(self, request, pk=None):
        """A member was given a slip, whichever."""
        row = self.get_object()
        actions.give_slip(elector=_own(Elector, row, pk=self.read(shapes.RoundMemberKey)["member"]), by=request.user)
        return self._shown(row)

    @extend_schema(request=shapes.SlipCount, responses=shapes.RoundSlips)
    @action(detail=True, methods=["post"])
    def slips(self, request, pk=None):
        """Issue slips: print the codes, they are told this once and kept nowhere."""
        row = self.get_object()
        codes = actions.issue_slips(round=row, **self.read(shapes.SlipCount), by=request.user)
        return Response({"slips": codes})

    @extend_schema(request=None, responses=shapes.SelectionRoundInFull)
    @action(detail=True, methods=["post"])
    def open(self, request, pk=None):
        """Open the vote."""
        return self._shown(actions.open_voting(round=self.get_object(), by=request.user, on=clock.today()))

    @extend_schema(request=shapes.RoundClose, responses=shapes.SelectionRoundInFull)
    @action(detail=True, methods=["post"])
    def close(self, request, pk=None):
        """Close the vote and count."""
        row, values = self.get_object(), self.read(shapes.RoundClose)
        return self._shown(actions.close_voting(round=row, **values, by=request.user, on=clock.today()))

    @extend_schema(request=shapes.RoundReason, responses=shapes.SelectionRoundInFull)
    @action(detail=True, methods=["post"])
    def cancel(self, request, pk=None):
        """Break it off before there is a count."""
        row, values = self.get_object(), self.read(shapes.RoundReason)
        return self._shown(actions.cancel_round(round=row, **values, by=request.user))

    @extend_schema(request=None, responses=shapes.SelectionRoundInFull)
    @action(detail=True, methods=["post"])
    def publish(self, request, pk=None):
        """Publish the result for objections."""
        return self._shown(actions.publish_round(round=self.get_object(), by=request.user, on=clock.today()))

    @extend_schema(request=shapes.FinalDays, responses=shapes.SelectionRoundInFull)
    @action(detail=True, methods=["post"])
    def finish(self, request, pk=None):
        """Make the shortlist the final list."""
        row, values = self.get_object(), self.read(shapes.FinalDays)
        return self._shown(actions.finish_round(round=row, **values, by=request.user, on=clock.today()))

    @extend_schema(request=shapes.RoundRepeat, responses={201: shapes.SelectionRoundInFull})
    @action(detail=True, methods=["post"])
    def repeat(self, request, pk=None):
        """Prepare the round that takes the place of this one."""
        row, values = self.get_object(), self.read(shapes.RoundRepeat)
        return self._shown(actions.repeat_round(round=row, **values, by=request.user), 201)

    @extend_schema(responses=shapes.PublishedBallot(many=True), filters=False)
    @action(detail=True, pagination_class=None)
    def ballots(self, request, pk=None):
        """The ballots of a counted round, by receipt: anybody can count them again."""
        rows = [{"receipt": receipt, "choices": choices} for receipt, choices in queries.ballots_of(self.get_object())]
        return Response(shapes.PublishedBallot(rows, many=True).data)

    def _shown(self, row, status=200):
        self.serializer_class = shapes.SelectionRoundInFull
        return self.answered(row, status)


def _own(model, round, **key):
    row = model.objects.filter(round=round, **key).first()
    if row is None:
        raise Missing
    return row


ROUTES = [("selection-rounds", RoundViewSet)]
