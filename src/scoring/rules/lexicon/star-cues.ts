/** Phrases by which speakers mark the parts of a story, in the language of cues.ts. */
const months =
  'january,february,march,april,may,june,july,august,september,october,november,december';
const days = 'monday,tuesday,wednesday,thursday,friday,saturday,sunday';
const time = `year,month,week,summer,winter,spring,fall,autumn,${months},${days},night,morning,afternoon,shift`;
const people =
  'patient,man,woman,family,daughter,son,mother,father,couple,visitor,resident,customer,colleague,nurse,doctor,physician,surgeon,manager,client,caller,widow,brother,sister,wife,husband,boy,girl,child,user,student,pupil,parent';
const places =
  'clinic,hospital,ward,unit,office,practice,department,store,shop,company,team,floor,lobby,desk,center,school,class,project,site';

const situation = [
  `={last,one,that,previous,next} *? ={${time}}`,
  `this past ={${time}}`,
  `a busy ={${time}}`,
  `{late,early} one ={${time}}`,
  `on a *? ={${time}}`,
  `over the *? ={${time}}`,
  `=in *? ={${time}}`,
  `={in,during,on,by} =the? ={late,early,mid}? ={${months},${days}}`,
  '={i,we} =had ={a,an,one,this,two,three,several,some} *',
  '={i,we} ={was,were} ={a,an,the,working,on,in,at}',
  '={i,we} ={was,were} looking after',
  '^={situation,context,background}',
  '={during,in,on} =my *? ={placement,year,month,week,job,role,post,clinicals,training,shift,rotation}',
  '=in =my ={first,last,second,third,previous,current,old,former,early}',
  '={when,while} ={i,we} ={was,were,worked,started,joined,led,ran,covered,volunteered,managed}',
  `={at,in,on} ={my,our,the,a} *? *? ={${places}}`,
  '=there =was ={a,an,this,one,no}',
  `={a,an,one,two,three,our,my,the} *? *? *? {${people}} ={who,whose,that}? ={had,was,were,came,called,kept,started,needed,wanted,refused,complained,arrived,told}`,
  '=had ={been,already,gone,waited,lost,missed,stopped,just,risen,fallen}',
  '={was,were} ={waiting,upset,angry,furious,scared,worried,frightened,overdue,short,struggling,losing}',
  '={years,months,weeks} =ago',
];

const task = [
  '=my ={job,role,task,responsibility,part,duty,goal,aim,brief} =there? ={was,is,became}',
  '=it =was =my',
  '=it =was =up =to =me',
  '=it =was ={on,for} =me',
  '=it =was =left =to =me',
  '={fell,came,was,landed,left} =down? ={to,on,with} =me',
  '=i =was ={responsible,asked,supposed,tasked,assigned,expected}',
  '=i =was =in =charge',
  '=i =was =the ={one,person}',
  '=i =was =told =to',
  '=i =had =been ={asked,told,tasked}',
  '=i *? ={needed,had,wanted,meant,hoped} =to',
  '=i *? =set =out =to',
  '={the,my} ={goal,aim,challenge,task,question,problem} =for? =me? =was',
  '=what ={she,he,they} =needed',
  '=what =was =needed',
  '=what =mattered',
  '={asked,told,expected,wanted} =me =to',
  '=i ={owned,answered} =for?',
  '=i =was ={answerable,accountable}',
  '=i =took responsibility',
  '={as,being} ={the,a,their,her,his} *? *? ={liaison,lead,manager,coordinator,supervisor} ... ={i,my,mine}',
];

const outcomes =
  'was,were,had,went,came,got,fell,dropped,rose,said,told,thanked,wrote,agreed,signed,left,moved,stayed,calmed';
const spans = `${time},shifts,minute,minutes,hour,hours,day,days,weeks,months,noon,evening,end,time`;

const result = [
  '=as =a =result',
  '=in =the =end',
  '=finally',
  '=the ={result,outcome,upshot}',
  '=ever? =since =then',
  '=from =then =on',
  '=later =on',
  `={within,after,by,two,three,four,six,a} *? ={${spans}} ... ={${outcomes}}`,
  `=the ={next,following} *? ={${spans}} ... ={${outcomes}}`,
  `=that =same *? ={${spans}} ... ={${outcomes}}`,
  '={dropped,fell,rose,decreased,increased,improved,reduced,doubled,halved,cut,climbed,shrank} ... ={from,to,by}',
  '=went ={down,up} ... ={from,to,by}',
  '=thanked ={me,us,the}',
  '={apologised,apologized} =to ={me,us,the}',
  '={she,he,they} *? ={said,wrote,thanked,agreed,calmed,relaxed,left,stayed,signed,hugged,shook,smiled,slept}',
  '={she,he,they} *? ={told,asked} ={me,for}',
  '={she,he,they} *? ={went,came} ={home,back}',
  '={the,her,his} * *? ={said,wrote,thanked,agreed,calmed,relaxed,left,stayed,signed,hugged,shook,smiled,slept}',
  '=was *? ={seen,moved,discharged,transferred,resolved,settled,closed,withdrawn,approved,admitted,fixed,able,cleared,kept,adopted}',
  '={we,the,every,both} *? *? ={still,now} ={use,uses,do,does,have,has,hold,holds,run,runs,follow,follows,keep,keeps,work,works}',
  '={it,that,this} *? ={worked,helped,stopped,became,ended}',
  '={it,that,this} *? =led =to',
  '={it,that,this} *? =is =now',
  '={it,that,this} *? =meant =that',
  '={no,zero} *? ={complaint,complaints,missed,further,more}',
  '=not =a =single ={complaint,one}',
  '={i,we} =still =use',
  '={i,we} =have? =kept =it?',
  '={complaint,case,issue,matter} =was? ={closed,settled,resolved,withdrawn,dropped}',
];

const learning = [
  '={i,we} *? ={learned,learnt,realised,realized,understood}',
  '={taught,showed,reminded} =me',
  '=what ={i,it} ={took,learned,learnt,taught}',
  '=next =time ={i,we}',
  '={since,from} ={then,that} ={i,we} ={always,never,make,ask,check}',
  '={i,we} =now ={always,never,make,ask,check,start,know}',
  '=would *? ={differently,earlier,sooner,again}',
  '=with hindsight',
  '=in hindsight',
  '=looking =back',
  '={lesson,takeaway}',
];

export type StarCue = 'situation' | 'task' | 'result' | 'learning';

export const starCues: readonly (readonly [StarCue, string])[] = [
  ...situation.map((cue) => ['situation', cue] as const),
  ...task.map((cue) => ['task', cue] as const),
  ...result.map((cue) => ['result', cue] as const),
  ...learning.map((cue) => ['learning', cue] as const),
];
