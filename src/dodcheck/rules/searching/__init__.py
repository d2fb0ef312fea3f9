"""How the lines of files are searched: the kind `text`, and what else looks for words."""
