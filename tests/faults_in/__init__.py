"""Fault injection for incoming mail: kills of the collector, cut connections, a flood."""
