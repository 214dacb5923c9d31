"""Open steps: one of them as a row, and the place that lists all of them."""
