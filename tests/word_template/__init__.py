"""Makes the shipped Word template of a section: templates/report/section.docx."""
