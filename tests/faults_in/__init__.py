"""Fault injection for incoming mail: kills of the collector, cut connections. `python -m tests.faults_in`."""
