"""The Call place: before, live, ended, curbside; and a call written down from memory."""
