"""The world's fault, said to a person."""


class Refused(Exception):
    """Something could not be done, and nothing was changed.

    Its text is one plain sentence that says what, where and what to do; the command line
    prints it and exits 1, the window shows it in place. Anything else that is raised is ours.
    """
