"""Who looks after dependencies: Dependabot and Renovate by their configurations."""
