"""The command line: exit 0 done, 1 could not (one sentence on standard error), 2 wrong usage.

Commands are imported when they are called, so that the window does not wait for them.
"""

import sys
from pathlib import Path

from coachdesk.domain.refused import Refused

# name → where the click command is
COMMANDS = {
    "backup": "coachdesk.cli.checking:backup",
    "capture": "coachdesk.cli.capture:capture",
    "check": "coachdesk.cli.checking:check",
    "export": "coachdesk.cli.keeping:export",
    "import-reps": "coachdesk.cli.importing:import_reps",
    "import-results": "coachdesk.cli.importing:import_results",
    "import-requests": "coachdesk.cli.importing:import_requests",
    "info": "coachdesk.cli.keeping:info",
    "merge": "coachdesk.cli.merging:merge",
    "new": "coachdesk.cli.keeping:new",
    "report": "coachdesk.cli.report:report",
    "restore": "coachdesk.cli.checking:restore",
    "roster": "coachdesk.cli.roster:roster",
    "sample": "coachdesk.cli.sample:sample",
    "sync": "coachdesk.cli.merging:sync",
    "week": "coachdesk.cli.week:week",
}
WINDOW = "coachdesk.cli.window:window"


def main() -> None:
    """Runs a command, or opens the window where the first word is none."""
    words = sys.argv[1:]
    try:
        if not words or (len(words) == 1 and words[0] not in COMMANDS and words[0][0:1] != "-"):
            from coachdesk.cli.start import open_window  # noqa: PLC0415 -- without click

            sys.exit(open_window(Path(words[0]) if words else None))
        from coachdesk.cli.group import call  # noqa: PLC0415 -- the window starts without click

        call(words[0])
    except Refused as refused:
        print(refused, file=sys.stderr)  # noqa: T201 -- the sentence that a command owes
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
