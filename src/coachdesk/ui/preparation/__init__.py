"""What is prepared for a ride-along: the two lists, made one's own."""
