/** What the command does, and what to do with what it makes. */
export const HELP = `Maakt de sleutel van een stembus op een computer zonder internet, en deelt hem over sleutelhouders.

  npm run --silent key-ceremony -- --round RONDE --trustees "A,B,C" --threshold 2 [opties]

  --round RONDE        het adres van de ronde, zoals parkwijk-2027; hoort bij de loting
  --trustees NAMEN     de sleutelhouders, met een komma ertussen; 1 tot en met 9 organisaties
  --threshold AANTAL   zoveel delen openen samen de stembus; zonder: de helft en één meer
  --folder MAP         waar de bestanden met de delen komen; zonder: de map waarin u nu bent
  --rehearsal          een oefening met een sleutel om weg te gooien; --round hoeft dan niet
  --help               deze uitleg

Voor elke sleutelhouder komt er één bestand, dat alleen u kunt lezen. Geef elk bestand aan de sleutelhouder, laat die het
nakijken, en wis het hier. Wat de opdracht laat zien, is de openbare kant: plak die op de pagina "Sleutel" van de ronde.
Een bestand dat er al is, wordt nooit overschreven.
`;
