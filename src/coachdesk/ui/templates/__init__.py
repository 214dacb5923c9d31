"""Templates: the lists a coach makes their own, beside the skills."""
