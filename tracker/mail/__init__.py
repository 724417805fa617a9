"""Outgoing mail (SMTP, mail folder) and incoming mail (IMAP, mail folder): bytes and values, no database."""
