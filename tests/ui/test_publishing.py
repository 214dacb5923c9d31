import pytest

from coachdesk.desk.call import end_call
from coachdesk.desk.newfile import new_dataset
from coachdesk.desk.roster import add_rep
from coachdesk.store.home import Home
from coachdesk.store.identity import identify
from coachdesk.store.opening import adopt
from coachdesk.store.publish import publish
from coachdesk.store.store import Store
from coachdesk.ui.places import Destination
from coachdesk.ui.publishing import Publisher, Timing
from coachdesk.ui.running import running
from coachdesk.ui.session import Session
from tests.builders import a_call, a_rep

AT_ONCE = Timing(quiet=0.01, share=0, in_call=0.01, look=0.01, again=0.05)
LATER = Timing(quiet=60, share=0, in_call=600, look=0.01, again=60)


@pytest.fixture
def opened(home, clock):
    store = new_dataset(Home.find(), clock())
    yield store
    store.close()


@pytest.fixture
def session(qapp, opened, clock, tmp_path):
    return Session(opened, clock, file=tmp_path / "My team.coachdesk")


@pytest.fixture
def publisher(qtbot, session):
    made = []

    def make(timing):
        made.append(Publisher(session, lambda: running(session) is not None, timing))
        return made[-1]

    yield make
    for one in made:
        with qtbot.waitCallback() as finished:
            one.finish(finished)


def names_in(file):
    store = Store(file, None)
    names = [name for (name,) in store.rows("SELECT name FROM rep ORDER BY name")]
    store.close()
    return names


def until(qtbot, publisher, state):
    qtbot.waitUntil(lambda: publisher.saving.state == state)


def test_that_a_change_is_published_after_a_while(qtbot, session, publisher):
    one = publisher(AT_ONCE)
    session.do(add_rep, name="Ann")
    assert one.saving.state == "here"
    until(qtbot, one, "in")
    assert names_in(session.file) == ["Ann"]
    assert one.saving.at == identify(session.file).published_at


def test_that_nothing_is_published_before_its_time(qtbot, session, publisher):
    one = publisher(LATER)
    session.do(add_rep, name="Ann")
    assert one._timer.remainingTime() > 50_000
    assert not session.file.exists()


def test_that_publishing_takes_no_more_than_its_share_of_the_time(qtbot, session, publisher):
    one = publisher(Timing(quiet=0.01, share=20_000, look=60))
    one.publish()
    until(qtbot, one, "in")
    session.do(add_rep, name="Ann")
    assert one._timer.remainingTime() > 1000


def test_that_a_call_is_published_less_often_and_at_its_end(qtbot, session, publisher, clock):
    one = publisher(LATER)
    call = a_call(session.store, a_rep(session.store))
    session.notice_others()
    assert one._timer.remainingTime() > 500_000
    session.do(end_call, call_id=call)
    until(qtbot, one, "in")


def test_that_what_stands_in_the_way_is_said_and_tried_again(qtbot, session, publisher):
    one = publisher(AT_ONCE)
    session.file = one._file = session.file.parent / "gone" / "My team.coachdesk"
    session.do(add_rep, name="Ann")
    until(qtbot, one, "failed")
    assert "gone" in one.saving.why
    session.file.parent.mkdir()
    until(qtbot, one, "in")
    assert names_in(session.file) == ["Ann"]


def test_that_closing_publishes_what_is_left(qtbot, session, publisher):
    one = publisher(LATER)
    session.do(add_rep, name="Ann")
    with qtbot.waitCallback() as finished:
        one.finish(finished)
    assert names_in(session.file) == ["Ann"]


def test_that_what_another_process_wrote_is_noticed_and_published(qtbot, session, publisher, clock):
    one = publisher(AT_ONCE)
    one.publish()
    until(qtbot, one, "in")
    other = session.store.again()
    add_rep(other, clock(), name="Ann")
    other.close()
    qtbot.waitUntil(lambda: names_in(session.file) == ["Ann"])


@pytest.fixture
def carried(session, clock, tmp_path):
    """Makes a copy of the file with which another machine went on: it has Ann."""

    def carried():
        newer = tmp_path / "copy.coachdesk"
        newer.write_bytes(session.file.read_bytes())
        theirs = adopt(Home.at(tmp_path / "other"), newer, session.now())
        add_rep(theirs, clock(), name="Ann")
        publish(theirs, newer, clock())
        theirs.close()
        return newer

    return carried


def names(session):
    return [name for (name,) in session.store.rows("SELECT name FROM rep ORDER BY name")]


def test_that_a_newer_copy_put_in_place_of_the_file_is_taken_in(qtbot, session, publisher, carried):
    one = publisher(AT_ONCE)
    one.publish()
    until(qtbot, one, "in")
    newer = carried()
    by = identify(newer).published_by
    asked = []
    session.asked.connect(lambda *what: asked.append(what))
    with qtbot.waitSignal(session.said) as said:
        newer.replace(session.file)
    words, undo, show = said.args
    assert words == f"1 change from {by}"
    assert names(session) == ["Ann"]
    show()
    assert asked == [("go", Destination("copies", step="last"))]
    undo()
    assert names(session) == []


def test_that_nothing_comes_in_and_nothing_is_said_while_a_call_is_live(
    qtbot, session, publisher, carried, clock
):
    one = publisher(AT_ONCE)
    one.publish()
    until(qtbot, one, "in")
    newer = carried()
    call = a_call(session.store, a_rep(session.store, "Bo"))
    session.notice_others()
    qtbot.waitUntil(lambda: names_in(session.file) == ["Bo"])
    newer.replace(session.file)
    with qtbot.assertNotEmitted(session.said):
        session.do(add_rep, name="Cem")
        qtbot.waitUntil(lambda: one._running is not None)
        qtbot.waitUntil(lambda: one._running is None)
    assert names(session) == ["Bo", "Cem"]
    assert names_in(session.file) == ["Ann"]
    assert one.saving.state == "here"
    with qtbot.waitSignal(session.said):
        session.do(end_call, call_id=call)
    assert names(session) == ["Ann", "Bo", "Cem"]
    until(qtbot, one, "in")
    assert names_in(session.file) == ["Ann", "Bo", "Cem"]


def test_that_a_file_that_has_gone_is_written_again_only_when_asked(qtbot, session, publisher):
    one = publisher(AT_ONCE)
    one.publish()
    until(qtbot, one, "in")
    with qtbot.waitSignal(one.lost_file):
        session.file.unlink()
    session.do(add_rep, name="Ann")
    assert not one._timer.isActive()
    one.publish()
    qtbot.waitUntil(session.file.exists)
    assert names_in(session.file) == ["Ann"]
