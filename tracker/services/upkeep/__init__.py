"""Use cases for operations: health check, job log and data retention."""
