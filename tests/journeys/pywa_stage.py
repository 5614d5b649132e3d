"""pywa, a public WhatsApp library, as client of the simulator and receiver of its webhooks."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import httpx
import uvicorn
from fastapi import FastAPI
from pywa import WhatsApp, handlers
from pywa.types.base_update import BaseUpdate
from typing_extensions import override

Json = dict[str, Any]
T = TypeVar("T")
PATIENCE_S = 20.0
ENDPOINT = "/hooks/pywa"
HANDLERS = (
    handlers.MessageHandler,
    handlers.MessageStatusHandler,
    handlers.CallbackButtonHandler,
    handlers.CallbackSelectionHandler,
    handlers.PhoneNumberChangeHandler,
    handlers.IdentityChangeHandler,
    handlers.FlowCompletionHandler,
    handlers.TemplateStatusUpdateHandler,
    handlers.TemplateCategoryUpdateHandler,
    handlers.TemplateQualityUpdateHandler,
    handlers.TemplateComponentsUpdateHandler,
    handlers.UserMarketingPreferencesHandler,
    handlers.CallConnectHandler,
    handlers.CallTerminateHandler,
    handlers.CallStatusHandler,
    handlers.CallPermissionUpdateHandler,
    handlers.EditedMessageHandler,
    handlers.DeletedMessageHandler,
    handlers.OutgoingMessageHandler,
    handlers.AccountUpdateHandler,
)


class ToSimulator(httpx.BaseTransport):
    """Takes what is meant for Meta's hosts to the simulator."""

    def __init__(self, base_url: str) -> None:
        self._base = httpx.URL(base_url)
        self._inner = httpx.HTTPTransport()

    @override
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.url = request.url.copy_with(
            scheme=self._base.scheme, host=self._base.host, port=self._base.port
        )
        return self._inner.handle_request(request)

    @override
    def close(self) -> None:
        self._inner.close()


class Bot:
    """A pywa bot: its client, and every update that its webhook server parsed."""

    def __init__(self, told: Json, port: int) -> None:
        self.told = told
        self.app = FastAPI()
        self.steer = httpx.Client(base_url=told["base_url"], trust_env=False, timeout=10)
        self.heard: list[BaseUpdate] = []
        self.raw: list[Json] = []
        self._changed = threading.Condition()
        self.session = httpx.Client(transport=ToSimulator(told["base_url"]), timeout=10)
        self.wa = WhatsApp(
            phone_id=told["phone_number_id"],
            token=told["token"],
            session=self.session,
            server=self.app,
            callback_url=f"http://127.0.0.1:{port}",
            webhook_endpoint=ENDPOINT,
            webhook_challenge_delay=1,
            verify_token="a-word-of-our-own",
            waba_id=told["waba_id"],
            app_id=told["app_id"],
            app_secret=told["app_secret"],
        )
        for kind in HANDLERS:
            self.wa.add_handlers(kind(self._hear))
        self.wa.add_handlers(handlers.RawUpdateHandler(self._hear_raw))

    def _hear(self, _: WhatsApp, update: BaseUpdate) -> None:
        with self._changed:
            self.heard.append(update)
            self._changed.notify_all()

    def _hear_raw(self, _: WhatsApp, update: Json) -> None:
        with self._changed:
            self.raw.append(update)
            self._changed.notify_all()

    def wait(self, what: Callable[[], T | None]) -> T:
        """What `what` returns once it is true; fails after some seconds."""
        deadline = time.monotonic() + PATIENCE_S
        with self._changed:
            while not (found := what()):
                left = deadline - time.monotonic()
                assert left > 0, f"waited in vain; heard {self.heard[-5:]}, {self.raw[-3:]}"
                self._changed.wait(min(left, 0.2))
        return found

    def hear(self, kind: type[T], fits: Callable[[T], bool] = lambda _: True) -> T:
        """The first update of `kind` that fits."""
        found = self.wait(
            lambda: [one for one in list(self.heard) if isinstance(one, kind) and fits(one)]
        )
        return found[0]  # some updates are false by themselves

    def field(self, name: str) -> Json:
        """The raw value of the first update of a webhook field."""
        return self.wait(
            lambda: next(
                (
                    change["value"]
                    for update in list(self.raw)
                    for change in update["entry"][0]["changes"]
                    if change["field"] == name
                ),
                None,
            )
        )

    def write(self, **given: Any) -> str:
        """Somebody does something; the id of the message, if it is one."""
        answer = self.steer.post("/_sim/inbound", json=given)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["id"])

    def announce(self, **given: Any) -> Json:
        """Meta tells something."""
        answer = self.steer.post("/_sim/updates", json=given)
        assert answer.status_code == 200, answer.text
        found: Json = answer.json()
        return found

    def close(self) -> None:
        self.session.close()
        self.steer.close()


@contextmanager
def bot_beside_simulator() -> Iterator[Bot]:
    """Both, each on its own port; pywa has registered its webhook by itself."""
    options = ("--seed", "11", "--speed", "60", "--personas", "0", "--batch-most", "1")
    command = [sys.executable, "-m", "console.simulator.serve", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        told = json.loads(process.stdout.readline())
        with _served(told) as bot:
            yield bot
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


@contextmanager
def _served(told: Json) -> Iterator[Bot]:
    config = uvicorn.Config(FastAPI(), port=0)
    opened = config.bind_socket()
    bot = Bot(told, opened.getsockname()[1])
    server = uvicorn.Server(
        uvicorn.Config(bot.app, log_level="warning", ws="none", lifespan="off")
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [opened]})
    thread.start()
    try:
        yield bot
    finally:
        server.should_exit = True
        thread.join()
        opened.close()
        bot.close()
