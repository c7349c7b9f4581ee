"""Where the paragraphs of a text begin: at a new line, unless a hard wrap has cut a sentence apart."""

from desktop.analysis import pieces

WRAPPED = (
    "Завод построил новый цех, и в нём уже работают сорок человек из трёх\n"
    "соседних деревень, которые раньше ездили в город каждое утро поездом и\n"
    "возвращались поздно вечером. Директор завода обещает, что к лету цех\n"
    "примет ещё двадцать человек, если заказы будут расти так же быстро, как\n"
    "росли этой зимой.\n"
)
LINES = (
    "Завод построил новый цех, в котором работают сорок человек\n"
    "Рабочие у ворот нового цеха в день открытия, пятого апреля\n"
    "Жители окрестных деревень говорят, что ездить стало ближе.\n"
    "Директор завода обещает, что к лету примут ещё двадцать мастеров.\n"
    "Заказы растут так же быстро, как росли всю прошедшую зиму.\n"
)


def test_lines_of_even_length_that_break_off_within_sentences_make_one_paragraph():
    assert len(list(pieces.lines(WRAPPED))) == 1


def test_lines_of_even_length_that_are_sentences_of_their_own_are_paragraphs():
    assert len(list(pieces.lines(LINES))) == 5
