"""What a debrief has folded away: the same parts on the curbside and in the day's debrief."""
