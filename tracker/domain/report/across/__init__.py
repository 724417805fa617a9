"""The sections of several plans side by side: what they have in common, what stands out, what is missing."""
