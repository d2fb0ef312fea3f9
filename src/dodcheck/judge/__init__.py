"""Criteria, bindings and a snapshot to a report: the whole engine."""
