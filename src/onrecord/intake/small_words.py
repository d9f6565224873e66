"""Small words of languages in Latin letters that English does not have: by them a headline of a few words is told."""


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


SMALL_WORDS: dict[str, frozenset[str]] = {
    "es": _words("el la los las un una en del al por para que con se su sus y o es fue han tras entre sobre desde más"),
    "fr": _words(
        "le la les un une des du en au aux dans par pour que qui et ou est sont a ont sur après entre à ne pas"
    ),
    "de": _words("der das dem ein eine einer und oder bei mit nach von vom zum zur im am ist sind auf über nicht für"),
    "it": _words("il lo la gli le un una di del della dei delle in al alla per che con e è sono dopo tra nel nella da"),
    "pt": _words("o os as um uma em no na nos nas do da dos das ao por para que com e é foi após entre sobre não mais"),
    "nl": _words("de het een van en bij met naar voor uit te dat die niet is zijn op na tegen ook door aan om werd"),
    "pl": _words("w we na z ze do od po przez dla i oraz że się nie jest są był było o pod przed przy"),
    "cs": _words("v ve na z ze do od po pro a i že se ne je jsou byl byla o při před u s k"),
    "ro": _words("în la cu din de pe pentru prin și sau că se nu este sunt a fost după între un o lui"),
    "sv": _words("i på av med för till från och eller att som är var inte efter vid en ett den det om mot"),
    "da": _words("i på af med for til fra og eller at som er var ikke efter ved en et den det om mod"),
    "no": _words("i på av med for til fra og eller at som er var ikke etter ved en et den det om mot"),
    "fi": _words("ja on ei että oli ovat kun mutta sekä myös se hän joka mukaan"),
    "hu": _words("a az és egy hogy nem is volt ban ben után között miatt szerint"),
    "tr": _words("ve bir bu da de için ile olarak sonra kadar göre çok daha ise dedi"),
    "hr": _words("u na i je su se da za od do iz sa po nakon prema ne bi koji koja"),
    "sr": _words("u na i je su se da za od do iz sa po nakon prema ne bi koji koja"),
    "bs": _words("u na i je su se da za od do iz sa po nakon prema ne bi koji koja"),
    "ca": _words("el la els les un una de del en al per que amb i és ha després entre sobre"),
    "gl": _words("o a os as un unha en do da dos das ao por para que con e é foi tras entre sobre"),
    "id": _words("di yang dan dari ke untuk dengan pada dalam adalah ini itu tidak telah oleh para"),
    "ms": _words("di yang dan dari ke untuk dengan pada dalam adalah ini itu tidak telah oleh para"),
    "vi": _words("và của là có trong cho với các được ở tại không những một người"),
    "sw": _words("na ya wa kwa katika ni za la cha kuwa huo hiyo"),
    "so": _words("oo iyo ka ku u in waa ay la uu ee"),
    "ht": _words("nan ak pou yo ki te sou li se pa"),
    "az": _words("və bir bu üçün ilə də da olan sonra"),
    "uz": _words("va bir bu uchun bilan ham deb"),
    "ku": _words("û li ji bi di de ku ev bo"),
}
"""By ISO code. A word that several languages share is in each of them: which of them it is, the letters tell."""
