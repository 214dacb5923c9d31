"""What a coach does, a module a feature: reads (SQL → frozen values), writes (one transaction)."""
