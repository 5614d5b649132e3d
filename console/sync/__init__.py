"""Services on the loop: relay client, event stream, outbox sender."""
