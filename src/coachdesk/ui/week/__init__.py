"""The Week: seven days with what is planned in them, the budget, and whom to plan next."""
