const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Function words: about half of what anybody says in English. */
export const stopWords = set(`
a an the this that these those and or but nor so yet if then than as of at by for from in into on onto
off out over under up down to with within without about after before between during through until upon
is are was were be been being am do does did done have has had having will would shall should can could
may might must i me my mine myself we us our ours ourselves you your yours yourself he him his himself she
her hers herself it its itself they them their theirs themselves who whom whose which what when where why
how there here all any both each few more most other some such no not only own same too very just also
again once because while i'm i've i'd i'll it's that's don't didn't wasn't couldn't wouldn't can't he's she's
they're we're there's isn't weren't hadn't hasn't haven't doesn't won't what's let's you're
`);

/** Whether a word says something by itself. */
export function isTelling(word: string): boolean {
  return word.length > 2 && !stopWords.has(word);
}
