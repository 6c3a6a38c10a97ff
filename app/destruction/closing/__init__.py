"""What follows a destruction: everything outside the rewritten files that must be accounted for, line by line."""
