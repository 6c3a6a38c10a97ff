"""Erasing a customer file: the order, the two approvals, the rewriting under fresh keys, the scan, the certificate."""
