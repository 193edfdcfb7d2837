"""REST resource `messages`: the caller's own inbox."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from xundian.accounts.access import ScopedViewSet
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer
from xundian.messages import actions, queries
from xundian.messages.models import Message


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


ROUTES = [("messages", MessageViewSet)]
