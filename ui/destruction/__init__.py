"""Destroying a customer's file, and the proof of it."""
