"""What each picture shows, in French."""

ALT_TEXTS = {
    "beach": "Des bénévoles en gilet ramassent les déchets sur une plage, à marée basse.",
    "harbour": "Des promeneurs sur le quai du port, avec le phare, un chalutier et le beffroi.",
    "carnival": "Une foule costumée lève ses parapluies colorés devant un beffroi de brique.",
    "seafront_party": "Des voisins lèvent leur verre autour d’une longue table, face à la mer.",
    "allotment": "Trois personnes jardinent entre des rangs de légumes, devant des immeubles.",
    "tree_planting": "Des habitants plantent ensemble de jeunes arbres fruitiers.",
    "village_church": "Une église de brique, porte ouverte, et des visiteurs sur le chemin.",
    "football": "Des enfants jouent au football, encouragés par deux adultes.",
    "dogs": "Deux personnes promènent des chiens ; un chat les regarde depuis un mur.",
    "food_crates": "Trois bénévoles derrière une table couverte de caisses de légumes et de pain.",
    "homework": "Une adulte et deux enfants devant des livres ouverts, dans une bibliothèque.",
    "computers": "Quatre personnes apprennent à deux devant des ordinateurs portables.",
    "card_game": "Quatre joueurs de tous âges autour d’une table de cartes et de tasses de thé.",
    "conversation": "Cinq personnes discutent autour d’une théière, sous des bulles colorées.",
    "bike_workshop": "Trois personnes réparent un vélo dans un atelier plein d’outils.",
    "open_air_cinema": "Un public vu de dos regarde un film en plein air, sous les étoiles.",
    "choir": "Une chorale en écharpes rouges chante, menée par sa cheffe.",
    "first_aid": "Un groupe apprend le massage cardiaque sur un mannequin.",
}
