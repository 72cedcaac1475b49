"""What waits for the officer: who has just arrived, who asks, what nobody has read yet."""

from .kinds import Access, Association, Need, in_days, text

PENDING = (
    Association(
        slug="la-ruche-aux-jouets",
        name="La Ruche aux jouets",
        description=text("""
            Nous récupérons les jouets qui dorment au grenier, nous les réparons et les prêtons
            aux familles, comme on emprunte un livre.

            Nous ouvrons notre premier local en centre-ville et cherchons nos premiers coups de
            main.
        """),
        domains=("vivre-ensemble", "environnement"),
        activities=("bricolage", "accueil-de-public"),
        quartier="dunkerque-centre",
        email="ruche@demo.example",
        contact="Odile",
        scene="conversation",
    ),
    Association(
        slug="les-voiles-partagees",
        name="Les Voiles partagées",
        description=text("""
            Nous emmenons sur l’eau, sur des voiliers adaptés, des personnes qui ne naviguent
            jamais : enfants des quartiers, personnes handicapées, familles qui ne partent pas.
        """),
        domains=("sport", "solidarite-insertion"),
        activities=("soutien-accompagnement", "animation"),
        quartier="malo-les-bains",
        email="voiles@demo.example",
        contact="Ronan",
        scene="harbour",
    ),
)

# Handed in with La Ruche, for one answer.
FIRST_NEED = Need(
    key="premier-besoin-de-la-ruche",
    title="Réparer et laver les premiers jouets de la ludothèque",
    association="la-ruche-aux-jouets",
    scene="conversation",
    description=text("""
        Cent cinquante jouets attendent dans des cartons. On lave, on recolle, on compte les
        pièces des puzzles, on met de côté ce qui ne se répare plus.

        On ouvre dans trois semaines : chaque paire de mains compte.
    """),
    domains=("vivre-ensemble", "environnement"),
    activities=("bricolage",),
    quartier="dunkerque-centre",
    place="Local de La Ruche, derrière la gare",
    bring="Un tournevis, si vous en avez un petit.",
    welcome="Odile, qui a réparé tous les jouets de ses petits-enfants.",
    slots=(in_days(12, "14:00", 3, 6), in_days(19, "14:00", 3, 6)),
    access=Access(with_children=True, little_french=True),
    state="submitted",
    posted_days_ago=0,
)

# Published by its verified association itself, to be read afterwards.
UNREAD_NEED = Need(
    key="bourse-aux-velos",
    title="Étiqueter les vélos de la bourse aux vélos",
    association="le-pignon-voyageur",
    scene="bike_workshop",
    description=text("""
        Les habitants déposent leurs vélos le matin. On note la marque, on regarde les freins, on
        accroche une étiquette avec le prix.

        À midi la bourse ouvre, et l’on fait la course avec les acheteurs.
    """),
    domains=("sport", "environnement"),
    activities=("logistique", "accueil-de-public"),
    quartier="saint-pol-sur-mer",
    place="Cour de l’atelier",
    bring="Un stylo qui écrit sous la pluie.",
    welcome="Loïc, à l’entrée de la cour.",
    slots=(in_days(14, "08:30", 3.5, 6),),
    access=Access(little_french=True),
    posted_days_ago=0,
)

# Came with a feed; Sylvie asks to answer for it.
LISTED = Association(
    slug="les-amis-du-phare",
    name="Les Amis du phare",
    description=text("""
        Nous gardons la mémoire des gardiens de phare de la côte, et faisons visiter la lanterne
        aux écoles.
    """),
    domains=("memoire-et-citoyennete",),
    activities=("visites", "preservation-patrimoine"),
    quartier="dunkerque-centre",
    email="phare@demo.example",
    contact="Sylvie",
    scene="harbour",
)
CLAIM = (
    "Je suis secrétaire des Amis du phare depuis 2019. Le bureau m’a demandé de reprendre nos "
    "annonces ici ; le président, M. Vandamme, peut vous le confirmer."
)
