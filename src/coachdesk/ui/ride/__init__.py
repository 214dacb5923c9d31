"""The evening before: one planned session, its stops, and what is taken along on paper."""
