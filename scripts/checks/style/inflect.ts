/** First words of a phrase that are no verbs, although they may look like one. */
const noVerbs = new Set(
  'a above achilles across against all an and apples around arm as at axe ballpark bare behind below best bits black bleeding born by can carved caught crystal cold cutting day dead deep devil don everything fast fine first for from full game glass good half hand happy heads hot in it iron jack jury just last level light long loose low make-or-break more no not of off on once one out over pain par plain pros quick rain ring rocket second sick sixth six sky state tall that the through time tip to too touch train true two under up upper water whole wild win with without your'.split(' '),
);

/** The past forms of verbs that do not take -ed. */
const irregular: Readonly<Record<string, string>> = {
  beat: 'beat beaten', bend: 'bent', bite: 'bit bitten', blow: 'blew blown', break: 'broke broken', bring: 'brought', build: 'built', burn: 'burned burnt', catch: 'caught', come: 'came',
  cut: 'cut', dig: 'dug', do: 'did done', draw: 'drew drawn', drink: 'drank drunk', drive: 'drove driven', eat: 'ate eaten', fall: 'fell fallen', fly: 'flew flown', get: 'got gotten',
  give: 'gave given', go: 'went gone', hang: 'hung', have: 'had has', hit: 'hit', hold: 'held', keep: 'kept', know: 'knew known', lay: 'laid', learn: 'learned', leave: 'left', let: 'let', lose: 'lost',
  make: 'made', pay: 'paid', put: 'put', read: 'read', ring: 'rang rung', run: 'ran', see: 'saw seen', sell: 'sold', set: 'set', shed: 'shed', shoot: 'shot', sink: 'sank sunk', sit: 'sat', sleep: 'slept', speak: 'spoke spoken',
  spill: 'spilled', stand: 'stood', steal: 'stole stolen', stick: 'stuck', take: 'took taken', think: 'thought', throw: 'threw thrown', tie: 'tied tying', wear: 'wore worn', wreak: 'wrought',
};

const owners = ['its', 'their', 'his', 'her', 'my', 'our', "one's"];

const selves = ['itself', 'themselves', 'himself', 'herself', 'myself', 'ourselves', 'oneself'];

/** A figure of speech in the forms that its verb and its owner can have: "cut your losses", "cutting its losses". */
export function formsOfIdiom(phrase: string): string[] {
  const [first = ''] = /^\p{Ll}+(?= )/u.exec(phrase) ?? [];
  const verbs = first === '' || noVerbs.has(first) ? [first] : [first, ...formsOfVerb(first)];
  const rest = phrase.slice(first.length);
  const rests = [rest, ...(rest.includes(' your ') ? owners.map((owner) => rest.replace(' your ', ` ${owner} `)) : []), ...(rest.includes(' yourself ') ? selves.map((self) => rest.replace(' yourself ', ` ${self} `)) : [])];
  return verbs.flatMap((verb) => rests.map((after) => verb + after));
}

function formsOfVerb(verb: string): string[] {
  const stem = /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}i` : verb;
  const third = stem !== verb || /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${stem}es` : `${verb}s`;
  // A single vowel before a single consonant doubles the consonant: "cut", "cutting".
  const doubled = /^[^aeiou]*[aeiou][bdglmnprt]$/.test(verb) ? verb + (verb.at(-1) ?? '') : verb;
  const short = /[^eoy]e$/.test(doubled) ? doubled.slice(0, -1) : doubled;
  const past = irregular[verb]?.split(' ') ?? [verb.endsWith('e') ? `${verb}d` : stem === verb ? `${doubled}ed` : `${stem}ed`];
  return [third, `${short}ing`, ...past];
}
