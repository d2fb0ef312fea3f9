"""What files of Terraform say of the version, the providers and the state."""
