import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.optout import (
    OPT_OUT_WORDS,
    RESUME_WORDS,
    WRONG_NUMBER_WORDS,
    About,
    SignalKind,
    classify,
    fold,
)


@pytest.mark.parametrize(
    "text",
    ["BAJA", "baja.", " Dar de baja ", "STOP", "stop 🙏", "¡NO MÁS MENSAJES!", "No me escriban",
     "SAIR", "Não perturbe", "Pare!!!", "unsubscribe", "STOPALL", "Opt-out",
     "\uff33\uff34\uff2f\uff30"],
)  # fmt: skip
def test_a_whole_message_of_an_opt_out_word_is_an_opt_out(text: str) -> None:
    signal = classify(text)
    assert signal is not None
    assert signal.kind is SignalKind.OPT_OUT


@pytest.mark.parametrize(
    "text",
    ["CANCELAR", "cancelar la deuda", "quiero cancelar", "Hola", "", "👍", "stop, o Zé não vem",
     "La cuota baja el lunes", "Puedo pagar el viernes 500", "alto monto",
     "the end of the month", "te pago el 30", "Gracias", "mi sueldo sale el 15"],
)  # fmt: skip
def test_an_ordinary_message_is_no_signal(text: str) -> None:
    assert classify(text) is None


@pytest.mark.parametrize("text", ["ALTA", "start", "Voltar"])
def test_the_debtor_may_come_back(text: str) -> None:
    signal = classify(text)
    assert signal is not None
    assert signal.kind is SignalKind.RESUME


@pytest.mark.parametrize("text", ["Número equivocado", "engano", "WRONG NUMBER!", "No soy."])
def test_a_wrong_number_is_said_in_few_words(text: str) -> None:
    signal = classify(text)
    assert signal is not None
    assert signal.kind is SignalKind.WRONG_NUMBER


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("no me escriban más por favor", About.STOP),
        ("Ya no me manden mensajes, estoy cansado", About.STOP),
        ("quiero que me den de baja, denme de baja", About.STOP),
        ("por favor parem de mandar mensagem", About.STOP),
        ("please stop messaging me", About.STOP),
        ("Disculpe, este es un número equivocado, yo soy Pedro", About.WRONG_NUMBER),
        ("no conozco a esa señora", About.WRONG_NUMBER),
        ("ele faleceu em março", About.DECEASED),
        ("mi esposo falleció el mes pasado", About.DECEASED),
        ("voy a poner una denuncia en Condusef", About.LAWYER),
        ("hable con mi abogado", About.LAWYER),
        ("yo no reconozco esa deuda", About.DISPUTE),
        ("não reconheço essa dívida", About.DISPUTE),
        ("Ya pagué ayer en el banco", About.PAID),
        ("já paguei ontem", About.PAID),
        ("I have paid it", About.PAID),
        ("quiero hablar con alguien", About.PERSON),
        ("ASESOR", About.PERSON),
        ("quero falar com um atendente", About.PERSON),
    ],
)
def test_softer_phrases_are_asked_back(text: str, about: About) -> None:
    signal = classify(text)
    assert signal is not None
    assert (signal.kind, signal.about) == (SignalKind.ASK, about)
    assert signal.matched in fold(text)


@given(
    st.sampled_from(sorted(OPT_OUT_WORDS)), st.sampled_from(["", "!", " ...", " 🙏🏽", "\n"])
)
def test_case_and_decoration_change_nothing(word: str, tail: str) -> None:
    signal = classify(f"  {word.upper()}{tail}")
    assert signal is not None
    assert signal.kind is SignalKind.OPT_OUT


def test_the_lists_do_not_overlap_and_are_folded() -> None:
    lists = (OPT_OUT_WORDS, RESUME_WORDS, WRONG_NUMBER_WORDS)
    assert sum(map(len, lists)) == len(frozenset().union(*lists))
    assert all(fold(word) == word for each in lists for word in each)
    assert "cancelar" not in OPT_OUT_WORDS
