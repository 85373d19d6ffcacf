"""What may be answered: determinations, their reasons, and the whole result for one enterprise."""
