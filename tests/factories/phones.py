"""A phone that reads: it keeps rows as the app does, and asks for changes, snapshots and verification over HTTP."""

import gzip
import json
import uuid

from rest_framework.test import APIClient

from xundian.kit import clock
from xundian.sync import actions
from xundian.sync.entities import ENTITIES
from xundian.sync.queries.verify import buckets

SYNC = "/api/v1/sync/"


class ReadingPhone:
    """A registered phone of an officer with what it holds: `rows` by (entity, id), and its cursor."""

    def __init__(self, user):
        self.user, self.rows, self.cursor, self.bytes = user, {}, "", b""
        made = actions.register_device(user=user, name="test", app_version="1", at=clock.now())
        self.device, self.token, self.deposit = made.device, made.token, made.deposit
        self.client = APIClient()
        self.client.credentials(HTTP_AUTHORIZATION=f"Bearer {made.token}", HTTP_ACCEPT_ENCODING="gzip")

    def ask(self, path, body=None, **query):
        """(status, JSON) of an answer; all bytes of all answers are kept in `bytes`, unpacked."""
        address = SYNC + path
        answer = self.client.get(address, query) if body is None else self.client.post(address, body)
        plain = gzip.decompress(answer.content) if answer.get("Content-Encoding") == "gzip" else answer.content
        self.bytes += plain
        self.packed = len(answer.content)
        return answer.status_code, json.loads(plain)

    def snapshot(self, **query):
        """Replace what it holds; the number of requests it took."""
        kept, cursor, requests = {}, "", 0
        while cursor is not None:
            status, page = self.ask("snapshot", cursor=cursor, **query)
            assert status == 200, page
            kept |= {(each["entity"], each["id"]): each for each in page["items"]}
            cursor, requests = page["next_cursor"], requests + 1
        self.rows, self.cursor = kept, page["sync_cursor"]
        return requests

    def page(self, limit=500):
        """The items of one page of changes, taken over."""
        status, page = self.ask("changes", cursor=self.cursor, limit=limit)
        assert status == 200, page
        for item in page["items"]:
            key = (item["entity"], item["id"])
            if item["op"] == "upsert":
                self.rows[key] = item
            else:
                self.rows.pop(key, None)
        self.cursor, self.more = page["next_cursor"], page["has_more"]
        return page["items"]

    def pull(self, limit=500):
        """All changes since the cursor."""
        items = self.page(limit)
        while self.more:
            items += self.page(limit)
        return items

    def said(self, items):
        """{(op, entity)} of some items."""
        return {(item["op"], item["entity"]) for item in items}

    def verify(self, **told):
        """(status, JSON) of the comparison of what it holds."""
        held = buckets((entity, uuid.UUID(pk), row["version"]) for (entity, pk), row in self.rows.items())
        body = {
            entity: {name: {"count": count, "sha256": digest} for name, (count, digest) in its.items()}
            for entity, its in held.items()
        }
        return self.ask("verify", {"entities": {name: body.get(name, {}) for name in ENTITIES}} | told)

    def data(self, entity):
        """The data of its rows of an entity."""
        return [row["data"] for (name, _pk), row in self.rows.items() if name == entity]
