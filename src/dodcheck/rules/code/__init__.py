"""What source code defines and uses: Python by its syntax, other languages by their declarations."""
