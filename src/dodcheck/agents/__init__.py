"""Answers for agents that work in a repository, and the server that gives them: it reads, and changes nothing."""
