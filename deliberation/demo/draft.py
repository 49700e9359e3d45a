"""The draft norm of the demonstration, in the form of a draft resolution.

Every word of it was written for this program.
"""

from typing import Final

from deliberation.core.text import Clause, Text

TITLE: Final = "Cooperation on artificial intelligence for the benefit of all"

_PREAMBLE: Final = (
    (
        "Guided by",
        "the purposes and principles of the Charter of the United Nations and the sovereign equality of its Members",
    ),
    ("Recalling", "its earlier decisions on science, technology and innovation for sustainable development"),
    (
        "Recognizing",
        "that artificial intelligence can speed progress in health, agriculture, education and care for the climate",
    ),
    (
        "Noting with concern",
        "that the means to build and to use such systems are spread unevenly among and within countries",
    ),
    (
        "Stressing",
        "that no country should be left behind, whatever its size, its language or the state of its networks",
    ),
    ("Mindful", "that systems trained on few languages serve few people well"),
    ("Aware", "that failures of such systems may cross borders faster than the authorities that answer for them"),
    (
        "Respecting",
        "the policies and practices that each country chooses for itself, and seeking common ground among them",
    ),
    ("Welcoming", "the contributions of companies, research institutions and civil society in extensive consultation"),
    ("Convinced", "that what is decided together, by members with an equal say, will be kept by more of them"),
)

_OPERATIVE: Final[tuple[tuple[str, str, tuple[tuple[str, tuple[str, ...]], ...]], ...]] = (
    ("Affirms", "that artificial intelligence should serve people, and that its benefits should be shared by all", ()),
    (
        "Calls upon",
        "all members to cooperate in building capacity, in particular by",
        (
            (
                "training teachers, engineers and public servants",
                ("in their own languages", "with due regard to the balance of women and men"),
            ),
            ("opening access to computing power on fair and transparent terms", ()),
            ("sharing data sets of public interest, where the law allows", ()),
        ),
    ),
    (
        "Encourages",
        "members to publish, within one year, a plain account of how public bodies use automated decisions",
        (),
    ),
    (
        "Decides",
        "to establish a network of centres for the testing of systems, which shall",
        (
            ("work by methods that are published and can be repeated", ()),
            (
                "report on each system tested",
                ("what it was tested for", "what it was found to do", "what was not tested"),
            ),
        ),
    ),
    ("Requests", "the secretariat to keep a public register of incidents, to which any member may report", ()),
    (
        "Invites",
        "members in a position to do so to contribute to a voluntary fund for the connection of remote regions",
        (),
    ),
    (
        "Urges",
        "those who provide systems of wide use to make them tell people that they are dealing with a machine",
        (),
    ),
    (
        "Underlines",
        "that a person affected by an automated decision of consequence should have a way to a human answer",
        (),
    ),
    ("Recommends", "that procurement by public bodies favour systems whose behaviour can be examined by others", ()),
    (
        "Requests",
        "the secretariat to prepare, before the next session, a study of common terms in its six languages",
        (),
    ),
    ("Decides", "to review the implementation of the present text at its next session", ()),
)


def draft() -> Text:
    """The draft as a text with clause ids."""
    preamble = tuple(
        Clause(id=f"preambular{n:02}", kind="preambular", text=f"{opening} {words}", opening=len(opening))
        for n, (opening, words) in enumerate(_PREAMBLE, 1)
    )
    operative = tuple(
        Clause(
            id=f"operative{n:02}",
            kind="operative",
            text=f"{opening} {words}",
            opening=len(opening),
            children=tuple(_sub(f"operative{n:02}", k, words, points) for k, (words, points) in enumerate(subs, 1)),
        )
        for n, (opening, words, subs) in enumerate(_OPERATIVE, 1)
    )
    return Text(title=TITLE, preamble=preamble, operative=operative)


def _sub(parent: str, k: int, words: str, points: tuple[str, ...]) -> Clause:
    id = f"{parent}s{k}"
    children = tuple(Clause(id=f"{id}p{n}", kind="sub_paragraph", text=point) for n, point in enumerate(points, 1))
    return Clause(id=id, kind="sub_paragraph", text=words, children=children)
