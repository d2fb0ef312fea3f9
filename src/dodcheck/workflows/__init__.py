"""GitHub Actions: workflow files into a model with places, their expressions and shell scripts, and the audits."""
