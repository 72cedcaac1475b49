"""Two letters of the city: one that left last week, one that the officer is still writing."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Letter:
    key: str
    subject: str
    heading: str
    paragraphs: tuple[str, ...]
    needs_title: str
    events_title: str = ""
    left_days_ago: int | None = None


LETTERS = (
    Letter(
        key="rentree",
        subject="Ce que nous avons fait ensemble, et ce qui vient",
        heading="Merci",
        paragraphs=(
            "Vous avez été nombreux le mois dernier : des haies plantées, des lettres écrites à "
            "plusieurs mains, des repas partagés. Les associations vous disent merci.",
            "Chaque besoin a sa page, avec le jour, l’heure et qui vous accueille. Une heure "
            "suffit souvent.",
        ),
        needs_title="On a besoin de vous",
        left_days_ago=8,
    ),
    Letter(
        key="prochaine",
        subject="Les rendez-vous du mois",
        heading="Dans vos quartiers",
        paragraphs=(
            "La collecte alimentaire cherche encore du monde, et l’on plante au bord du lac.",
        ),
        needs_title="Près de chez vous",
        events_title="Les prochaines fêtes",
    ),
)
