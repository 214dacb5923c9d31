"""`python -m coachdesk` is the command line."""

from coachdesk.cli import main

main()
