"""What waits for a person's second signature, whatever paper it is about, each signed in its signer's own account."""
