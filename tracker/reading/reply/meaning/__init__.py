"""The grammar: the words of one answer → clauses, findings, one status."""
