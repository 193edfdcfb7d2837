"""REST resources `messages`, the caller's own inbox, and `outgoing-messages`, the office's care for what leaves it."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from xundian.accounts.access import ScopedViewSet
from xundian.kit import clock
from xundian.kit.models import OutboxMessage
from xundian.kit.serializers import StrictModelSerializer
from xundian.messages import actions, queries
from xundian.messages.models import Message
from xundian.messages.states import WAYS


class MessageSerializer(StrictModelSerializer):
    """A message in the reader's language; `values` are its numbers, days and ids, `link` leads to what it is about."""

    title = serializers.SerializerMethodField()
    text = serializers.SerializerMethodField()
    values = serializers.DictField(read_only=True)

    class Meta:
        model = Message
        fields = ["id", "kind", "title", "text", "values", "link", "sent_at", "read_at"]
        read_only_fields = fields

    def get_title(self, row) -> str:
        """The kind in a few words."""
        return queries.in_words(row)[0]

    def get_text(self, row) -> str:
        """The message in words."""
        return queries.in_words(row)[1]


class ReadCount(serializers.Serializer):
    """How many messages were marked as read."""

    read = serializers.IntegerField()


class MessageFilter(filters.FilterSet):
    """Filters of the inbox."""

    unread = filters.BooleanFilter(field_name="read_at", lookup_expr="isnull", help_text="Not read yet.")
    kind = filters.CharFilter()

    class Meta:
        model = Message
        fields = ["unread", "kind"]


class MessageViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """The caller's own messages, newest first; nobody sees another's."""

    queryset = Message.objects.all()
    serializer_class = MessageSerializer
    filterset_class = MessageFilter
    rights = dict.fromkeys(["list", "retrieve", "read", "read_all"], "messages.read")

    def get_queryset(self):
        """The caller's inbox: a message belongs to a person, not to a place."""
        return queries.inbox(self.request.user)

    @extend_schema(request=None, responses=MessageSerializer)
    @action(detail=True, methods=["post"])
    def read(self, request, pk=None):
        """Mark it as read; a second time changes nothing."""
        message = self.get_object()
        actions.mark_read(user=request.user, message=message, at=clock.now())
        message.refresh_from_db()
        return Response(MessageSerializer(message).data)

    @extend_schema(request=None, responses=ReadCount)
    @action(detail=False, methods=["post"], url_path="read-all")
    def read_all(self, request):
        """Mark all as read."""
        return Response({"read": actions.mark_read(user=request.user, at=clock.now())})


class OutgoingSerializer(StrictModelSerializer):
    """A message on its way: how it goes (`topic`, `way`), what kind it is, to whom, and what the last try came to."""

    way = serializers.SerializerMethodField()
    kind = serializers.SerializerMethodField()
    title = serializers.SerializerMethodField()
    recipient = serializers.UUIDField(source="to", allow_null=True, read_only=True, help_text="None for a group.")
    state_label = serializers.CharField(source="get_state_display", read_only=True)

    class Meta:
        model = OutboxMessage
        fields = [
            "id", "topic", "way", "kind", "title", "recipient", "state", "state_label", "attempts", "created_at",
            "available_at", "sent_at", "last_error",
        ]  # fmt: skip
        read_only_fields = fields

    def get_way(self, row) -> str:
        """The way in words."""
        return queries.titled(row)[0]

    def get_kind(self, row) -> str:
        """The word for the kind of message."""
        return row.payload.get("kind", "")

    def get_title(self, row) -> str:
        """The kind in a few words."""
        return queries.titled(row)[1]


class SentAgain(serializers.Serializer):
    """How many messages are tried again."""

    sent_again = serializers.IntegerField()


class OutgoingFilter(filters.FilterSet):
    """Filters of what leaves the house."""

    state = filters.ChoiceFilter(choices=queries.STATES)
    topic = filters.ChoiceFilter(choices=list(WAYS.items()))

    class Meta:
        model = OutboxMessage
        fields = ["state", "topic"]


class OutgoingViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Messages to people in the caller's place, newest first: waiting, sent, given up after ten tries (`dead`)."""

    queryset = OutboxMessage.objects.all()
    serializer_class = OutgoingSerializer
    filterset_class = OutgoingFilter
    rights = {
        "list": "audit.read", "retrieve": "audit.read", "send_again": "users.edit", "send_all_again": "users.edit",
    }  # fmt: skip

    def get_queryset(self):
        """The outbox has no place of its own: a message lies where its recipient does."""
        return queries.outgoing(self.request.user)

    @extend_schema(request=None, responses=OutgoingSerializer)
    @action(detail=True, methods=["post"], url_path="send-again")
    def send_again(self, request, pk=None):
        """Ten more tries for one that was given up; 409 for any other."""
        row = self.get_object()
        actions.retry(message=row, by=request.user, at=clock.now())
        return Response(OutgoingSerializer(self.get_queryset().get(pk=row.pk)).data)

    @extend_schema(request=None, responses=SentAgain)
    @action(detail=False, methods=["post"], url_path="send-all-again")
    def send_all_again(self, request):
        """The same for all that were given up."""
        return Response({"sent_again": actions.retry_all(by=request.user, at=clock.now())})


ROUTES = [("messages", MessageViewSet), ("outgoing-messages", OutgoingViewSet)]
