"""Three fêtes: one today, one in three weeks, one that has its report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a programme: what, from when to when, where on the site."""

    title: str
    start: str
    end: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What the organisers say once it is over."""

    came_of_it: str
    decided: str
    next_steps: str


@dataclass(frozen=True, slots=True)
class Fete:
    """A fête so many days from today. `taken` seats are held; parties of `waiting` seats wait."""

    key: str
    kind: str
    title: str
    summary: str
    description: str
    day_offset: int
    start: str
    end: str
    quartier: str
    place: str
    scene: str
    contact: str
    programme: tuple[Line, ...]
    association: str | None = None
    initiative: str | None = None
    domains: tuple[str, ...] = ("vivre-ensemble",)
    activities: tuple[str, ...] = ()
    getting_there: str = ""
    quiet_hour: str = ""
    sign_language: bool = False
    capacity: int | None = None
    taken: int = 0
    waiting: tuple[int, ...] = ()
    needs: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    report: Report | None = None


FETES = (
    Fete(
        key="bassin",
        kind="fete",
        title="La fête du bassin",
        summary="Jeux du matin, grande tablée de midi, bal du soir : une journée autour de l’eau.",
        description=(
            "On joue, on mange ce que chacun apporte, on danse. Les enfants trouvent des jeux de "
            "bois, les curieux montent sur le remorqueur, et le bal commence avec les lampions."
        ),
        day_offset=0,
        start="10:00",
        end="23:00",
        quartier="dunkerque-centre",
        place="Bassin du Commerce, quai de la Citadelle",
        scene="harbour",
        contact="Joséphine, 06 39 98 12 34",
        programme=(
            Line("Ouverture et jeux de bois", "10:00", "12:00", "Quai de la Citadelle"),
            Line("Grande tablée : chacun apporte un plat", "12:00", "14:30", "Sous la grue"),
            Line("Visites du remorqueur", "14:30", "17:30", "Ponton B"),
            Line("Chorale des embruns", "18:00", "19:00", "La scène"),
            Line("Bal aux lampions", "20:00", "23:00", "La scène"),
        ),
        association="embruns-et-lampions",
        getting_there="Bus C1 et C2, arrêt Citadelle ; parking à vélos gardé place du Minck.",
        quiet_hour="de 16 h à 17 h, sans musique",
        sign_language=True,
        taken=60,
        needs=("fete-buvette", "fete-scene", "fete-velos"),
        partners=("L’école de musique", "Les lamaneurs du port"),
    ),
    Fete(
        key="fabrique-digue",
        kind="workshop",
        title="Atelier de la Fabrique : la fête des voisins de la digue",
        summary="Une soirée pour décider ensemble des tables, du repas et de la musique.",
        description=(
            "Des tables de dix, une idée par table, une mise en commun. Rien n’est décidé "
            "d’avance, sauf la date. Garde d’enfants sur place."
        ),
        day_offset=21,
        start="18:30",
        end="21:00",
        quartier="malo-les-bains",
        place="Maison de quartier de Malo, salle du premier (ascenseur)",
        scene="seafront_party",
        contact="Béatrice, à la mairie, 03 53 01 00 00",
        programme=(
            Line("Accueil et soupe", "18:30", "19:00"),
            Line("Chaque idée est présentée", "19:00", "19:30"),
            Line("On l’améliore, table par table", "19:30", "20:30"),
            Line("Mise en commun", "20:30", "21:00"),
        ),
        initiative="fete-des-voisins-de-la-digue",
        activities=("accueil-de-public",),
        getting_there="Bus C1, arrêt Malo Plage.",
        capacity=50,
        taken=48,
        waiting=(4, 3),
        partners=("La maison de quartier de Malo",),
    ),
    Fete(
        key="nettoyage-polder",
        kind="clean_up",
        title="Grand nettoyage du polder",
        summary="Une matinée, des gants, des pinces et un goûter au jardin partagé.",
        description="Par équipes de six, le long des watergangs, puis goûter au jardin.",
        day_offset=-28,
        start="09:30",
        end="12:30",
        quartier="petite-synthe",
        place="Jardin partagé, rue du Lac",
        scene="allotment",
        contact="Marguerite, 06 39 98 43 21",
        programme=(
            Line("Accueil, gants et sacs", "09:30", "10:00"),
            Line("Ramassage par équipes", "10:00", "11:45"),
            Line("Pesée et goûter", "11:45", "12:30"),
        ),
        association="graines-de-polder",
        domains=("environnement",),
        activities=("ramassage-dechets",),
        taken=52,
        report=Report(
            came_of_it=(
                "Quatre cents kilos sortis des watergangs, dont une mobylette, et un goûter que "
                "personne ne voulait quitter."
            ),
            decided="Deux bacs de tri restent toute l’année au bout de la rue du Lac.",
            next_steps="La mairie pose les bacs le mois prochain ; on recommence au printemps.",
        ),
    ),
)
