"""Whether a file is a valid bill of materials, and as complete as it is asked to be."""
