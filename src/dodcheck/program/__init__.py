"""From a snapshot to the program: which documents there are, and what they say."""
