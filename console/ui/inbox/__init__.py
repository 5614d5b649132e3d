"""The inbox: conversations, thread, composer and the person beside them."""
