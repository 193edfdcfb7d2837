"""Logs stay small without the writer noticing."""

from xundian.server import logs


def test_a_large_log_is_moved_and_its_writer_goes_on(tmp_path):
    path = tmp_path / "web.log"
    with open(path, "ab", buffering=0) as writer:
        writer.write(b"old\n" * 100)
        assert logs.rotate(tmp_path, largest=50) == ["web.log"]
        writer.write(b"new\n")
    assert path.read_bytes() == b"new\n"
    assert (tmp_path / "web.log.1").read_bytes() == b"old\n" * 100


def test_only_the_last_three_are_kept(tmp_path):
    path = tmp_path / "web.log"
    for number in range(6):
        path.write_text(f"{number}" * 100)
        logs.rotate(tmp_path, largest=50)
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "web.log",
        *(f"web.log.{n}" for n in (1, 2, 3)),
    ]
    assert (tmp_path / "web.log.3").read_text() == "3" * 100


def test_a_small_log_stays(tmp_path):
    (tmp_path / "web.log").write_text("small")
    assert logs.rotate(tmp_path, largest=50) == []


def test_a_follower_gives_whole_lines_across_a_rotation(tmp_path):
    path = tmp_path / "web.log"
    path.write_text("before\n")
    follower = logs.Follower(path)
    with open(path, "a") as writer:
        writer.write("one\ntw")
        writer.flush()
        assert follower.lines() == ["one"]
        writer.write("o\n")
        writer.flush()
        assert follower.lines() == ["two"]
        logs.rotate(tmp_path, largest=1)
        writer.write("three\n")
    assert follower.lines() == ["three"]


def test_since_gives_everything_when_the_file_was_emptied_meanwhile(tmp_path):
    path = tmp_path / "web.log"
    path.write_text("abc")
    assert logs.since(path, 1) == "bc"
    assert logs.since(path, 99) == "abc"
    assert logs.since(tmp_path / "absent.log", 0) == ""
