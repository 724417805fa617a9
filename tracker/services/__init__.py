"""The use cases: everything that an interface (terminal, page, scheduler) calls.

One order of parameters: the session, or the database where several transactions are needed; the actor, where
something changes (the log keeps it); the moment (`now`, `today` or a clock); the settings; then what the use
case needs. The result is a frozen value. Nothing is printed, and no interface is known here.
"""
