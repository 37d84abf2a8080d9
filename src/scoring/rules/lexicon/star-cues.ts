import { anyOf } from './any-of.ts';

/** Phrases by which speakers mark the parts of a story, on the lower-case text of one sentence. */
const time =
  'year|month|week|summer|winter|spring|fall|autumn|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|night|morning|afternoon|shift';

export const situationCues = anyOf([
  new RegExp(
    `\\b(last|one|this past|that|a busy|late one|early one|on a|the previous|over the|in) (\\w+ )?(${time})\\b`,
  ),
  /\b(in|during|on|by) (the |late |early |mid )?(january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/,
  /\b(i|we) had (a|an|one|this|two|three|several|some) \w+/,
  /\b(i|we) (was|were) (a|an|the|working|on|in|at|looking after)\b/,
  /^(situation|context|background)\b/,
  /\b(during|in|on) my (\w+ )?(placement|year|month|week|job|role|post|clinicals|training|shift)\b/,
  /\bin my (first|last|second|third|previous|current|old|former|early)\b/,
  /\b(when|while) (i|we) (was|were|worked|started|joined|led|ran|covered|volunteered|managed)\b/,
  /\b(at|in|on) (my|our|the|a) (\w+ ){0,2}(clinic|hospital|ward|unit|office|practice|department|store|shop|company|team|floor|lobby|front desk|call center|center)\b/,
  /\bthere was (a|an|this|one|no)\b/,
  /\b(a|an|one|two|three|our|my|the) (\w+ ){0,3}(patient|man|woman|family|daughter|son|mother|father|couple|visitor|resident|customer|colleague|nurse|doctor|physician|surgeon|manager|client|caller|widow|brother|sister|wife|husband)s? (who |whose |that )?(had|was|were|came|called|kept|started|needed|wanted|refused|complained|arrived|told)\b/,
  /\bhad (been|already|gone|waited|lost|missed|stopped|just|risen|fallen)\b/,
  /\b(was|were) (waiting|upset|angry|furious|scared|worried|frightened|overdue|short|struggling|losing)\b/,
  /\b(years|months|weeks) ago\b/,
]);

export const taskCues = anyOf([
  /\bmy (job|role|task|responsibility|part|duty|goal|aim|brief) (there )?(was|is|became)\b/,
  /\bit was (my|up to me|on me|for me|left to me)\b/,
  /\b(fell|came down|was left|landed) (to|on|with) me\b/,
  /\bi (was|am|had been) (responsible|asked|supposed|tasked|in charge|assigned|expected|the one|the person|told to)\b/,
  /\bi (\w+ )?(needed|had|wanted|meant|hoped|set out|decided it was) to\b/,
  /\b(the|my) (goal|aim|challenge|task|question|problem) (for me )?was\b/,
  /\b(what (she|he|they) needed|what was needed|what mattered)\b/,
  /\b(asked|told|expected) me to\b/,
  /\bi (owned|answered for|was answerable|was accountable|took responsibility)\b/,
  /\b(as|being) (the|a|their|her|his) (\w+ ){0,3}(liaison|lead|manager|coordinator|supervisor|charge nurse)\b.{0,40}\b(i|my|mine)\b/,
]);

export const resultCues = anyOf([
  /\b(as a result|in the end|eventually|finally|the result|the outcome|the upshot|since then|ever since|from then on|afterwards?|later on)\b/,
  new RegExp(
    `\\b(within|after|by|the next|the following|that same|two|three|four|six|a) (\\w+ )?(${time}s?|minutes?|hours?|days?|weeks?|months?|noon|evening|end|time)\\b.{0,60}\\b(was|were|had|went|came|got|fell|dropped|rose|said|told|thanked|wrote|agreed|signed|left|moved|stayed|calmed)\\b`,
  ),
  /\b(dropped|fell|rose|decreased|increased|improved|reduced|doubled|halved|cut|went (down|up)|climbed|shrank)\b.{0,40}\b(from|to|by)\b/,
  /\b(thanked|apologi[sz]ed to) (me|us|the)\b/,
  /\b(she|he|they|the \w+|her \w+|his \w+) (\w+ )?(said|told me|wrote|thanked|agreed|calmed|relaxed|left|went home|came back|stayed|signed|hugged|shook|smiled|slept|cried less|asked for me)\b.{0,60}$/,
  /\bwas (\w+ )?(seen|moved|discharged|transferred|resolved|settled|closed|withdrawn|approved|admitted|fixed|able|cleared|kept|adopted)\b/,
  /\b(we|the \w+|every \w+|both \w+) (\w+ )?(still|now) (use|uses|do|does|have|has|hold|holds|run|runs|follow|follows|keep|keeps|work|works)\b/,
  /\b(it|that|this) (\w+ )?(worked|helped|led to|meant that|stopped|became|is now|ended)\b/,
  /\b(no|not a single|zero) (\w+ )?(complaints?|missed|further|more|one was)\b/,
  /\b(i|we) (learned|learnt|still use|have kept|kept it)\b/,
  /\b(complaint|case|issue|matter) (was )?(closed|settled|resolved|withdrawn|dropped)\b/,
]);

/** Speaking of what one would do instead of what one did. */
export const hypothetical = /\b(i|we|you) ?('d| would| will|'ll| could)\b/;
