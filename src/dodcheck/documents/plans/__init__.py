"""What a milestone's plan says beside its boxes."""
