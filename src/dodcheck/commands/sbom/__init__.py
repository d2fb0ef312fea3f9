"""The work of the commands of `dodcheck sbom`."""
