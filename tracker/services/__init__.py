"""The use cases: everything that an interface (terminal, web page, scheduler) calls.

Parameters come in one order: the session, or the database if several transactions are needed; the actor, if
something changes (for the log); the time (`now`, `today` or a clock); the settings; then the rest. Results
are frozen values. Use cases print nothing and import no interface.
"""
