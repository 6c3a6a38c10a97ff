"""The door: whoever looks at or changes customer data passes it, is judged by the policy, and leaves a trace."""
