"""The revision of the database that this program wants; a test holds it to the newest migration."""

HEAD = "0005"
