"""Use cases for plans: read a document, store the plan, find an activity."""
