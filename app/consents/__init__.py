"""What customers agreed to in writing: who gave it, what may go to whom, from when until when, what was taken back."""
