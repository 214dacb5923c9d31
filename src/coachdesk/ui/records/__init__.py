"""A rep who leaves, what is held about a rep, and how long it is kept."""
