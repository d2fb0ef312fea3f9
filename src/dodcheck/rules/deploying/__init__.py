"""What manifests of Kubernetes and files of compose say of the containers that they start."""
