"""Processes that start in a hundredth of a second: forked from a server that has imported everything."""

from multiprocessing import get_context

PROCESSES = get_context("forkserver")
# All that any of them needs: a process has one such server, and the last list given to it holds.
PROCESSES.set_forkserver_preload(["tests.faults.worker", "tests.faults.witness", "tests.faults.warm"])
