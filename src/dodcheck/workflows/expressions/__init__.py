"""The expressions of GitHub Actions, parsed and evaluated as far as their values are known."""
