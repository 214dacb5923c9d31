"""A rep's page: what is owed, how the focus skills go, and what has happened."""
