/** Words that say nothing about what is looked for. They are neither indexed nor searched, unless a name holds them. */
const stopWords = new Set(
  (
    'a about actually after all already also am an and any anybody anyone are as at be because been being but by can cannot cant could did do does doesnt doing dont '
    + 'each either else ever every for from get gets getting give gives goes going got had has have having he help her here hers him his how i id if ill im in into is isnt it its ive '
    + 'just keep keeping keeps kept left let lets like may maybe me might mine must my need needed needs neither no nor not now of ok okay on once only onto or other our ours out over own please possible '
    + 'really same shall she should shouldnt since so some somebody someone something still such than that thats the their theirs them then there these they thing things this those though to too '
    + 'upon us very via want wants was way ways we were what whats when where wheres whether which while who whom whos whose why will with within without wont would you your yours'
  ).split(' '),
);

/** Whether a folded word is too common to tell anything. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}
