from datetime import date

from coachdesk.domain.agenda import calls_said, month_said, quota_said
from coachdesk.domain.figures import MonthResults, Quota
from coachdesk.domain.periods import Period


def test_that_what_is_not_known_is_not_said():
    assert calls_said(0) == ""
    assert calls_said(2) == "2 coaching calls"
    october = date(2026, 10, 1)
    assert month_said(MonthResults(october, 3, 2, 41200)) == "October won 3, lost 2, 41,200"
    assert month_said(MonthResults(october, value=0)) == "October 0"


def test_that_a_quota_is_named_by_its_months():
    october = Period(date(2026, 10, 1), date(2026, 10, 31))
    quarter = Period(date(2026, 10, 1), date(2026, 12, 31))
    assert quota_said(Quota(october, 104.4)) == "quota of October 104\u00a0%"
    assert quota_said(Quota(quarter, 96)) == "quota of October to December 96\u00a0%"
