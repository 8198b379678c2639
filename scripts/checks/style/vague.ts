import type { PageRule } from '../rule.ts';
import { blocksOf, startsSentence } from './blocks.ts';

/** What follows a pronoun that stands for a noun which the reader must guess. "This test" names the noun. */
const verb =
  /^\s+(?:also |then |only |usually |often |always |never )?(?:is|isn['’]t|was|are|were|will|can|cannot|could|would|should|may|might|must|does|do|did|has|have|had|means|makes|allows|lets|helps|gives|shows|takes|works|leads|causes|requires|needs|includes|applies|ensures|prevents|avoids|keeps|breaks|fails|depends|happens|comes|goes|results|enables|starts|stops|creates|adds|removes|uses|runs|saves|tells|holds|seems|looks|becomes|stays|saves|provides|sets|builds|returns|affects|matters)\b(?! (?:strongly |highly )?(?:advis|recommended|suggested|important to note|worth noting))/u;

/** A verb that the list lacks shows itself by what follows: "This triggers the test". Nouns in -ss, -us, -is and -as are none. */
const otherVerb = /^\s+(?:also |then |only |usually |often |always |never )?(?!means|news|series|species|lens|times|always)\p{Ll}{2,}[^suia\P{Ll}]s (?:the|a|an|its|their|how|when|whether|what|why|you|us|that|all|each|every|both|no|one|two|more|less)\b/u;

/** What sets "This" apart from any noun: "This, however", "This too". */
const alone = /^(?:,| too\b(?!-))/;

/** "It is possible that ..." and "It takes a minute to ..." stand for nothing. */
const expletive = /^\s+(?:is|was|can be|may be|might be)(?: not| also| often| usually| still)? (?:best|better|common|easier|easy|enough|good|hard|harder|helpful|impossible|likely|necessary|normal|possible|rare|right|safe|safer|true|unlikely|unsafe|up|useful|wise|wrong)\b(?: \S+){0,4}? (?:to|that|when|if|whether)\b|^\s+(?:takes|costs|needs) [^.]*? (?:to|until|before) /u;

/** Sentences that open with a pronoun in place of the thing. */
export const vagueStart: PageRule = {
  id: 'style/vague-start',
  severity: 'warning',
  *check(input) {
    for (const block of blocksOf(input)) {
      for (const { text, index } of block.words) {
        if ((text !== 'This' && text !== 'It') || !startsSentence(block, index)) continue;
        const after = block.text.slice(index + text.length, index + text.length + 80);
        const match = verb.exec(after) ?? otherVerb.exec(after) ?? (text === 'This' ? alone.exec(after) : null);
        if (match === null || (text === 'It' && expletive.test(after)) || /["“]/.test(block.text[index - 1] ?? '')) continue;
        // Within a paragraph or a list "it" mostly goes on about the thing that stands before.
        if (text === 'It' && !(block.kind === 'paragraph' && index === 0) && (index === 0 || !/\b(?:is|was)$/.test(match[0]))) continue;
        yield { rule: this.id, ...block.at(index), message: `"${text}${match[0].replace(/\s+/g, ' ')}" leaves open what "${text.toLowerCase()}" is. Name the thing.` };
      }
    }
  },
};
