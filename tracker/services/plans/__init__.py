"""Reading a document into a plan, storing it, finding an activity."""
