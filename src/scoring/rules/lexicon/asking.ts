/** Wordings that tell of asking or listening without a word of asking. */
export const askingCues = [
  'find =out',
  'find ={who,what,why,how,whether}',
  '{check,clear,confirm} =with',
  '{want,like,get} =to =know',
  '={do,did,can,could,will,would,are,have} =you',
  'let {him,her,them,people,everybody,everyone,each} {talk,tell,speak,say,shout,swear,vent,cry,finish,explain,have}',
  '{have,say,get} {his,her,their} =say',
  '{his,her,their,both} {side,version,view}',
  'tell ={me,us}',
  '{listen,hear,interview,consult,survey,query}',
] as const;
