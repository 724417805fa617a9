"""Mail out: building messages and handing them to a server or a file."""
