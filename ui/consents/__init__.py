"""What customers agreed to: shown on their card, recorded and taken back in dialogs, chosen when a release is asked."""
