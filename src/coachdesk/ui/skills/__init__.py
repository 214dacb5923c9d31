"""Skills: the set the coach watches, and the behaviour that each level means."""
