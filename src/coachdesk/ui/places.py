"""Where one can be in the window, and how to say that one wants to go there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Destination:
    """A screen by its place, and what to show there."""

    place: str
    id: str | None = None
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A screen of the window. `screen` is imported when it is first shown."""

    name: str
    title: str
    screen: str
    rail: str | None = None  # the rail's button that is lit while one is here
    digit: int | None = None  # Ctrl+digit goes here, fixed by place: 1 is Week's, 5 is Me's
    icon: str = ""


# Into one rep's view and, where no key is shown, out of it.
ONE_REP_KEY = "Ctrl+Shift+R"
DAY_KEY = "Ctrl+D"  # to the day that a rep's page or a curbside is about

PLACES = (
    Place("week", "Week", "coachdesk.ui.week.screen:WeekScreen", "week", 1, "week"),
    Place("team", "Team", "coachdesk.ui.team.screen:TeamScreen", "team", 2, "team"),
    Place("call", "Call", "coachdesk.ui.call.screen:CallScreen", "call", 3, "call"),
    Place(
        "progress", "Progress", "coachdesk.ui.progress.screen:ProgressScreen", "progress", 4,
        "progress",
    ),
    Place("rep", "Rep", "coachdesk.ui.rep.screen:RepScreen", "team"),
    Place("ride", "Session", "coachdesk.ui.ride.screen:RideScreen", "team"),
    Place("preparation", "Preparation",
          "coachdesk.ui.templates.preparation:PreparationScreen"),
    Place("questions", "Questions", "coachdesk.ui.templates.questions:QuestionsScreen"),
    Place("report sections", "Report sections",
          "coachdesk.ui.templates.sections:SectionsScreen"),
    Place("importing", "Bring in", "coachdesk.ui.importing.screen:ImportingScreen", "team"),
    Place("calendar-in", "Calendar in", "coachdesk.ui.calendar.in_screen:CalendarInScreen",
          "week"),
    Place("calendar-out", "Calendar out", "coachdesk.ui.calendar.out_screen:CalendarOutScreen",
          "week"),
    Place("copies", "Copies", "coachdesk.ui.copies.screen:CopiesScreen"),
    Place("focus", "Focus plan", "coachdesk.ui.focus.screen:FocusScreen", "team"),
    Place("goals", "Goals", "coachdesk.ui.goals.screen:GoalsScreen", "team"),
    Place("steps", "Open steps", "coachdesk.ui.step.screen:StepsScreen", "team"),
    Place("numbers", "Numbers", "coachdesk.ui.numbers.screen:NumbersScreen", "progress"),
    Place("who next", "Whom to coach next", "coachdesk.ui.who_next.settings:SettingsScreen",
          "team"),
    Place("requests", "Requests for coaching", "coachdesk.ui.who_next.requests:RequestsScreen",
          "team"),
    Place("one rep", "One rep’s view", "coachdesk.ui.one_rep.screen:OneRepScreen", "team"),
    Place("one-to-one", "One-to-one", "coachdesk.ui.one_to_one.screen:OneToOneScreen", "team"),
    Place("records", "Records", "coachdesk.ui.records.screen:RecordsScreen", "team"),
    Place("held", "Everything held", "coachdesk.ui.records.held:HeldScreen", "team"),
    Place("day", "Day", "coachdesk.ui.day.screen:DayScreen", "call"),
    Place("leaving", "Leaving", "coachdesk.ui.records.leaving:LeavingScreen", "team"),
    Place("report", "Field coaching report", "coachdesk.ui.report.screen:ReportScreen", "team"),
    Place("skills", "Skills", "coachdesk.ui.skills.screen:SkillsScreen"),
)  # fmt: skip
