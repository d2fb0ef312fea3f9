"""Catalogues of invariants: what must not break, how strongly each is verified, and by what."""
