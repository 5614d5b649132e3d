"""The dialog that registers a promise to pay."""
