"""The encrypted files of a vault: compartments, directory, office and journal stores; what they promise, and checks.

The only floor that imports sqlcipher3. It knows keys, bytes and signatures, but no customer, no duty and no policy.
"""
