/** Forms that no ending makes: whoever types one also means the others. Not "found", which most errors say without "find". */
const groups = (
  'become became, begin began begun, break broke broken, bring brought, build built, catch caught, choose chose chosen, draw drew drawn, fall fell fallen, forget forgot forgotten, '
  + 'freeze froze frozen, grow grew grown, hang hung, hide hid hidden, hold held, know knew known, lose lost, mean meant, overwrite overwrote overwritten, pay paid, rebuild rebuilt, rerun reran, '
  + 'rewrite rewrote rewritten, run ran, say said, see saw seen, send sent, show showed shown, speak spoke spoken, spend spent, stick stuck, take took taken, teach taught, tell told, think thought, '
  + 'throw threw thrown, understand understood, write wrote written, index indices, matrix matrices, vertex vertices, person people'
).split(', ').map((group) => group.split(' '));

const others = new Map(groups.flatMap((group) => group.map((word) => [word, group.filter((other) => other !== word)] as const)));

/** The irregular forms of a folded word beside itself. */
export function irregularForms(word: string): readonly string[] {
  return others.get(word) ?? [];
}
