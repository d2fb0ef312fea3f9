"""Measurements beside the tools a user would pick instead. Not tests: a shared machine proves nothing about speed."""
