"""The nouns of dodcheck: frozen data and enums, no input or output, standard library only."""
