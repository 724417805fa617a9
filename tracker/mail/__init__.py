"""Mail out (yagmail, the mail folder) and mail in (IMAP, the mail folder): bytes and values, no database."""
