"""Which business numbers this relay sends from: a console asks once, when it is set up."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from console.relay.answers import json_answer
from console.relay.auth import Door
from console.relay.config import RelayConfig


def numbers_routes(config: RelayConfig, door: Door) -> list[Route]:
    """`GET /v1/numbers`: {"numbers": [{phone_number_id, waba_id, display_phone_number}]}."""

    async def listed(_request: Request) -> Response:
        return json_answer(
            {
                "numbers": [
                    {
                        "phone_number_id": number.phone_number_id,
                        "waba_id": number.waba_id,
                        "display_phone_number": number.display_phone_number,
                    }
                    for number in config.numbers
                ]
            }
        )

    return [Route("/v1/numbers", door.guarded(listed), methods=["GET"])]
