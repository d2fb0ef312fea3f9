"""How files are written: what each of them has to be, told from its bytes and its name."""
