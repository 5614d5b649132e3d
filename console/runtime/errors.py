"""What can go wrong without a mistake in the program: the world's failures and bad input."""


class Unavailable(Exception):  # noqa: N818 - the project's word; "error" is kept for bugs
    """Something outside cannot be reached or used now; nothing was lost. Exit status 4.

    `code` names the sentence with which the interface says it, in the person's language;
    `what` is the thing itself (an address, a file, a program), shown as it is; `remedy`
    names the sentence that says how to continue, empty where waiting is all one can do.
    """

    def __init__(self, what: str, remedy: str = "", *, code: str = "unavailable") -> None:
        self.code = code
        self.what = what
        self.remedy = remedy
        super().__init__(f"{code}: {what}" + (f" ({remedy})" if remedy else ""))


class InputRefused(Exception):  # noqa: N818 - see Unavailable
    """What was given cannot be used as it is; nothing was changed. Exit status 3.

    `code` names the sentence, `fields` fill its placeholders (a file, a sheet, a row …).
    """

    def __init__(self, code: str, **fields: str | int) -> None:
        self.code = code
        self.fields = fields
        super().__init__(code + "".join(f" {name}={value}" for name, value in fields.items()))
