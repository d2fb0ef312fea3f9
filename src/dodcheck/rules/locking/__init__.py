"""Manifests of packages, and what locks the versions that they ask for, as the kind `locked` looks at them."""
