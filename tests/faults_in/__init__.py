"""What goes wrong when mail comes in: kills of the collector, lines cut. `python -m tests.faults_in`."""
