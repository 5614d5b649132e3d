"""`POST /_sim/updates`: anything that Meta tells about account, number and templates."""

from typing import Any

from console.simulator.body_checks import Json
from console.simulator.envelope import Update, about_number
from console.simulator.resource import table
from console.simulator.world import World

DAY_S = 24 * 3600


def known_fields() -> dict[str, list[str]]:
    """The fields that have samples, and for which events."""
    return {field: list(samples) for field, samples in table("updates.json")["fields"].items()}


def announce(world: World, given: Json) -> Json:
    """Post a webhook of `given["field"]`; returns its value.

    Without `value` the field's sample is posted, or that of `given["event"]`; a `value` is laid
    over the sample, or is all there is with `"bare": true`. Unknown fields are posted as given,
    so that a receiver can be tried with what Meta has not invented yet.

    Raises: ValueError when nothing is known about the field and no value was given.
    """
    field, value = str(given.get("field") or ""), given.get("value") or {}
    if not field:
        raise ValueError(f"'field' is missing; known: {', '.join(known_fields())}")
    if not isinstance(value, dict):
        raise TypeError("'value' must be a JSON object")
    sample = {} if given.get("bare") else _sample(world, field, str(given.get("event") or ""))
    if not sample and not value:
        raise ValueError(f"there is no sample of {field}; give a 'value'")
    found = sample | value
    if given.get("about_number"):
        found = about_number(world.settings) | found
    world.courier.post(Update(field, found, at_s=world.clock.epoch_s()))
    return found


def _sample(world: World, field: str, event: str) -> Json:
    samples: Json = table("updates.json")["fields"].get(field, {})
    if event and event not in samples:
        raise ValueError(f"no event {event} of {field}; known: {', '.join(samples)}")
    chosen = samples[event] if event else next(iter(samples.values()), {})
    return dict(_filled(chosen, _names(world)))


def _names(world: World) -> dict[str, object]:
    """What stands for the names in the samples."""
    settings, now_s = world.settings, world.clock.epoch_s()
    template = next(iter(world.templates))
    return {
        "$WABA_ID": settings.waba_id,
        "$BUSINESS_ID": settings.business_id,
        "$PHONE_NUMBER_ID": settings.phone_number_id,
        "$DISPLAY": settings.display_phone_number,
        "$VERIFIED_NAME": settings.verified_name,
        "$TEMPLATE_ID": int(template.id),
        "$TEMPLATE_NAME": template.name,
        "$TEMPLATE_LANGUAGE": template.language,
        "$NOW": now_s,
        "$TOMORROW": now_s + DAY_S,
    }


def _filled(sample: Any, names: dict[str, object]) -> Any:  # noqa: ANN401 - JSON
    if isinstance(sample, dict):
        return {key: _filled(value, names) for key, value in sample.items()}
    if isinstance(sample, list):
        return [_filled(one, names) for one in sample]
    return names.get(sample, sample) if isinstance(sample, str) else sample
