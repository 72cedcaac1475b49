"""Twelve ideas of residents, in every state that an idea may have before everybody."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """What the city said so many days ago; with `next_step`, due so many days from today."""

    ago: int
    reason: str
    next_step: str = ""
    due_in: int = 0
    department: str = ""


@dataclass(frozen=True)
class Idea:
    """An idea: proposed so many days ago, supported by so many, discussed in `said`.

    A comment that begins with "VILLE " is the city's.
    """

    key: str
    title: str
    body: str
    ago: int
    supports: int
    quartier: str | None = None
    place: str = ""
    domains: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    channel: str = "web"
    scene: str = ""
    state: str = "published"
    said: tuple[str, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    rewritten: str = ""
    answer: Answer | None = None
    merged_into: str = ""
    initiative: str = ""
    read: bool = True


IDEAS = (
    Idea(
        key="bancs-parc-ziegler",
        title="Des bancs à l’ombre dans le parc Ziegler",
        body=(
            "L’été, les anciens font demi-tour : il n’y a rien pour s’asseoir entre l’entrée et "
            "l’étang. Trois bancs sous les tilleuls suffiraient."
        ),
        ago=64,
        supports=87,
        quartier="petite-synthe",
        place="Parc Ziegler",
        domains=("vivre-ensemble", "environnement"),
        channel="phone",
        scene="tree_planting",
        state="accepted",
        said=(
            "Ma mère a 82 ans et vient tous les jours. Oui, cent fois oui.",
            "Et un accoudoir, pour se relever !",
            "VILLE Nous sommes passés mardi avec les espaces verts : trois places sont possibles.",
        ),
        roles=(("lead", ""), ("skill", "menuisier à la retraite"), ("helper", "le samedi")),
        rewritten="Trois bancs, dont un avec accoudoirs : merci à celles et ceux qui l’ont dit.",
        answer=Answer(
            9,
            "Le parc est à la ville et l’entretien est possible.",
            "atelier au parc pour choisir les places",
            21,
            "Espaces verts",
        ),
    ),
    Idea(
        key="s-asseoir-a-ziegler",
        title="De quoi s’asseoir près de l’étang",
        body="Même un muret. On reste debout avec les poussettes.",
        ago=58,
        supports=14,
        quartier="petite-synthe",
        place="Étang du parc Ziegler",
        domains=("vivre-ensemble",),
        state="merged",
        merged_into="bancs-parc-ziegler",
    ),
    Idea(
        key="verger-partage",
        title="Planter des arbres fruitiers que tout le monde pourrait cueillir",
        body="Le terrain derrière la maison de quartier est vide depuis dix ans.",
        ago=420,
        supports=126,
        quartier="petite-synthe",
        domains=("environnement",),
        activities=("jardinage",),
        channel="counter",
        scene="allotment",
        state="adopted",
        said=("Mon grand-père y avait son jardin.", "VILLE C’est fait : venez planter !"),
        roles=(("lead", ""), ("helper", ""), ("helper", "")),
        answer=Answer(
            390, "Le terrain est à la ville.", "réunir les voisins sur place", -360, "Quartiers"
        ),
        initiative="un-verger-pour-petite-synthe",
    ),
    Idea(
        key="piscine-de-nuit",
        title="Ouvrir la piscine une nuit par mois",
        body="Pour celles et ceux qui travaillent en trois-huit.",
        ago=45,
        supports=33,
        quartier="dunkerque-centre",
        domains=("sport",),
        state="declined",
        said=("Dommage, mes horaires ne me laissent que la nuit.",),
        answer=Answer(
            12,
            "Les piscines sont à la communauté urbaine, qui ne peut pas payer de maître-nageur "
            "la nuit. Nous lui avons transmis l’idée et sa réponse est jointe au compte rendu.",
        ),
    ),
    Idea(
        key="boite-a-livres-digue",
        title="Une boîte à livres sur la digue",
        body="Avec un couvercle qui ferme vraiment : le sable entre partout.",
        ago=21,
        supports=52,
        quartier="malo-les-bains",
        place="Digue de mer, face au kiosque",
        domains=("culture-loisirs",),
        scene="beach",
        said=("J’ai deux cartons de romans à donner.", "Je sais faire la menuiserie."),
        roles=(("lead", ""), ("skill", "menuiserie")),
    ),
    Idea(
        key="aller-a-pied-a-l-ecole",
        title="Aller à l’école à pied, tous ensemble",
        body="Un parent différent chaque matin, un gilet, un circuit. À Gand, cela marche.",
        ago=17,
        supports=41,
        quartier="rosendael",
        domains=("education", "prevention-protection"),
        said=("Je peux le mardi et le jeudi.",),
        roles=(("lead", ""), ("helper", "le mardi")),
    ),
    Idea(
        key="cafe-des-langues",
        title="Un café où l’on parle la langue de l’autre",
        body="Français, arabe, portugais, polonais : une table par langue, une heure par semaine.",
        ago=14,
        supports=29,
        quartier="saint-pol-sur-mer",
        domains=("solidarite-insertion", "culture-loisirs"),
        channel="kiosk",
        scene="conversation",
        said=("Je parle polonais et je m’ennuie le mercredi.",),
    ),
    Idea(
        key="outils-a-preter",
        title="Prêter ses outils entre voisins",
        body="Une perceuse sert treize minutes dans sa vie. Un local, une étagère, un cahier.",
        ago=11,
        supports=38,
        domains=("vivre-ensemble",),
        activities=("bricolage",),
        scene="bike_workshop",
    ),
    Idea(
        key="chiens-fort-mardyck",
        title="Un enclos pour les chiens au bout de la rue de l’Amirauté",
        body="Le terrain vague sert déjà à cela ; une clôture et un point d’eau suffisent.",
        ago=9,
        supports=16,
        quartier="fort-mardyck",
        domains=("animaux",),
        channel="paper",
        scene="dogs",
        said=("Et les enfants, ils jouent où ?",),
    ),
    Idea(
        key="chorale-du-port",
        title="Une chorale sur le port, ouverte à qui passe",
        body="Le dernier dimanche du mois, dix chansons que tout le monde connaît.",
        ago=6,
        supports=22,
        quartier="dunkerque-centre",
        place="Quai de la Citadelle",
        domains=("culture-loisirs",),
        scene="choir",
    ),
    Idea(
        key="velos-mardyck",
        title="Des arceaux pour les vélos devant l’église",
        body="",
        ago=3,
        supports=7,
        quartier="mardyck",
        domains=("environnement",),
        channel="phone",
        read=False,
    ),
    Idea(
        key="repas-du-quinze",
        title="Un repas partagé le quinze de chaque mois",
        body="Chacun apporte un plat, quelqu’un prête une salle, personne ne mange seul.",
        ago=1,
        supports=0,
        quartier="rosendael",
        domains=("vivre-ensemble", "solidarite-insertion"),
        state="submitted",
        read=False,
    ),
)
