"""A second verifier of audit bundles, written from docs/protocol.md alone.

For checking only: nothing here takes the same time for every secret, so never sign or seal real ballots with it.
"""
