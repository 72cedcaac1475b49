"""The initiative of the whole city, and the fête."""

from ..kinds import Initiative, Promise, Section, text

INITIATIVES = (
    Initiative(
        slug="une-porte-un-voisin",
        title="Une porte, un voisin",
        summary=(
            "Que chaque personne âgée qui le souhaite ait, dans sa rue, quelqu’un qui passe, qui "
            "appelle ou qui joue aux cartes."
        ),
        stage="under_way",
        quartier=None,
        domains=("solidarite-insertion", "vivre-ensemble", "sante"),
        activities=("lutte-contre-isolement", "visites"),
        scene="card_game",
        body=(
            Section(
                "Ce que nous avons appris",
                text("""
                    Les facteurs, les pharmaciennes et les aides à domicile nous ont dit la même
                    chose : des centaines de personnes passent plusieurs jours sans parler à
                    quelqu’un. Elles ne demandent pas de service. Elles demandent du monde.
                """),
            ),
            Section(
                "Comment cela marche",
                text("""
                    Une équipe par quartier reçoit les demandes, rencontre les volontaires et
                    présente l’un à l’autre. Visite, appel du dimanche, courses portées, partie de
                    belote : à chacun sa façon.

                    On peut s’arrêter quand on veut, et le dire simplement. Une autre personne
                    prend le relais.
                """),
            ),
            Section(
                "Les mots de Georges, 84 ans",
                text("""
                    « Au début je croyais qu’on m’envoyait une assistante sociale. C’était Lucas,
                    vingt-deux ans, qui ne sait pas faire le café. Maintenant il sait. »
                """),
            ),
        ),
        promise=Promise(
            aim="Trois cents duos de voisins dans les sept quartiers.",
            public="Les personnes de plus de 70 ans qui le souhaitent, et tous les volontaires.",
            scale="Toute la ville, une équipe par quartier.",
            duration="Deux ans, avec un point public tous les six mois.",
            means="Deux postes à la ville, une ligne téléphonique, 35 000 € par an.",
            participation="Une visite, un appel, une heure par semaine ou par mois.",
            will_change=(
                "La façon dont les équipes sont organisées dans chaque quartier et ce qui est "
                "proposé aux aînés. Les règles de confidentialité ne se discutent pas."
            ),
        ),
    ),
    Initiative(
        slug="fete-des-voisins-de-la-digue",
        title="Fête des voisins de la digue",
        summary=(
            "Cent mètres de tables face à la mer, un orchestre de quartier, des lampions : chacun "
            "apporte un plat et repart avec trois prénoms."
        ),
        stage="preparing",
        quartier="malo-les-bains",
        domains=("vivre-ensemble", "culture-loisirs"),
        activities=("evenementiel", "accueil-de-public"),
        scene="seafront_party",
        is_event=True,
        body=(
            Section(
                "Le programme",
                text("""
                    À midi, la grande tablée. L’après-midi, jeux flamands en bois, cerfs-volants,
                    chorale des embruns, vote pour les projets du quartier. À dix-huit heures, bal
                    et lampions.

                    Tout est gratuit. Un badge donné à l’arrivée aide à compter les convives et à
                    faire connaissance.
                """),
            ),
            Section(
                "Venir avec tout le monde",
                text("""
                    Tapis roulants sur le sable, toilettes accessibles, coin calme pour les
                    tout-petits et les personnes que le bruit fatigue. Le bus est gratuit et
                    s’arrête à deux cents mètres.

                    Vous ne connaissez personne ? Cherchez les foulards violets : ce sont les
                    hôtes de table, ils vous gardent une place.
                """),
            ),
            Section(
                "Donner un coup de main",
                text("""
                    Monter les tables, accueillir, démonter : il faut une soixantaine de
                    personnes, deux heures chacune. Le repas est offert à l’équipe.
                """),
            ),
        ),
        promise=Promise(
            aim="Faire se rencontrer des voisins qui se croisent sans se parler.",
            public="Tous les habitants, de Malo et d’ailleurs.",
            scale="Six cents convives sur la digue.",
            duration="Un dimanche, de midi à vingt-deux heures.",
            means="18 000 €, les tables de la ville, trente associations.",
            participation="Apporter un plat, tenir un stand, jouer, servir, voter.",
            will_change=(
                "Le programme de l’après-midi, choisi parmi les propositions des habitants, et les "
                "deux projets de quartier que le vote désignera."
            ),
        ),
    ),
)
