"""SPDX 3.0.1 as JSON-LD: a graph of elements, whose context is known and never fetched."""
