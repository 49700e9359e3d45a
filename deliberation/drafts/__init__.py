"""Drafts: what a delegation writes together before it tables. Beside the record, and for its delegates alone."""
