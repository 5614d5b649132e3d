"""The commented configuration that `acuerdo relay config example` prints."""

EXAMPLE = """\
# Configuration of the Acuerdo relay.
# Every key can also be given as an environment variable, which wins:
#   ACUERDO_RELAY__META__TOKEN, ACUERDO_RELAY__RELAY__LISTEN,
#   ACUERDO_RELAY__NUMBERS__0__PHONE_NUMBER_ID ...
# Lists are separated by commas there.
# A secret may stand here, in a file ("file:PATH") or in a variable ("env:NAME").

[relay]
# Where this server listens; 0.0.0.0 for every address of the machine.
listen = "127.0.0.1:8080"
# The HTTPS address under which Meta and the consoles reach this relay.
public_url = "https://relay.example.com"
# A SQLite file, whose path starts at the folder of this file; or, where several relays
# share the load, a PostgreSQL database (postgresql://USER:PASSWORD@HOST/NAME), which may be
# given as a secret.
database = "relay.db"
# Events, webhooks, messages and media older than this are deleted.
retention_days = 30
# Where files are kept; several relays share one folder.
media_dir = "media"
# Serve /metrics at this address instead of the public one, such as "127.0.0.1:9090".
metrics_listen = ""
# Certificate and key files; leave empty behind a proxy that ends TLS.
tls_cert = ""
tls_key = ""
# Addresses of the proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.
trusted_proxies = []

[meta]
base_url = "https://graph.facebook.com"
# Meta ends each version after about two years; "relay check" warns before.
version = "v25.0"
# The token of a system user with whatsapp_business_messaging and _management.
token = "env:WHATSAPP_TOKEN"
# The secrets of the apps that sign webhooks; list the old one too while it is rotated.
app_secrets = ["env:WHATSAPP_APP_SECRET"]
# The text typed into Meta's panel when the webhook is set up.
verify_token = "env:WHATSAPP_VERIFY_TOKEN"
# Seconds to wait for Meta's answer before a message counts as "outcome unknown".
timeout_s = 30

# One block for each business number.
[[numbers]]
phone_number_id = "106540352242922"
waba_id = "102290129340398"
display_phone_number = "+52 55 1234 5678"
# Never faster than this; Meta's own limit counts where it is lower.
messages_per_s = 80

[limits]
# At most this many messages to one person in 24 hours; 0 for no limit.
recipient_per_day = 0
# The only hours in which messages leave, with their time zone; empty for always.
hours = ""
# Requests a second for each token, on average; 0 for no limit.
requests_per_s = 200
# Connections at once; each console holds one or two.
connections = 2000
# Seconds in which a request must begin to arrive, and go on arriving.
body_timeout_s = 30

[log]
level = "info"    # debug, info, warning, error
format = "text"   # text or json
"""
