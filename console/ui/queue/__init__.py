"""The worklist: segments with counts and sums, accounts in an explained order."""
