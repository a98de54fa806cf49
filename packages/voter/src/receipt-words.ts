import { fromHex, invariant } from '@wijkbegroting/domain';

const WORDS_OF_RECEIPT = 8;
const BITS_OF_WORD = 10;

/**
 * 1,024 words that people know, can spell and can read to each other; sorted. Each differs from all others in its first
 * four letters and in more than one letter. Fixed for ever: a receipt of today reads the same in ten years.
 */
export const RECEIPT_WORDS: readonly string[] = `
  aanbod aandacht aankomst aanleg aanpak aanrecht aantal aanvraag aarde abrikoos absoluut acht acteur actie adem
  adres advocaat afdak afdruk affiche afgelopen afkomst afrit afslag afspraak afstand afval afwas afzender agenda
  airco akker akkoord album algemeen allerlei almaar altijd amandel ambacht ambulance ananas anders andijvie anijs
  anjer antenne antwoord apart appel arbeid archief aroma artikel asperge atlas atleet augurk auto avocado avond
  azijn baard baas baby badjas badkamer bagage bakfiets baklava balans balie balkon bamboe banaan bandage bank
  barbecue basket batterij bazaar bazuin bedankt bedden bedrag beek beeld beestje begin begrip behang beitel beker
  belasting belofte bemanning berg bericht beschuit besluit bessen bestek beton beurs bewaar beweging bezem bezoek
  biefstuk biet bijen bijna bijzonder bikini biljet binnen biscuit bitter blanco blauw blazen bliksem bloem blond
  blouse bocht bodem boeg boeket boerderij bolhoed bolletje bomen bonus boodschap boompje boot borstel bosbes boter
  brand brief bril brochure broer brug bruin brullen bubbel budget buffel buiten buizerd bumper bureau buurman camera
  carnaval categorie centrum chips chocola cijfer circus cirkel citroen clown cola collega computer dagboek daglicht
  dahlia dakgoot dakraam dames dansen dapper datum december deelnemer deken demo derde deur diamant dichter dienst
  diepte dieren digitaal dijkweg dikte diner dinsdag diploma directeur distel ditmaal doek doelpunt dolfijn domino
  donder donut doolhof doorgang doosje dorp douche dozijn draad drager drempel drie drinken droog druif drukte
  druppel duikboot duin duizend dwars dynamo echo edel editie eekhoorn eenden eenheid eerlijk eerste eetzaal eeuw
  eigen eiland einde elastiek elfje email emmer energie engel ergens erker ernstig ervaring erwt etage eten examen
  fakkel familie februari feest fiets figuur film finale fitness fles flink flits fluit fluweel fontein forel
  formulier foto framboos frietje fris gadget gamba gang ganzen gast gebak gebied gebruik gedachte gedicht geduld
  geel gegevens gegroet geheim gehoor geit geluid gember gemeente genoeg geranium geschenk gesprek getal gevoel
  gewoon gezang gezin gezond giechel gips giraf gitaar glas gletsjer glijbaan glimlach globe glorie goed golf gordijn
  gouden graan gracht grafiek grap groen grond gymles haak haargel haastig hagel halsband halte hamer hand hanger
  harp haven havik hazelnoot heelal helder helling hemel herberg herfst hert hesje heuvel hobby hoepel hoeveel hoger
  hokje honderd honing hoofd hoop hoorn hopen horizon horloge hotel houten huid huisdier hulp hulst humor huppel
  hutje huur idee iemand iglo ijsbeer ijspegel ijver ingang inkoop insect instap interview invulling jaar jagen
  januari jarig jasje jasmijn jeans jeugd jojo jong journaal jubileum juffrouw juist jullie juni jurk jutezak kaars
  kabinet kabouter kachel kalender kalf kalkoen kameel kampeer kanaal kano kapitein kapstok karper karton kasteel
  katoen keer kegel kennis kermis ketting keuken keuze kiezen kikker kilo kind kiosk kiwi klaar klant klaver kleding
  klein klem kletsen kleur klimop klok klomp knie knoop knuffel knutsel koekje koel koers koffer koken kokos kolom
  komma konijn kooi kookboek koper kopje koraal kosten kraai krabbel krans krat krekel krijt kring kroon kruimel
  kuchje kuip kunst kussen laat lachen ladder lade lakens lammetje lamp lantaarn laptop later lavendel leder leeftijd
  leeg leerling legende lekker lelie lengte lenig lepel letter leuning leven libel licht lief lift liggen ligstoel
  lijst limonade links logeer lokaal loket loods loof lotus luchtbed luier luipaard lunch luxe maaltijd maand machine
  magneet makelaar mama mango manier mantel margriet markt matig mazzel meedoen meikever meisje melk melodie meneer
  mensen merel metaal meter metro meubel midden miljoen minuut mist mixer mode moeder moeras mogelijk molen moment
  monitor monteur morgen mosterd muis munt murmel museum muziek naaien naald naam nadenken namiddag narcis nasmaak
  natuur neerslag negen nest netwerk neus nieten nieuw nimf nodig noedels nogmaals noord normaal nota noten november
  nuchter nummer nuttig nylon oase oceaan ochtend oefening oerwoud oester oever oktober olie olifant olijf omelet
  omgeving omhoog omslag omweg onbekend ongeveer ontbijt ontdek onthoud ontwerp onweer oogst ooievaar ooit oorbel
  opdracht opening opera opgave opname opruimen opstel optelsom optocht oranje orchidee orde orgel orkest otter oven
  overal paadje paarse paasei pagina pakket paleis paling palm panter papier paprika parel park partij paspoort
  passer pasta patat patroon pauze pelikaan penseel peper perron persoon perzik piano picknick pijl pilaar piloot
  pinda piraat pizza plaats plafond plan plastic pleister plezier ploeg plons pluim poes polder pomp pont poppen
  poster potlood potvis prairie praten prei prins probeer proces proef proost publiek pupil puree puzzel pyjama
  raadsel rabarber radar radijs rail raket ranonkel rapport ratel recept redder reep regio reiger reis rekenen
  reserve respect reuk ribbel richting rijbaan rijtje rimpel rivier robijn robot roeiboot roerei roltrap roman rommel
  rondje roos route royaal roze rubber rugby rugzak ruilen ruimte rups rust saai safari saffier salade salto sambal
  samen sandaal sappig saus saxofoon schaap scherm schip school schrift schuur seconde seintje seizoen selderij sfeer
  shampoo shirt sieraad signaal sjaal slaap slagroom slak slang slee sleutel slim slinger slootje slot sluis smaak
  smal snaar sneeuw snel snijden snoep snor soesje sojaboon sokken solo soms sorteer spade spar spek speler spiegel
  spijker splinter spons spoor sport spreeuw springen sprookje spruit spul staart stad stapel steen stelt stengel
  ster stift stilte stoel stof storm straat streep stroop studie stuiver stuur suiker super symfonie taal tachtig
  tafel takken talent tandarts tante tapijt tarwe taxi techniek tegoed tekst telefoon teller telraam tempel tent
  terras theater thee thema thuis ticket tien timmer titel toekomst toerist toets toffee tomaat tombola toneel toon
  toren touw tractor traject tred trein trilling trog trompet trots trui tube tuinman tulband tunnel twaalf tweede
  twijfel twintig uiterst uitgang uithoek uitje uitleg uitstap uitvoer uitzicht uniek uurwerk vaandel vader vakantie
  vakwerk valhelm valk vanaf vandaag vanille varen veertig veilig veld venkel verband verder vergiet verhaal verkeer
  vermoed verte veulen vezel video vier vijg villa vinger violet viool visite vissen vitamine vitrine vlag vlek
  vleugel vlieg vlinder vloer vlokje vlucht voedsel voetbal vogel volgend voor vork vraag vrede vreugde vriend vroeg
  vrolijk vuilnis vulkaan vulpen waaier wachten wagon walnoot walvis wandel warmte wasbak wasmand waterval weefsel
  weide welkom wens wereld wesp wezen wiel wijk wild winkel winst winter woensdag woestijn wolken woonboot worst
  wortel woud wuiven xylofoon yoghurt zaag zadel zakdoek zaklamp zandbak zebra zeef zeester zegevier zekering zelden
  zender zesde zestien zetel zetmeel ziezo zijspan zilver zingen zitbank zitten zodra zoeken zoen zomaar zomer zondag
  zool zorg zuiden zuinig zuivel zuurkool zwaan zwager zwaluw zwembad zwerm zweven zwijn
`
  .trim()
  .split(/\s+/);

/**
 * The first 80 bits of a ballot hash as eight words of ten bits each, to compare by eye or over the phone. Not the whole
 * hash: who wants to be sure checks the receipt itself. @throws when it is not 64 hexadecimal digits
 */
export function receiptWords(ballotHash: string): readonly string[] {
  const bytes = fromHex(ballotHash);
  invariant(bytes.ok && bytes.value.length === 32, 'a ballot hash is 32 bytes in hexadecimal');
  const bits = Array.from(bytes.value, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: WORDS_OF_RECEIPT }, (_, at) => {
    const number = Number.parseInt(bits.slice(at * BITS_OF_WORD, (at + 1) * BITS_OF_WORD), 2);
    return RECEIPT_WORDS[number] ?? '';
  });
}
