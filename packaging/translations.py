"""Collects the interface's texts for the translators and compiles what they wrote.

`python packaging/translations.py update` brings resources/translations/*.ts in step with the
sources; `compile` writes the *.qm beside them; `missing` lists what has no translation yet and
fails when there is any. Runs with the interpreter of the environment, where Qt's tools are.
Spanish stands in the sources; its file holds only the plural forms.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

CHECKOUT = Path(__file__).resolve().parents[1]
FOLDER = CHECKOUT / "resources" / "translations"
LANGUAGES = ("es", "en", "pt_BR")
SOURCES = ("console/ui", "console/app")
# the modules' short names for QCoreApplication.translate, which lupdate cannot follow
ALIASES = ("-tr-function-alias", "translate+=_say,translate+=say")


def update(folder: Path = FOLDER) -> None:
    """Add new texts, drop those that no source has any more, keep every translation."""
    sources = sorted(
        str(file) for place in SOURCES for file in (CHECKOUT / place).rglob("*.py")
    )
    listing = folder / "sources.lst"
    listing.write_text("\n".join(sources), encoding="utf-8")
    try:
        for language in LANGUAGES:
            options = ["-no-obsolete", "-locations", "none", "-silent", *ALIASES]
            languages = ["-source-language", "es", "-target-language", language]
            plural = ["-pluralonly"] if language == "es" else []
            target = folder / f"acuerdo_{language}.ts"
            _run("lupdate", *options, *plural, *languages, f"@{listing}", "-ts", str(target))
    finally:
        listing.unlink()


def compile_all(folder: Path = FOLDER) -> None:
    """Write the .qm files that the program reads."""
    for language in LANGUAGES:
        source = folder / f"acuerdo_{language}.ts"
        _run("lrelease", "-silent", str(source), "-qm", str(source.with_suffix(".qm")))


def missing(folder: Path = FOLDER) -> list[tuple[str, str, str]]:
    """(language, context, text) of everything without a finished translation."""
    return [
        (language, context.findtext("name", ""), message.findtext("source", ""))
        for language in LANGUAGES
        for context in ET.parse(folder / f"acuerdo_{language}.ts").iter("context")
        for message in context.iter("message")
        if not _is_finished(message)
    ]


def _is_finished(message: ET.Element) -> bool:
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return False
    forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
    return all(forms)


def _run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools from this interpreter's environment."""
    beside = Path(sys.executable).parent
    found = next(beside.glob(f"pyside6-{tool}*"), None)
    if found is None:
        raise SystemExit(f"there is no pyside6-{tool} beside {sys.executable}")
    subprocess.run([str(found), *arguments], check=True, cwd=CHECKOUT)


def main() -> int:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("verb", choices=("update", "compile", "missing"))
    verb = parser.parse_args().verb
    if verb == "update":
        update()
    elif verb == "compile":
        compile_all()
    else:
        left = missing()
        print(*("\t".join(line) for line in left), sep="\n", end="\n" if left else "")
        return 1 if left else 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
