from coachdesk.desk.one_to_one import talk_today
from coachdesk.ui.one_to_one.starting import start
from coachdesk.ui.places import Destination


def test_that_one_act_begins_it_goes_there_and_is_undone(session, store, kary):
    asked = []
    session.asked.connect(lambda *what: asked.append(what))
    start(session, kary)
    talk = talk_today(store, kary, "one-to-one", session.today())
    assert asked == [("go", Destination("one-to-one", talk))]
    assert session.heard == ["One-to-one with Kary begun"]
    start(session, kary)  # it goes on
    assert asked[1:] == asked[:1]
    assert len(session.heard) == 1
    session.undo()
    assert talk_today(store, kary, "one-to-one", session.today()) is None
