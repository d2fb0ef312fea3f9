"""Which rule decides which criterion: the rules file, inline comments, recognition."""
