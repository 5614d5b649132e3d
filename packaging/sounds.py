"""Makes the notices' sounds in resources/sounds, so that their origin is plain: sums of sines.

`python packaging/sounds.py` writes them anew; the same files come out every time.
"""

import math
import struct
import wave
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "sounds"
RATE = 22_050
Tone = tuple[float, float, float]
"""When it begins and how long it sounds, in seconds, and its pitch in hertz."""
SOUNDS: dict[str, tuple[Tone, ...]] = {
    "bell": ((0.0, 0.45, 1_318.5), (0.0, 0.45, 2_637.0)),
    "double": ((0.0, 0.18, 987.8), (0.16, 0.34, 1_318.5)),
    "drop": ((0.0, 0.2, 659.3), (0.18, 0.36, 440.0)),
}


def sample(tones: tuple[Tone, ...], at_s: float) -> float:
    """The sum of what sounds at that moment, between -1 and 1."""
    heard = 0.0
    for begin, length, pitch in tones:
        since = at_s - begin
        if 0 <= since < length:
            rise = min(1.0, since / 0.005)
            heard += rise * math.exp(-since * 9) * math.sin(2 * math.pi * pitch * since)
    return heard * 0.4


def main() -> int:
    """Write every sound."""
    FOLDER.mkdir(exist_ok=True)
    for name, tones in SOUNDS.items():
        end = max(begin + length for begin, length, _ in tones)
        frames = (round(32_000 * sample(tones, n / RATE)) for n in range(round(end * RATE)))
        with wave.open(str(FOLDER / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(b"".join(struct.pack("<h", frame) for frame in frames))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
