"""What is done with a goal from its place: at once, said in a line, and undone by one press."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from coachdesk.desk import goals as desk
from coachdesk.desk.audience import choose_audience
from coachdesk.desk.checkpoints import (
    Checkpoint,
    add_checkpoint,
    delete_checkpoint,
    restore_checkpoint,
)
from coachdesk.desk.roster import Rep
from coachdesk.domain.audience import Audience, next_audience
from coachdesk.domain.changes import Changes
from coachdesk.domain.days import said
from coachdesk.domain.goals import Goal, Party
from coachdesk.ui.session import Session


class Deeds:
    """Writes for the place of the goals."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def agree(self, goal: Goal, who: Party, rep: Rep) -> None:
        """One of the two agrees, or takes that back."""
        agreed = (goal.rep_agreed_on if who == "rep" else goal.coach_agreed_on) is None
        if self._session.do(desk.agree_goal, goal_id=goal.id, who=who, agreed=agreed):
            name = rep.first_name if who == "rep" else "You"
            verb = "agrees" if who == "rep" else "agree"
            words = f"{name} {verb}" if agreed else f"{name} no longer {verb}"
            shared = f": for {rep.first_name} from now on" if who == "rep" and agreed else ""
            self._say(words + shared, goal)

    def share(self, table: str, id: str, audience: Audience) -> None:
        """Choose for whom a goal or a checkpoint is."""
        self._session.do(choose_audience, table=table, id=id, audience=audience)

    def share_next(self, goal: Goal) -> None:
        """As a press on its mark does."""
        self.share("goal", goal.id, next_audience(goal.audience))

    def reach(self, goal: Goal, recheck_on: date) -> None:
        """It is reached, or still holds, and is looked at again on a day."""
        if self._session.do(desk.reach_goal, goal_id=goal.id, recheck_on=recheck_on):
            self._say(f"Looked at again {said(recheck_on, self._session.today())}", goal)

    def resume(self, goal: Goal) -> None:
        """Both work on it again."""
        if self._session.do(desk.resume_goal, goal_id=goal.id):
            self._say("Worked on again", goal)

    def end(self, goal: Goal, facts: dict[str, Any]) -> bool:
        """It is done with."""
        done = self._session.do(desk.end_goal, goal_id=goal.id, **facts)
        if done:
            self._say(f"Goal {facts['outcome']}", goal)
        return done is not None

    def change(self, goal: Goal, was: dict[str, str], facts: dict[str, Any], rep: Rep) -> bool:
        """It is said anew, and agreed on anew."""
        done = self._session.do(desk.change_goal, goal_id=goal.id, was=was, **facts)
        if done:
            asks = f": {rep.first_name} has to agree again" if goal.rep_agreed_on else ""
            self._say(f"Goal changed{asks}", goal)
        return done is not None

    def take_back(self, goal_id: str) -> None:
        """It was never proposed."""
        self._session.do(desk.delete_goal, goal_id=goal_id)

    def delete(self, goal: Goal) -> None:
        """It was never meant."""
        if self._session.do(desk.delete_goal, goal_id=goal.id):
            undo = partial(self._undo, desk.restore_goal, goal_id=goal.id)
            self._session.say("Goal deleted", undo)

    def check(self, goal: Goal, facts: dict[str, Any]) -> bool:
        """Keep how far it is."""
        return self._session.do(add_checkpoint, goal=goal, **facts) is not None

    def drop(self, checkpoint: Checkpoint) -> None:
        """Take a checkpoint away."""
        if self._session.do(delete_checkpoint, checkpoint_id=checkpoint.id):
            undo = partial(self._undo, restore_checkpoint, checkpoint=checkpoint)
            self._session.say("Checkpoint taken away", undo)

    def _say(self, words: str, goal: Goal) -> None:
        """Tell it, with the way back to how the goal stood before."""
        self._session.say(words, partial(self._undo, desk.put_goal_back, goal=goal))

    def _undo(self, write: Callable[..., Changes], **facts: Any) -> None:
        self._session.do(write, **facts)
