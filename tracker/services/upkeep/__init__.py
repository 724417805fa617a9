"""Running the installation: health check and retention."""
