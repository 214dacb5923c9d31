"""The focus plan: who works on what in a period, and to what purpose."""
