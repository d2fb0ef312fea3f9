"""Kinds of evidence and reports of other packages, loaded when the caller names them and never otherwise."""
