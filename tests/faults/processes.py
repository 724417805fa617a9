"""Processes that start in a hundredth of a second: forked from a server that has imported everything."""

from multiprocessing import get_context

PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.faults.worker", "tests.faults.witness"])
