"""The person beside the thread: policy, accounts, promises, consent."""
