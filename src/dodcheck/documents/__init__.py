"""Text to model, one file per kind of document; nothing here knows rules or repositories."""
