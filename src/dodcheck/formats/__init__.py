"""Readers for the formats of others (YAML, JSON, TOML, XML), bounded against hostile input."""
