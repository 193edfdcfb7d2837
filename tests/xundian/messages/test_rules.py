"""The pure parts of messages."""

from xundian.messages.rules import filled, plainly, signature

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BODY = b'{"test": 2432232314}'


def test_it_signs_like_the_published_example_of_standard_webhooks():
    signed = signature(secret=SECRET, id="msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp="1614265330", body=BODY)
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_another_body_time_or_id_has_another_signature():
    given = {"secret": SECRET, "id": "m1", "timestamp": "1614265330", "body": BODY}
    others = [{"id": "m2"}, {"timestamp": "1614265331"}, {"body": BODY + b" "}, {"secret": "plain words"}]
    assert len({signature(**given), *(signature(**given | other) for other in others)}) == 5


def test_a_value_that_was_left_out_shows_as_a_dash():
    assert filled("Due: %(due)s of %(all)s.", {"due": 3}) == "Due: 3 of –."


def test_values_without_a_text_are_shown_plainly():
    assert plainly({"rows": 3, "batch": "b"}) == "batch: b, rows: 3"
