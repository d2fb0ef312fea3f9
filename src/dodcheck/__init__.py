"""dodcheck: your Definition of Done, executed."""

__version__ = "0.1.0"
