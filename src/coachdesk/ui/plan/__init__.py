"""Planning a ride-along, and saying how it ended: lines that open in place."""
