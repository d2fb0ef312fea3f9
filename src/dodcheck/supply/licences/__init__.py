"""Licences: from a text, a comment or a package's word to an expression of SPDX."""
