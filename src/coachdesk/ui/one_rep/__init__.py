"""One rep's view: the shared record of one rep, and no way that leads elsewhere."""
