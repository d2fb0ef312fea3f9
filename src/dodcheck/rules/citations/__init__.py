"""Whether what a claim cites is there: a file, a glob, a name in a file, a commit."""
