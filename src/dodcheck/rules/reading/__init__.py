"""How a rule finds the files it names, reads them, and says why it could not."""
