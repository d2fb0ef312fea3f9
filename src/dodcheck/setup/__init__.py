"""Writes dodcheck.yml: for a repository that has none, and again where a statement was edited."""
