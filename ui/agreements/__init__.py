"""Confidentiality agreements: one's own, its text and signing; for managers and officers everybody's."""
