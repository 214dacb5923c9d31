"""The Progress place: charts of coaching history, one page for a rep and one for the team."""
