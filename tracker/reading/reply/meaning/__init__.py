"""The words of one answer → what they mean."""
